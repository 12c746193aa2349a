//! Reducer: how many events a second go into a board and a page's view, how many are decided?
//!
//! `make bench BENCH=reducer`

#[path = "common/log.rs"]
mod log;

use criterion::{BatchSize, Criterion, Throughput};
use image_chat::model::{Board, ChatId, Command, CommentBody, Pending, Point, Recorded, decide};
use log::{BEGIN, BODY, IMAGE, ada, carry_out, markers, open, operation};
use std::hint::black_box;
use std::time::Duration;

/// Markers on the board that a page shows: as many as it has to stay fast with.
const MARKERS: usize = 1_000;
/// Events that come in one go after a short absence.
const BURST: usize = 100;

fn main() {
    let criterion = Criterion::default().warm_up_time(Duration::from_millis(500));
    let criterion = criterion.measurement_time(Duration::from_secs(2)).sample_size(30);
    let mut criterion = criterion.configure_from_args();
    apply(&mut criterion);
    absorb(&mut criterion);
    deciding(&mut criterion);
    criterion.final_summary();
}

/// The whole log into an empty board: what loading an image costs.
fn apply(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("apply");
    for length in [1_000, 10_000] {
        let log = mixed(length);
        group.throughput(Throughput::Elements(length as u64));
        group.bench_function(format!("log of {length}"), |bencher| {
            bencher.iter_with_large_drop(|| {
                let mut board = Board::new(IMAGE);
                log.iter().for_each(|recorded| board.apply(recorded));
                board
            });
        });
    }
    group.finish();
}

/// Others' events into a page that shows many markers, without and with an operation of its own.
fn absorb(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(format!("absorb, {MARKERS} markers"));
    let (mut board, _) = markers(MARKERS);
    let page = Pending::new(board.clone());
    let mut waiting = page.clone();
    let own = operation(usize::MAX - 1, open(0));
    waiting.push(&ada(), own, BEGIN).expect("allowed");
    let coming = (MARKERS..MARKERS + BURST).map(|n| operation(n, open(n)));
    let coming: Vec<_> = coming.map(|one| carry_out(&mut board, &one)).collect();
    let cases = [
        ("1 event", &page, 1),
        ("1 event, 1 own waits", &waiting, 1),
        ("burst of 100", &page, BURST),
        ("burst of 100, 1 own waits", &waiting, BURST),
    ];
    for (name, page, count) in cases {
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(name, |bencher| {
            let setup = || (page.clone(), coming[..count].to_vec());
            // As a page takes them in: all that come within a frame of the screen at once.
            let take_in = |(mut page, events): (Pending, Vec<Recorded>)| {
                black_box(page.absorb_all(events));
                page
            };
            bencher.iter_batched(setup, take_in, BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn deciding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group(format!("decide, {MARKERS} markers"));
    let (board, _) = markers(MARKERS);
    let chat_id = *board.chats.keys().nth(MARKERS / 2).expect("a marker in the middle");
    let to = Point::new(50.0, 50.0).expect("on the image");
    let cases = [
        ("open a discussion", open(0)),
        ("comment", comment(chat_id)),
        ("move a marker", Command::MoveChat { chat_id, to, size: None }),
    ];
    for (name, command) in cases {
        let (actor, operation) = (ada(), operation(MARKERS, command));
        group.throughput(Throughput::Elements(1));
        group.bench_function(name, |bencher| {
            bencher.iter(|| decide(black_box(&board), &actor, black_box(&operation)));
        });
    }
    group.finish();
}

/// A log in which a tenth of the events opens discussions; most are comments, some move markers,
/// settle and reopen.
fn mixed(length: usize) -> Vec<Recorded> {
    let mut board = Board::new(IMAGE);
    let mut open_ones: Vec<ChatId> = Vec::new();
    let one = |number: usize| {
        // Far from each other, and the same each time.
        let place = number.wrapping_mul(0x9e37_79b9) >> 7;
        let command = match (number % 10, open_ones.get(place % open_ones.len().max(1))) {
            (0, _) | (_, None) => open(number),
            (1, Some(&chat_id)) => Command::MoveChat { chat_id, to: at(number), size: None },
            (2, Some(&chat_id)) => Command::Resolve { chat_id },
            (3, Some(&chat_id)) => Command::Reopen { chat_id },
            (_, Some(&chat_id)) => comment(chat_id),
        };
        let recorded = carry_out(&mut board, &operation(number, command));
        if number.is_multiple_of(10) {
            open_ones.push(recorded.event.chat_id());
        }
        recorded
    };
    (0..length).map(one).collect()
}

fn comment(chat_id: ChatId) -> Command {
    let body = CommentBody::new(BODY).expect("a comment");
    Command::AddComment { chat_id, parent_id: None, body }
}

fn at(number: usize) -> Point {
    Point::new((number % 100) as f64, (number * 3 % 100) as f64).expect("on the image")
}
