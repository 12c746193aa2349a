//! Group commit: one task owns the one connection that writes; whatever waits when it is free is
//! committed together. Knows neither tables nor what a write means.

use super::batch::{self, Failed, Outcome};
use super::steps::Step;
use crate::server::store::StoreError;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Error, SqliteConnection};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Writes that may wait, about a second's worth; more are refused at once with [`StoreError::Busy`].
const MAX_WAITING: usize = 10_000;
/// Writes in one transaction: enough to make the commit's price small, few enough that the first
/// one does not wait long for the last.
const MAX_BATCH: usize = 256;

/// The way to the task that writes. When it is dropped, the task does what waits and ends.
#[derive(Debug)]
pub struct Writer {
    pub(super) queue: mpsc::Sender<Job>,
    stop: CancellationToken,
    task: TaskTracker,
}

impl Writer {
    /// Starts the task with its connection; `options` are for another one should that one fail.
    pub fn start(options: SqliteConnectOptions, connection: SqliteConnection) -> Self {
        Self::with_room_for(MAX_WAITING, options, connection)
    }

    /// The same with another bound than [`MAX_WAITING`].
    pub(super) fn with_room_for(
        waiting: usize,
        options: SqliteConnectOptions,
        connection: SqliteConnection,
    ) -> Self {
        let (queue, jobs) = mpsc::channel(waiting);
        let stop = CancellationToken::new();
        let task = TaskTracker::new();
        let connection = Some(connection);
        task.spawn(Task { options, connection, jobs, stop: stop.clone() }.run());
        task.close();
        Self { queue, stop, task }
    }

    /// Puts a write into the queue. `done` is called once: in the writer's task, in the order of
    /// the calls, after the commit or the failure; or at once when the queue is full or closed.
    pub fn submit(&self, steps: Vec<Step>, done: impl FnOnce(Outcome) + Send + 'static) {
        let job = Job { steps, done: Done(Some(Box::new(done))) };
        match self.queue.try_send(job) {
            Ok(()) => {}
            Err(mpsc::error::TrySendError::Full(job)) => job.done.tell(busy()),
            Err(mpsc::error::TrySendError::Closed(job)) => job.done.tell(stopped()),
        }
    }

    /// Carries out one statement and tells how many rows it changed.
    pub async fn write(&self, step: Step) -> Result<u64, StoreError> {
        self.told(vec![step]).await
    }

    /// Carries out several statements, all or none.
    pub async fn write_all(&self, steps: Vec<Step>) -> Result<(), StoreError> {
        self.told(steps).await.map(drop)
    }

    async fn told(&self, steps: Vec<Step>) -> Result<u64, StoreError> {
        let (tell, told) = oneshot::channel();
        // Whoever asked may be gone by then; the write stands all the same.
        self.submit(steps, move |outcome| drop(tell.send(outcome)));
        told.await.map_err(|_| StoreError::Stopped)?.map_err(|failed| failed.error)
    }

    /// Takes no further writes, finishes the waiting ones and closes the connection.
    pub async fn close(&self) {
        self.stop.cancel();
        self.task.wait().await;
    }

    /// Are there no further writes to be had?
    pub fn is_closed(&self) -> bool {
        self.queue.is_closed()
    }
}

/// A write that waits.
pub(super) struct Job {
    steps: Vec<Step>,
    done: Done,
}

/// Who is to be told, once. Dropped untold, it tells that the writer has stopped.
struct Done(Option<Box<dyn FnOnce(Outcome) + Send>>);

impl Done {
    fn tell(mut self, outcome: Outcome) {
        self.call(outcome);
    }

    /// A panic in someone else's callback is not the writer's end.
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

/// What the writer's task owns.
struct Task {
    options: SqliteConnectOptions,
    connection: Option<SqliteConnection>,
    jobs: mpsc::Receiver<Job>,
    stop: CancellationToken,
}

impl Task {
    async fn run(mut self) {
        let mut jobs = Vec::with_capacity(MAX_BATCH);
        loop {
            tokio::select! {
                biased;
                () = self.stop.cancelled(), if !self.jobs.is_closed() => self.jobs.close(),
                taken = self.jobs.recv_many(&mut jobs, MAX_BATCH) => match taken {
                    0 => break,
                    _ => {
                        self.wait_for_more(&mut jobs).await;
                        self.carry_out(&mut jobs).await;
                    }
                },
            }
        }
        self.finish().await;
    }

    /// Lets those speak who are about to: an answer wakes many writers at once, and without this
    /// the first of them would get a commit of its own while all others wait for the next.
    async fn wait_for_more(&mut self, jobs: &mut Vec<Job>) {
        tokio::task::yield_now().await;
        while jobs.len() < MAX_BATCH
            && let Ok(job) = self.jobs.try_recv()
        {
            jobs.push(job);
        }
    }

    async fn carry_out(&mut self, jobs: &mut Vec<Job>) {
        let writes: Vec<&[Step]> = jobs.iter().map(|job| job.steps.as_slice()).collect();
        match self.commit(&writes).await {
            Ok(outcomes) => {
                jobs.drain(..).zip(outcomes).for_each(|(job, outcome)| job.done.tell(outcome));
            }
            Err(error) => self.give_up(jobs, Arc::new(error)).await,
        }
    }

    async fn commit(&mut self, writes: &[&[Step]]) -> Result<Vec<Outcome>, Error> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(SqliteConnection::connect_with(&self.options).await?),
        };
        batch::commit(connection, writes).await
    }

    /// Nobody knows what state the connection is in: the next batch begins with another one.
    async fn give_up(&mut self, jobs: &mut Vec<Job>, error: Arc<Error>) {
        tracing::error!(%error, writes = jobs.len(), "nothing of this batch was stored");
        if let Some(connection) = self.connection.take() {
            // It may well fail to close; what it held is rolled back by its end in any case.
            drop(connection.close().await);
        }
        for job in jobs.drain(..) {
            job.done.tell(Err(StoreError::NotCommitted(Arc::clone(&error)).into()));
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
