//! The queue without a socket: what is sent, what waits, what is told later.

use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use uuid::Uuid;

const IMAGE: ImageId = ImageId(Uuid::nil());
const OTHER: ImageId = ImageId(Uuid::max());

fn frame(bytes: usize) -> Frame {
    Frame::text(&vec![b'x'; bytes])
}

fn fill(outgoing: &Outgoing) {
    for n in 0..MAX_FRAMES as u64 {
        assert!(outgoing.send_events(IMAGE, Seq(n), &frame(10)));
    }
}

fn drain(queue: &Queue) -> usize {
    std::iter::from_fn(|| queue.waiting()).count()
}

/// A wire that takes so many bytes and no more.
#[derive(Default)]
struct Narrow {
    room: AtomicUsize,
    taken: Mutex<Vec<u8>>,
}

impl Wire for Narrow {
    fn take(&self, bytes: &[u8]) -> usize {
        let taken = bytes.len().min(self.room.load(Ordering::Relaxed));
        self.room.fetch_sub(taken, Ordering::Relaxed);
        self.taken.lock().expect("no panic").extend(&bytes[..taken]);
        taken
    }
    fn poll_take(&self, _: &mut Context<'_>, bytes: &[u8]) -> Poll<usize> {
        match self.take(bytes) {
            0 => Poll::Pending,
            taken => Poll::Ready(taken),
        }
    }
}

#[tokio::test]
async fn bytes_go_to_the_wire_at_once_and_in_order_whatever_it_takes() {
    let (outgoing, queue) = queue();
    let wire = Arc::new(Narrow::default());
    queue.connect(wire.clone());
    let frames: Vec<Frame> = (0..5).map(|n| Frame::text(&[b'a' + n; 20])).collect();
    wire.room.store(30, Ordering::Relaxed);
    for (n, frame) in frames.iter().enumerate() {
        assert!(outgoing.send_events(IMAGE, Seq(n as u64), frame));
    }
    assert_eq!(wire.taken.lock().expect("no panic").len(), 30, "one and a part of the next");
    assert_eq!(queue.next().await, Next::Write);
    wire.room.store(1_000, Ordering::Relaxed);
    queue.write_out().await;
    let all: Vec<u8> = frames.iter().flat_map(|frame| frame.wire()).collect();
    assert_eq!(*wire.taken.lock().expect("no panic"), all);
}

#[tokio::test]
async fn lp8_what_is_sent_while_an_answer_is_made_goes_behind_it() {
    let (outgoing, queue) = queue();
    let wire = Arc::new(Narrow::default());
    queue.connect(wire.clone());
    assert!(outgoing.send_events(IMAGE, Seq(0), &Frame::text(b"before")));
    queue.hold();
    wire.room.store(1_000, Ordering::Relaxed);
    assert!(outgoing.send_events(IMAGE, Seq(1), &Frame::text(b"behind")));
    queue.release(Some(Frame::text(b"answer").wire()));
    queue.write_out().await;
    let all: Vec<u8> =
        [b"before", b"answer", b"behind"].map(|text| Frame::text(text).wire()).concat();
    assert_eq!(*wire.taken.lock().expect("no panic"), all);
}

#[tokio::test]
async fn lp15_who_is_behind_is_told_from_where_when_the_queue_is_empty() {
    let (outgoing, queue) = queue();
    fill(&outgoing);
    assert!(!outgoing.send_events(IMAGE, Seq(256), &frame(10)));
    assert!(queue.waiting().is_some());
    assert!(!outgoing.send_events(IMAGE, Seq(257), &frame(10)), "never a later one first");
    assert_eq!(queue.next().await, Next::Write);
    assert_eq!(drain(&queue), MAX_FRAMES - 1);
    let behind = Behind { image: IMAGE, since: Some(Seq(256)) };
    assert_eq!(queue.next().await, Next::Behind(behind));
    queue.release(None);
    assert!(outgoing.send_events(IMAGE, Seq(258), &frame(10)));
}

#[test]
fn lp15_a_mebibyte_is_full_too() {
    let (outgoing, queue) = queue();
    assert!(outgoing.send_events(IMAGE, Seq(0), &frame(2 * MAX_BYTES)), "alone it fits");
    assert!(!outgoing.send_events(IMAGE, Seq(1), &frame(1)));
    assert!(!outgoing.send_events(OTHER, Seq(7), &frame(1)));
    assert_eq!(drain(&queue), 1);
}

#[tokio::test]
async fn lp14_presence_is_dropped_first_and_the_count_is_made_up_for() {
    let (outgoing, queue) = queue();
    for n in 0..PRESENCE_FRAMES as u64 {
        assert!(outgoing.send_events(IMAGE, Seq(n), &frame(10)));
    }
    assert!(!outgoing.send_passing(&frame(1)));
    assert!(!outgoing.send_state(IMAGE, &frame(1)));
    assert!(outgoing.send_events(IMAGE, Seq(64), &frame(1)), "events still fit");
    drain(&queue);
    let behind = Behind { image: IMAGE, since: None };
    assert_eq!(queue.next().await, Next::Behind(behind));
}

#[tokio::test(start_paused = true)]
async fn lp15_five_seconds_full_is_too_slow() {
    let (outgoing, queue) = queue();
    fill(&outgoing);
    outgoing.send_events(IMAGE, Seq(256), &frame(1));
    let begin = Instant::now();
    assert_eq!(queue.overdue().await, CloseCode::TooSlow);
    assert!(begin.elapsed() >= GRACE);
}

#[tokio::test(start_paused = true)]
async fn lp15_who_catches_up_in_time_stays() {
    let (outgoing, queue) = queue();
    fill(&outgoing);
    outgoing.send_events(IMAGE, Seq(256), &frame(1));
    let overdue = queue.overdue();
    tokio::pin!(overdue);
    assert!(tokio::time::timeout(GRACE / 2, &mut overdue).await.is_err());
    drain(&queue);
    assert!(tokio::time::timeout(10 * GRACE, &mut overdue).await.is_err());
}

#[tokio::test]
async fn lp20_a_restart_waits_for_what_is_queued_and_a_lost_right_does_not() {
    let (outgoing, queue) = super::queue();
    outgoing.send_events(IMAGE, Seq(0), &frame(1));
    outgoing.close(CloseCode::Restart);
    assert_eq!(queue.next().await, Next::Write);
    drain(&queue);
    assert_eq!(queue.next().await, Next::Close(CloseCode::Restart));

    let (outgoing, queue) = super::queue();
    outgoing.send_events(IMAGE, Seq(0), &frame(1));
    outgoing.close(CloseCode::SignInAgain);
    assert_eq!(queue.next().await, Next::Close(CloseCode::SignInAgain));
    queue.shut();
    assert!(!outgoing.send_events(IMAGE, Seq(1), &frame(1)) && !outgoing.send_passing(&frame(1)));
}
