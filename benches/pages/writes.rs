//! Comments that are written at a steady rate, and how late their answers are.

use crate::common::figures::percentile;
use crate::common::guest::Person;
use crate::common::ticker::ticks;
use image_chat::model::{BroadcastId, ChatId};
use std::fmt::{Display, Formatter};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// 40 a second, which is within what a session may change (50).
const PAUSE: Duration = Duration::from_millis(25);

/// What became of the comments.
pub struct Writes {
    /// From the time that each was to be sent until its answer, sorted.
    pub late: Vec<Duration>,
    /// Comments that were not stored.
    pub refused: usize,
    example: Option<String>,
}

/// Writes until `end`. No comment waits for the answer of another.
pub async fn write(author: &Person, chat: ChatId, end: Instant) -> Writes {
    let begin = Instant::now() + PAUSE;
    let times = std::iter::successors(Some(begin), |at| Some(*at + PAUSE));
    let times: Vec<Instant> = times.take_while(|at| *at < end).collect();
    let mut clock = ticks(times.clone());
    let mut sent = Vec::with_capacity(times.len());
    while let Some(place) = clock.recv().await {
        let (author, at) = (author.clone(), times[place]);
        sent.push(tokio::spawn(async move {
            let id = BroadcastId(Uuid::now_v7());
            author.comment(chat, id).await.map(|()| at.elapsed())
        }));
    }
    let mut writes = Writes { late: Vec::new(), refused: 0, example: None };
    for answer in sent {
        match answer.await.expect("no panic") {
            Ok(late) => writes.late.push(late),
            Err(why) => {
                writes.refused += 1;
                writes.example = Some(why);
            }
        }
    }
    writes.late.sort_unstable();
    writes
}

impl Display for Writes {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let [p50, p99] = [50, 99].map(|of_a_hundred| percentile(&self.late, of_a_hundred));
        write!(f, "p50 {p50:.2} ms, p99 {p99:.2} ms")?;
        match &self.example {
            Some(example) => write!(f, " ({} REFUSED, one of them with {example})", self.refused),
            None => Ok(()),
        }
    }
}
