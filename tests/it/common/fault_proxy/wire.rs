//! Bytes on their way through one connection, as late, as slowly and as few as the faults have it.
//! Knows not who asked for the faults.

use super::faults::{Direction, Pass, Place};
use std::io;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, sleep_until};

/// Bytes that are read at once.
const CHUNK: usize = 4 * 1024;
/// Chunks on their way. Who sends more waits, as on a real line.
const CHUNKS: usize = 64;
/// A throttled line passes something this often in a second.
const PIECES_A_SECOND: u32 = 20;

/// What `pass_on` says of a connection that it ended by itself.
const TRUNCATED: io::ErrorKind = io::ErrorKind::UnexpectedEof;

/// Bytes and the time from which they may arrive; none at all: the end.
type Chunk = (Instant, Vec<u8>);

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Both sides said goodbye, or one was given a goodbye that its other side never said.
    Closed,
    /// It is to be reset.
    Cut,
}

/// Carries bytes until both sides have ended or the connection is cut.
pub async fn carry_both_ways(client: &mut TcpStream, server: &mut TcpStream, place: &Place) -> End {
    let (from_client, to_client) = client.split();
    let (from_server, to_server) = server.split();
    let both = async {
        tokio::try_join!(
            carry(from_client, to_server, Direction::ToServer, place),
            carry(from_server, to_client, Direction::ToClient, place),
        )
    };
    tokio::select! {
        // In this order: the truncated connection is one of those that are cut with it.
        biased;
        carried = both => match carried {
            Err(error) if error.kind() != TRUNCATED => End::Cut,
            _ => End::Closed,
        },
        () = place.cut() => End::Cut,
    }
}

async fn carry(
    from: ReadHalf<'_>,
    to: WriteHalf<'_>,
    direction: Direction,
    place: &Place,
) -> io::Result<()> {
    let (queue, waiting) = mpsc::channel(CHUNKS);
    tokio::try_join!(take_in(from, queue, place), pass_on(waiting, to, direction, place))?;
    Ok(())
}

async fn take_in(
    mut from: ReadHalf<'_>,
    queue: mpsc::Sender<Chunk>,
    place: &Place,
) -> io::Result<()> {
    loop {
        place.thawed().await;
        let mut bytes = vec![0; CHUNK];
        let count = from.read(&mut bytes).await?;
        bytes.truncate(count);
        let due = Instant::now() + place.now().delay;
        if queue.send((due, bytes)).await.is_err() || count == 0 {
            return Ok(());
        }
    }
}

async fn pass_on(
    mut waiting: mpsc::Receiver<Chunk>,
    mut to: WriteHalf<'_>,
    direction: Direction,
    place: &Place,
) -> io::Result<()> {
    while let Some((due, bytes)) = waiting.recv().await {
        sleep_until(due).await;
        place.thawed().await;
        match place.pass(direction, bytes.len()) {
            Pass::All => write_slowly(&mut to, &bytes, place).await?,
            Pass::UpTo(last) => {
                write_slowly(&mut to, &bytes[..last], place).await?;
                // A goodbye and no reset, so that every byte up to here does arrive.
                to.shutdown().await?;
                place.cut_all();
                return Err(TRUNCATED.into());
            }
        }
    }
    to.shutdown().await
}

async fn write_slowly(to: &mut WriteHalf<'_>, mut bytes: &[u8], place: &Place) -> io::Result<()> {
    while !bytes.is_empty() {
        let Some(rate) = place.now().bytes_per_second else {
            return to.write_all(bytes).await;
        };
        let most = usize::try_from(rate.div_ceil(PIECES_A_SECOND)).unwrap_or(usize::MAX);
        let (piece, rest) = bytes.split_at(most.min(bytes.len()));
        to.write_all(piece).await?;
        sleep(Duration::from_secs_f64(piece.len() as f64 / f64::from(rate))).await;
        bytes = rest;
    }
    Ok(())
}
