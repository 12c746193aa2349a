//! Group commit: each writer is a task with a connection of its own; all events that wait when it is free go to the
//! database in one call, which is one round trip and one commit.

use super::connect::Server;
use super::failure::{is_disconnected, is_worth_repeating, no_answer, not_stored, unwritable};
use crate::model::Epoch;
use crate::server::metrics;
use crate::server::store::contract::{AppendError, Committed, StoreError};
use sqlx::{Connection, Error, PgConnection};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// Events that may wait; more are refused at once with [`StoreError::Busy`].
const MAX_WAITING: usize = 10_000;
/// Events in one call.
const MAX_BATCH: usize = 256;
/// A call that takes longer has no answer any more.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Between two attempts to learn what became of a call without an answer.
const PAUSE: Duration = Duration::from_millis(100);
/// How often a call is made again that another one stood in the way of.
const ATTEMPTS: u32 = 5;

const APPEND: &str = "SELECT outcomes, epoch FROM append_events($1::jsonb, $2)";

/// A handle to a task that writes. When it is dropped, the task finishes the waiting events and ends.
#[derive(Debug)]
pub struct Writer {
    queue: mpsc::Sender<Request>,
    stop: CancellationToken,
    task: TaskTracker,
}

impl Writer {
    /// Starts the task, with a connection or without.
    pub fn start(server: Arc<Server>, connection: Option<PgConnection>) -> Self {
        let (queue, requests) = mpsc::channel(MAX_WAITING);
        let (stop, task) = (CancellationToken::new(), TaskTracker::new());
        task.spawn(Task { server, connection, requests, stop: stop.clone() }.run());
        task.close();
        Self { queue, stop, task }
    }

    /// Queues an event, as the JSON that `append_events` takes.
    pub fn submit(&self, append: String, committed: Committed) {
        match self.queue.try_send(Request { append, done: Done(Some(committed)) }) {
            Ok(()) => {}
            Err(TrySendError::Full(request)) => request.done.complete(Err(StoreError::Busy.into())),
            Err(TrySendError::Closed(request)) => {
                request.done.complete(Err(StoreError::Stopped.into()));
            }
        }
    }

    /// Refuses further events, finishes the waiting ones and closes the connection.
    pub async fn close(&self) {
        self.stop.cancel();
        self.task.wait().await;
    }
}

/// An event that waits.
struct Request {
    append: String,
    done: Done,
}

/// The callback of an event, called once. Dropped before, it is called with [`StoreError::Stopped`].
struct Done(Option<Committed>);

impl Done {
    fn complete(mut self, outcome: Result<(), AppendError>) {
        self.call(outcome);
    }

    /// A panic in a callback does not end the writer.
    fn call(&mut self, outcome: Result<(), AppendError>) {
        let Some(done) = self.0.take() else { return };
        if catch_unwind(AssertUnwindSafe(|| done(outcome))).is_err() {
            tracing::error!("what was to follow a write panicked");
        }
    }
}

impl Drop for Done {
    fn drop(&mut self) {
        self.call(Err(StoreError::Stopped.into()));
    }
}

/// What became of a call.
enum Answer {
    /// The outcome of each event, as `append_events` numbers them.
    Outcomes(Vec<i32>),
    /// Nothing is stored.
    Failed(Error),
    /// The connection was lost before the answer: all is stored, or nothing.
    InDoubt(Error),
}

/// The state of a writer's task.
struct Task {
    server: Arc<Server>,
    connection: Option<PgConnection>,
    requests: mpsc::Receiver<Request>,
    stop: CancellationToken,
}

impl Task {
    async fn run(mut self) {
        let mut requests = Vec::with_capacity(MAX_BATCH);
        loop {
            tokio::select! {
                biased;
                () = self.stop.cancelled(), if !self.requests.is_closed() => self.requests.close(),
                taken = self.requests.recv_many(&mut requests, MAX_BATCH) => match taken {
                    0 => break,
                    _ => {
                        self.wait_for_more(&mut requests).await;
                        self.store(&mut requests).await;
                    }
                },
            }
        }
        if let Some(connection) = self.connection {
            // The server notices in any case.
            drop(connection.close().await);
        }
    }

    /// Yields to those that are about to submit: a commit wakes many of them at once.
    async fn wait_for_more(&mut self, requests: &mut Vec<Request>) {
        tokio::task::yield_now().await;
        while requests.len() < MAX_BATCH
            && let Ok(request) = self.requests.try_recv()
        {
            requests.push(request);
        }
    }

