//! The queue without a real socket: what is sent, what waits and what is caught up.

use super::shared::{GRACE, MAX_BYTES, MAX_FRAMES, PRESENCE_FRAMES};
use super::{Lagged, Next, OutboundQueue, QueueDrain, SocketWriter, queue};
use crate::model::{ImageId, Seq};
use crate::protocol::live::CloseCode;
use crate::server::realtime::fanout::Frame;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tokio::time::Instant;
use uuid::Uuid;

const IMAGE: ImageId = ImageId(Uuid::nil());
const OTHER: ImageId = ImageId(Uuid::max());

fn frame(bytes: usize) -> Frame {
    Frame::text(&vec![b'x'; bytes])
}

fn fill(sender: &OutboundQueue) {
    for n in 0..MAX_FRAMES as u64 {
        assert!(sender.send_events(IMAGE, Seq(n), &frame(10)));
    }
}

fn drain_all(drain: &QueueDrain) -> usize {
    std::iter::from_fn(|| drain.pop()).count()
}

/// A socket with room for a given number of bytes.
#[derive(Default)]
struct NarrowSocket {
    room: AtomicUsize,
    taken: Mutex<Vec<u8>>,
}

impl SocketWriter for NarrowSocket {
    fn try_write(&self, bytes: &[u8]) -> usize {
        let taken = bytes.len().min(self.room.load(Ordering::Relaxed));
        self.room.fetch_sub(taken, Ordering::Relaxed);
        self.taken.lock().expect("no panic").extend(&bytes[..taken]);
        taken
    }
    fn poll_write(&self, _: &mut Context<'_>, bytes: &[u8]) -> Poll<usize> {
        match self.try_write(bytes) {
            0 => Poll::Pending,
            taken => Poll::Ready(taken),
        }
    }
}

#[tokio::test]
async fn bytes_reach_the_socket_at_once_and_in_order_whatever_its_room() {
    let (sender, drain) = queue();
    let socket = Arc::new(NarrowSocket::default());
    drain.connect(socket.clone());
    let frames: Vec<Frame> = (0..5).map(|n| Frame::text(&[b'a' + n; 20])).collect();
    socket.room.store(30, Ordering::Relaxed);
    for (n, frame) in frames.iter().enumerate() {
        assert!(sender.send_events(IMAGE, Seq(n as u64), frame));
    }
    assert_eq!(
        socket.taken.lock().expect("no panic").len(),
        30,
        "one frame and a part of the next"
    );
    assert_eq!(drain.next().await, Next::Write);
    socket.room.store(1_000, Ordering::Relaxed);
    drain.flush().await;
    let all: Vec<u8> = frames.iter().flat_map(|frame| frame.wire()).collect();
    assert_eq!(*socket.taken.lock().expect("no panic"), all);
}

#[tokio::test]
async fn lp8_frames_sent_while_the_queue_is_corked_follow_the_reply() {
    let (sender, drain) = queue();
    let socket = Arc::new(NarrowSocket::default());
    drain.connect(socket.clone());
    assert!(sender.send_events(IMAGE, Seq(0), &Frame::text(b"before")));
    drain.cork();
    socket.room.store(1_000, Ordering::Relaxed);
    assert!(sender.send_events(IMAGE, Seq(1), &Frame::text(b"behind")));
    drain.uncork(Some(Frame::text(b"answer").wire()));
    drain.flush().await;
    let all: Vec<u8> =
        [b"before", b"answer", b"behind"].map(|text| Frame::text(text).wire()).concat();
    assert_eq!(*socket.taken.lock().expect("no panic"), all);
}

#[tokio::test]
async fn lp15_a_lagged_viewer_catches_up_from_the_first_missed_event_once_the_queue_is_empty() {
    let (sender, drain) = queue();
    fill(&sender);
    assert!(!sender.send_events(IMAGE, Seq(256), &frame(10)));
    assert!(drain.pop().is_some());
    assert!(!sender.send_events(IMAGE, Seq(257), &frame(10)), "never a later event first");
    assert_eq!(drain.next().await, Next::Write);
    assert_eq!(drain_all(&drain), MAX_FRAMES - 1);
    let lagged = Lagged { image: IMAGE, since: Some(Seq(256)) };
    assert_eq!(drain.next().await, Next::CatchUp(lagged));
    drain.uncork(None);
    assert!(sender.send_events(IMAGE, Seq(258), &frame(10)));
}

#[test]
fn lp15_the_capacity_is_also_a_mebibyte() {
    let (sender, drain) = queue();
    assert!(sender.send_events(IMAGE, Seq(0), &frame(2 * MAX_BYTES)), "alone it fits");
    assert!(!sender.send_events(IMAGE, Seq(1), &frame(1)));
    assert!(!sender.send_events(OTHER, Seq(7), &frame(1)));
    assert_eq!(drain_all(&drain), 1);
}

#[tokio::test]
async fn lp14_presence_is_dropped_first_and_the_count_is_caught_up() {
    let (sender, drain) = queue();
    for n in 0..PRESENCE_FRAMES as u64 {
        assert!(sender.send_events(IMAGE, Seq(n), &frame(10)));
    }
    assert!(!sender.send_ephemeral(&frame(1)));
    assert!(!sender.send_state(IMAGE, &frame(1)));
    assert!(sender.send_events(IMAGE, Seq(64), &frame(1)), "events still fit");
    drain_all(&drain);
    let lagged = Lagged { image: IMAGE, since: None };
    assert_eq!(drain.next().await, Next::CatchUp(lagged));
}

#[tokio::test(start_paused = true)]
async fn lp15_a_queue_that_is_full_for_five_seconds_is_too_slow() {
    let (sender, drain) = queue();
    fill(&sender);
    sender.send_events(IMAGE, Seq(256), &frame(1));
    let begin = Instant::now();
    assert_eq!(drain.stalled().await, CloseCode::TooSlow);
    assert!(begin.elapsed() >= GRACE);
}

#[tokio::test(start_paused = true)]
async fn lp15_a_viewer_who_catches_up_in_time_stays() {
    let (sender, drain) = queue();
    fill(&sender);
    sender.send_events(IMAGE, Seq(256), &frame(1));
    let stalled = drain.stalled();
    tokio::pin!(stalled);
    assert!(tokio::time::timeout(GRACE / 2, &mut stalled).await.is_err());
    drain_all(&drain);
    assert!(tokio::time::timeout(10 * GRACE, &mut stalled).await.is_err());
}

#[tokio::test]
async fn lp20_a_restart_waits_for_queued_frames_and_a_lost_right_does_not() {
    let (sender, drain) = queue();
    sender.send_events(IMAGE, Seq(0), &frame(1));
    sender.close(CloseCode::Restart);
    assert_eq!(drain.next().await, Next::Write);
    drain_all(&drain);
    assert_eq!(drain.next().await, Next::Close(CloseCode::Restart));

    let (sender, drain) = queue();
    sender.send_events(IMAGE, Seq(0), &frame(1));
    sender.close(CloseCode::SignInAgain);
    assert_eq!(drain.next().await, Next::Close(CloseCode::SignInAgain));
    drain.shut_down();
    assert!(!sender.send_events(IMAGE, Seq(1), &frame(1)) && !sender.send_ephemeral(&frame(1)));
}
