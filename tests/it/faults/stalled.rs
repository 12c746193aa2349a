//! One viewer in a hundred stops reading: the others get everything, in order, and the server neither
//! waits nor fills its memory. Who reads on later finds why they were left behind (LP15).

use crate::common::child::ChildServer;
use crate::common::fate::{Fate, operate};
use crate::common::viewer::{Socket, Viewer};
use crate::common::{Person, fresh};
use futures::StreamExt;
use futures::future::join_all;
use image_chat::model::{
    BroadcastId, ChatId, Command, CommentBody, CommentId, ImageId, Operation, Seq,
};
use image_chat::protocol::live::CloseCode;
use std::time::Duration;
use tokio::net::TcpSocket;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, client_async};

const VIEWERS: usize = 200;
const STALLED: [&str; 2] = ["Bob", "Cleo"];
/// As little as the system gives, so that the server's queue fills and not this side's.
const RECEIVE_BUFFER: u32 = 4 * 1024;
/// Comments that are under way at once; they share frames.
const AT_ONCE: usize = 16;
/// What the system's buffers (4 MB at most) and the queue (1 MiB, LP15) can hold for one who stalls,
/// with a little for what is on its way between them.
const KEPT_AT_MOST: usize = 6_000_000;
/// What passes for each viewer at least: twice as much.
const PUBLISHED_AT_LEAST: usize = 12_000_000;
/// The database's caches (32 MiB for writing, 8 for each reader) fill with any traffic; beside them
/// there is little.
const GROWS_AT_MOST: u64 = 64 * 1024 * 1024;
/// Within this time the stalled are gone: the bound of a failing test.
const GONE_WITHIN: Duration = Duration::from_secs(180);

/// What a viewer who reads has seen so far.
#[derive(Clone, Copy, Default)]
struct Seen {
    seq: u64,
    viewers: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp15_viewers_who_stop_reading_are_closed_and_cost_the_others_nothing() {
    let server = ChildServer::start().await;
    let ada = Person::named(server.base(), "Ada").await;
    let image = ada.upload("demo").await;
    let (chat, comment) = ada.open_chat(image, "rewritten all the time").await;

    let mut stalled = Vec::new();
    for name in STALLED {
        // People are counted, not connections: who stalls is someone else (LP27).
        let other = Person::named(server.base(), name).await;
        stalled.push(follow(&other, image, RECEIVE_BUFFER).await);
    }
    let (mut reading, mut seen) = (JoinSet::new(), Vec::new());
    for _ in STALLED.len()..VIEWERS {
        let (tell, told) = watch::channel(Seen::default());
        reading.spawn(read_all(follow(&ada, image, 64 * 1024).await, tell));
        seen.push(told);
    }
    let mut first = seen[0].clone();
    first.wait_for(|seen| seen.viewers == 1 + STALLED.len()).await.expect("all are there");

    let before = server.resident_bytes();
    let (mut most, mut published) = (before, 0);
    let writing = async {
        loop {
            let round = (0..AT_ONCE).map(|_| rewrite(&ada, image, chat, comment));
            let round = join_all(round).await;
            let seq = round.iter().map(|(seq, _)| *seq).max().expect("some");
            published += round.iter().map(|(_, bytes)| bytes).sum::<usize>();
            // As fast as someone who reads can take it, and no faster.
            first.wait_for(|seen| seen.seq >= seq.0).await.expect("reads on");
            most = most.max(server.resident_bytes());
            if published >= PUBLISHED_AT_LEAST && first.borrow().viewers == 1 {
                return seq;
            }
        }
    };
    let head = tokio::time::timeout(GONE_WITHIN, writing).await.expect("the stalled go");
    let grown = most - before;
    assert!(grown < GROWS_AT_MOST, "{grown} bytes more for {published} bytes a viewer");
    for mut told in seen {
        let complete = told.wait_for(|seen| seen.seq == head.0);
        complete.await.expect("everyone who reads gets everything");
    }
    for socket in stalled {
        let (code, heard) = read_on(socket).await;
        assert!(code.is_none_or(|code| code == CloseCode::TooSlow as u16), "{code:?}");
        assert!(heard < KEPT_AT_MOST, "{heard} of {published} bytes were kept for one who stalled");
    }
}

/// Edits the comment, so that the discussion does not grow. Gives its place and size.
async fn rewrite(
    ada: &Person,
    image: ImageId,
    chat_id: ChatId,
    comment_id: CommentId,
) -> (Seq, usize) {
    let text = "😀".repeat(CommentBody::MAX_CHARS);
    let body = CommentBody::new(&text).expect("a text");
    let command = Command::EditComment { chat_id, comment_id, body };
    let operation = Operation { broadcast_id: BroadcastId(fresh()), command };
    match operate(ada, image, &operation).await {
        Fate::Stored(recorded) => (recorded.seq, text.len()),
        other => panic!("{other:?}"),
    }
}

/// A socket that follows the image from now on.
async fn follow(ada: &Person, image: ImageId, receive_buffer: u32) -> Socket {
    let mut page = Viewer::load(ada, image).await;
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(receive_buffer).expect("set");
    socket.set_nodelay(true).expect("set");
    let addr = ada.base.trim_start_matches("http://").parse().expect("an address");
    let stream = socket.connect(addr).await.expect("connects");
    let opened = client_async(page.handshake(), MaybeTlsStream::Plain(stream)).await;
    page.take_over(opened.expect("welcome").0).await.expect("follows");
    page.be_welcome().await;
    page.hang_up().expect("a socket")
}

/// Reads every event in order, and tells how far it came.
async fn read_all(mut socket: Socket, tell: watch::Sender<Seen>) {
    let mut now = Seen::default();
    while let Some(Ok(message)) = socket.next().await {
        let Message::Text(text) = message else { continue };
        for told in messages(&text) {
            match told {
                Told::Event(seq) => {
                    assert!(now.seq == 0 || seq == now.seq + 1, "{seq} after {}", now.seq);
                    now.seq = seq;
                }
                Told::Viewers(count) => now.viewers = count,
            }
        }
        tell.send_replace(now);
    }
}

/// Reads what was kept for someone who stalled: the code at its end, if it has one, and how much.
async fn read_on(mut socket: Socket) -> (Option<u16>, usize) {
    let mut bytes = 0;
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => bytes += text.len(),
            Some(Ok(Message::Close(frame))) => {
                return (frame.map(|frame| frame.code.into()), bytes);
            }
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return (None, bytes),
        }
    }
}

enum Told {
    Event(u64),
    Viewers(usize),
}

/// What a frame tells. Not parsed: some gigabytes pass here, in an unoptimised build.
fn messages(text: &str) -> Vec<Told> {
    let parts = text.match_indices('{').map(|(at, _)| &text[at..]);
    let number = |part: &str, name: &str| {
        let (_, rest) = part.split_once(name).expect("its field");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().expect("a number")
    };
    let told = parts.filter_map(|part| {
        if part.starts_with(r#"{"type":"image-chat-updated""#) {
            Some(Told::Event(number(part, r#""seq":"#)))
        } else if part.starts_with(r#"{"type":"viewers""#) {
            let count = number(part, r#""count":"#);
            Some(Told::Viewers(usize::try_from(count).expect("small")))
        } else {
            None
        }
    });
    told.collect()
}
