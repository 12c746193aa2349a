//! Group commit: one task owns the one connection that writes; all writes that wait when it is
//! free share a commit.

use super::batch::{self, Failed, Outcome, Write};
use super::failure::{not_stored, unwritable};
use crate::server::metrics;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::Statement;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Error, SqliteConnection};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Writes that may wait, about a second's worth; more are refused at once with [`StoreError::Busy`].
const MAX_WAITING: usize = 10_000;
/// Writes in one transaction: enough to share the price of the commit, few enough that the first
/// one does not wait long for the last.
const MAX_BATCH: usize = 256;

/// A handle to the task that writes. When it is dropped, the task finishes the waiting writes and ends.
#[derive(Debug)]
pub struct Writer {
    pub(super) queue: mpsc::Sender<WriteRequest>,
    stop: CancellationToken,
    task: TaskTracker,
}

impl Writer {
    /// Starts the task with its connection; `options` open another one when that one fails.
    pub fn start(options: SqliteConnectOptions, connection: SqliteConnection) -> Self {
        Self::with_capacity(MAX_WAITING, options, connection)
    }

    /// The same with another bound than [`MAX_WAITING`].
    pub(super) fn with_capacity(
        waiting: usize,
        options: SqliteConnectOptions,
        connection: SqliteConnection,
    ) -> Self {
        let (queue, requests) = mpsc::channel(waiting);
        let stop = CancellationToken::new();
        let task = TaskTracker::new();
        let connection = Some(connection);
        task.spawn(Task { options, connection, requests, stop: stop.clone() }.run());
        task.close();
        Self { queue, stop, task }
    }

    /// Queues a write of the log. `done` is called once: in the writer's task, in the order of the
    /// calls, after the commit or the failure; or at once when the queue is full or closed. The
    /// parameters are plain `?`.
    pub fn submit_script(
        &self,
        statements: Vec<Statement>,
        done: impl FnOnce(Outcome) + Send + 'static,
    ) {
        let done = Done(Some(Box::new(done)));
        self.submit(WriteRequest { statements, is_script: true, done });
    }

    /// Runs statements whose parameters are numbered, all or none, and returns the number of rows
    /// that the last one changed.
    pub async fn write(&self, statements: Vec<Statement>) -> Result<u64, StoreError> {
        let (done, outcome) = oneshot::channel();
        // The caller may be gone by then; the write stands all the same.
        let done = Done(Some(Box::new(move |outcome| drop(done.send(outcome)))));
        self.submit(WriteRequest { statements, is_script: false, done });
        outcome.await.map_err(|_| StoreError::Stopped)?.map_err(|failed| failed.error)
    }

    fn submit(&self, request: WriteRequest) {
        match self.queue.try_send(request) {
            Ok(()) => {}
            Err(TrySendError::Full(request)) => request.done.complete(busy()),
            Err(TrySendError::Closed(request)) => request.done.complete(stopped()),
        }
    }

    /// Refuses further writes, finishes the waiting ones and closes the connection.
    pub async fn close(&self) {
        self.stop.cancel();
        self.task.wait().await;
    }
}

/// A write that waits.
pub(super) struct WriteRequest {
    statements: Vec<Statement>,
    is_script: bool,
    done: Done,
}

impl WriteRequest {
    fn write(&self) -> Write<'_> {
        Write { statements: &self.statements, is_script: self.is_script }
    }
}

/// The callback of a write, called once. Dropped before, it is called with [`StoreError::Stopped`].
struct Done(Option<Box<dyn FnOnce(Outcome) + Send>>);

impl Done {
    fn complete(mut self, outcome: Outcome) {
        self.call(outcome);
    }

    /// A panic in a callback does not end the writer.
    fn call(&mut self, outcome: Outcome) {
        let Some(done) = self.0.take() else { return };
        if catch_unwind(AssertUnwindSafe(|| done(outcome))).is_err() {
            tracing::error!("what was to follow a write panicked");
        }
    }
}

impl Drop for Done {
    fn drop(&mut self) {
        self.call(stopped());
    }
}

fn busy() -> Outcome {
    Err(Failed::from(StoreError::Busy))
}

fn stopped() -> Outcome {
    Err(Failed::from(StoreError::Stopped))
}

/// The state of the writer's task.
struct Task {
    options: SqliteConnectOptions,
    connection: Option<SqliteConnection>,
    requests: mpsc::Receiver<WriteRequest>,
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
                        self.run_batch(&mut requests).await;
                    }
                },
            }
        }
        self.finish().await;
    }

    /// Yields to writers that are about to submit: a commit wakes many of them at once, and without
    /// this the first would get a commit of its own while all others wait for the next.
    async fn wait_for_more(&mut self, requests: &mut Vec<WriteRequest>) {
        tokio::task::yield_now().await;
        while requests.len() < MAX_BATCH
            && let Ok(request) = self.requests.try_recv()
        {
            requests.push(request);
        }
    }

    async fn run_batch(&mut self, requests: &mut Vec<WriteRequest>) {
        let writes: Vec<Write<'_>> = requests.iter().map(WriteRequest::write).collect();
        let began = Instant::now();
        match self.commit(&writes).await {
            Ok(outcomes) => {
                metrics::COMMIT_BATCHES.record(writes.len() as f64);
                metrics::COMMIT_SECONDS.record_time(began.elapsed());
                let completed = requests.drain(..).zip(outcomes);
                completed.for_each(|(request, outcome)| request.done.complete(outcome));
            }
            Err(error) => self.give_up(requests, Arc::new(error)).await,
        }
    }

    async fn commit(&mut self, writes: &[Write<'_>]) -> Result<Vec<Outcome>, Error> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(SqliteConnection::connect_with(&self.options).await?),
        };
        batch::commit(connection, writes).await
    }

    /// Fails the batch and drops the connection, whose state is unknown; the next batch opens another.
    /// When nothing can be written, further waiting writes fail as well: they have waited as long, and
    /// each batch would wait for the same lock again.
    async fn give_up(&mut self, requests: &mut Vec<WriteRequest>, error: Arc<Error>) {
        if unwritable(&error).is_some() {
            requests.extend(std::iter::from_fn(|| self.requests.try_recv().ok()));
        }
        tracing::error!(%error, writes = requests.len(), "nothing of this batch was stored");
        if let Some(connection) = self.connection.take() {
            // It may fail to close; dropping it rolls the transaction back in any case.
            drop(connection.close().await);
        }
        for request in requests.drain(..) {
            request.done.complete(Err(not_stored(Arc::clone(&error)).into()));
        }
    }

    /// Leaves a database file that needs no recovery.
    async fn finish(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        let checkpoint = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
        if let Err(error) = checkpoint.execute(&mut connection).await {
            tracing::warn!(%error, "the write-ahead log stays for the next start");
        }
        if let Err(error) = connection.close().await {
            tracing::warn!(%error, "closing the database");
        }
    }
}
