//! Encoder: how many bytes a second of events become frames, and frames become events again?
//!
//! `make bench BENCH=encoder`

#[path = "common/log.rs"]
mod log;

use criterion::{BatchSize, Criterion, Throughput};
use image_chat::protocol::live::ServerMessage;
use log::{IMAGE, markers};
use std::hint::black_box;
use std::time::Duration;

/// LP13: the most events in a frame.
const FULL: usize = 64;

fn main() {
    let criterion = Criterion::default().warm_up_time(Duration::from_millis(500));
    let criterion = criterion.measurement_time(Duration::from_secs(2)).sample_size(30);
    let mut criterion = criterion.configure_from_args();
    encode(&mut criterion);
    decode(&mut criterion);
    criterion.final_summary();
}

/// Stored events into the frame that everyone gets.
fn encode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("encode");
    let (_, log) = markers(FULL);
    for count in [1, FULL] {
        let events = &log[..count];
        let frame = |events: Vec<_>| {
            let messages = events.into_iter().map(|event| ServerMessage::event(IMAGE, event));
            serde_json::to_vec(&messages.collect::<Vec<_>>()).expect("serialises")
        };
        group.throughput(Throughput::Bytes(frame(events.to_vec()).len() as u64));
        group.bench_function(format!("frame of {count}"), |bencher| {
            bencher.iter_batched(|| events.to_vec(), frame, BatchSize::SmallInput);
        });
    }
    group.finish();
}

/// A frame into events, as a page does before it applies them.
fn decode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decode");
    let (_, log) = markers(FULL);
    for count in [1, FULL] {
        let messages = log[..count].iter().map(|event| ServerMessage::event(IMAGE, event.clone()));
        let frame = serde_json::to_string(&messages.collect::<Vec<_>>()).expect("serialises");
        group.throughput(Throughput::Bytes(frame.len() as u64));
        group.bench_function(format!("frame of {count}"), |bencher| {
            bencher.iter_with_large_drop(|| {
                let messages = serde_json::from_str::<Vec<ServerMessage>>(black_box(&frame));
                let messages = messages.expect("readable").into_iter();
                messages.filter_map(ServerMessage::recorded).collect::<Vec<_>>()
            });
        });
    }
    group.finish();
}