    /// Stores all, and answers all. When one of them is at fault, the others are stored.
    async fn store(&mut self, requests: &mut Vec<Request>) {
        let began = Instant::now();
        let answer = self.append(&batch_of(requests)).await;
        match answer {
            Some(Answer::Failed(error)) if unwritable(&error).is_none() && requests.len() > 1 => {
                for request in std::mem::take(requests) {
                    let mut alone = vec![request];
                    let answer = self.append(&batch_of(&alone)).await;
                    self.conclude(&mut alone, answer);
                }
            }
            answer => {
                metrics::COMMIT_BATCHES.record(requests.len() as f64);
                metrics::COMMIT_SECONDS.record_time(began.elapsed());
                self.conclude(requests, answer);
            }
        }
    }

    /// Answers all.
    fn conclude(&mut self, requests: &mut Vec<Request>, answer: Option<Answer>) {
        match answer {
            Some(Answer::Outcomes(outcomes)) => {
                let completed = requests.drain(..).zip(outcomes);
                completed.for_each(|(request, outcome)| request.done.complete(result_of(outcome)));
            }
            Some(Answer::Failed(error) | Answer::InDoubt(error)) => {
                self.refuse(requests, Arc::new(error));
            }
            // The server stops; nobody knows what became of these.
            None => requests.clear(),
        }
    }

    /// Appends a batch in one call. `None` when it stays in doubt.
    async fn append(&mut self, batch: &str) -> Option<Answer> {
        for _ in 0..ATTEMPTS {
            match self.call(batch, false).await {
                Answer::Failed(error) if is_worth_repeating(&error) => {}
                Answer::InDoubt(error) => return self.settle(batch, &error).await,
                answer => return Some(answer),
            }
        }
        Some(self.call(batch, false).await)
    }

    /// Repeats a call without an answer until there is one; what comes meanwhile is refused. `None` when the server
    /// stops.
    async fn settle(&mut self, batch: &str, error: &Error) -> Option<Answer> {
        tracing::error!(%error, "the database is away; trying again until it is known what it stored");
        loop {
            match self.call(batch, true).await {
                Answer::Outcomes(outcomes) => {
                    tracing::warn!("the database is there again");
                    return Some(Answer::Outcomes(outcomes));
                }
                Answer::Failed(error) if is_lasting(&error) => return Some(Answer::Failed(error)),
                Answer::Failed(error) | Answer::InDoubt(error) => {
                    self.refuse(&mut Vec::new(), Arc::new(error));
                }
            }
            let pause = self.stop.run_until_cancelled(tokio::time::sleep(PAUSE)).await;
            if pause.is_none() || self.requests.is_closed() {
                return None;
            }
        }
    }

    async fn call(&mut self, batch: &str, is_repeated: bool) -> Answer {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => match self.server.connect().await {
                Ok(connection) => connection,
                Err(error) => return Answer::Failed(error),
            },
        };
        let call = sqlx::query_as(APPEND).bind(batch).bind(is_repeated);
        let call = tokio::time::timeout(TIMEOUT, call.fetch_one(&mut connection)).await;
        match call.unwrap_or_else(|_| Err(no_answer())) {
            Ok((outcomes, epoch)) => {
                let epoch: Uuid = epoch;
                self.server.set_epoch(Epoch(epoch));
                self.connection = Some(connection);
                Answer::Outcomes(outcomes)
            }
            // Without the connection: nobody knows its state.
            Err(error) if is_disconnected(&error) => Answer::InDoubt(error),
            Err(error) => {
                self.connection = Some(connection);
                Answer::Failed(error)
            }
        }
    }

    /// Refuses these, and when nothing can be written at present, those that wait as well.
    fn refuse(&mut self, requests: &mut Vec<Request>, error: Arc<Error>) {
        if unwritable(&error).is_some() {
            requests.extend(std::iter::from_fn(|| self.requests.try_recv().ok()));
        }
        if !requests.is_empty() {
            tracing::error!(%error, writes = requests.len(), "nothing of this batch was stored");
        }
        for request in requests.drain(..) {
            request.done.complete(Err(not_stored(Arc::clone(&error)).into()));
        }
    }
}

/// The JSON of a batch.
fn batch_of(requests: &[Request]) -> String {
    let appends: Vec<&str> = requests.iter().map(|request| request.append.as_str()).collect();
    format!("[{}]", appends.join(","))
}

/// Is it the fault of the events?
fn is_lasting(error: &Error) -> bool {
    unwritable(error).is_none() && !is_worth_repeating(error)
}

fn result_of(outcome: i32) -> Result<(), AppendError> {
    match outcome {
        0 => Ok(()),
        2 => Err(AppendError::Known),
        _ => Err(AppendError::Conflict),
    }
}
