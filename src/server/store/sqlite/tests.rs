//! The writer when things go wrong around it: what `tests/store_contract.rs` cannot bring about.

use super::batch::{Failed, Outcome};
use super::connect;
use super::steps::{Step, step};
use super::writer::Writer;
use crate::server::store::StoreError;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Row, SqliteConnection};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::oneshot;

/// A database of its own for one test.
struct Bench {
    _folder: TempDir,
    options: SqliteConnectOptions,
    writer: Writer,
}

impl Bench {
    /// With a writer that lets so many writes wait, and waits this long for a lock.
    async fn new(room: usize, patience: Duration) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("test.db");
        let options = connect::writer_options(&path.display().to_string()).expect("a path");
        let options = options.busy_timeout(patience);
        let connection = connect::writer(&options).await.expect("opens");
        let writer = Writer::with_room_for(room, options.clone(), connection);
        Self { _folder: folder, options, writer }
    }

    fn submit(&self, steps: Vec<Step>) -> oneshot::Receiver<Outcome> {
        let (tell, told) = oneshot::channel();
        self.writer.submit(steps, move |outcome| drop(tell.send(outcome)));
        told
    }

    /// Another process, as it were.
    async fn other(&self) -> SqliteConnection {
        SqliteConnection::connect_with(&self.options).await.expect("opens")
    }

    async fn tenants(&self) -> Vec<String> {
        let query = sqlx::query("SELECT id FROM tenants ORDER BY id");
        let rows = query.fetch_all(&mut self.other().await).await.expect("read");
        rows.iter().map(|row| row.get("id")).collect()
    }
}

fn tenant(id: &str) -> Step {
    step!("INSERT INTO tenants (id, name, created_at) VALUES (?, 'x', 0)", id)
}

/// Violates a foreign key, which is noticed only when all is committed.
fn poison() -> Vec<Step> {
    let orphan = "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) \
                  VALUES (x'00', x'00', 0, 0)";
    vec![step!("PRAGMA defer_foreign_keys = ON"), step!(orphan)]
}

async fn told(answer: oneshot::Receiver<Outcome>) -> Outcome {
    answer.await.expect("an answer")
}

#[tokio::test]
async fn what_does_not_fit_the_queue_is_refused_at_once() {
    let bench = Bench::new(3, Duration::from_secs(60)).await;
    let mut other = bench.other().await;
    let held = other.begin_with("BEGIN IMMEDIATE").await.expect("locked");
    let first = bench.submit(vec![tenant("0")]);
    while bench.writer.queue.capacity() < 3 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let waiting = ["1", "2", "3"].map(|id| bench.submit(vec![tenant(id)]));
    let refused = bench.submit(vec![tenant("4")]).try_recv().expect("answered at once");
    assert!(matches!(refused, Err(Failed { error: StoreError::Busy, .. })));
    held.rollback().await.expect("released");
    told(first).await.expect("stored");
    for answer in waiting {
        told(answer).await.expect("stored");
    }
    assert_eq!(bench.tenants().await, ["0", "1", "2", "3"]);
}

#[tokio::test]
async fn when_the_database_is_locked_the_batch_fails_and_the_next_one_does_not() {
    let bench = Bench::new(100, Duration::from_millis(20)).await;
    let mut other = bench.other().await;
    let held = other.begin_with("BEGIN IMMEDIATE").await.expect("locked");
    let answers = ["1", "2"].map(|id| bench.submit(vec![tenant(id)]));
    for answer in answers {
        let failed = told(answer).await.expect_err("locked");
        assert!(matches!(failed.error, StoreError::NotCommitted(_)), "{failed:?}");
    }
    held.rollback().await.expect("released");
    assert_eq!(bench.writer.write(tenant("3")).await.expect("stored"), 1);
    assert_eq!(bench.tenants().await, ["3"]);
}

#[tokio::test]
async fn when_the_commit_fails_nobody_is_told_otherwise() {
    let bench = Bench::new(100, Duration::from_secs(5)).await;
    let answers = [vec![tenant("1")], poison(), vec![tenant("2")]].map(|job| bench.submit(job));
    for answer in answers {
        let failed = told(answer).await.expect_err("not committed");
        assert!(matches!(failed.error, StoreError::NotCommitted(_)), "{failed:?}");
    }
    assert_eq!(bench.writer.write(tenant("3")).await.expect("stored"), 1);
    assert_eq!(bench.tenants().await, ["3"]);
}

#[tokio::test]
async fn a_write_that_fails_in_the_middle_leaves_nothing_behind() {
    let bench = Bench::new(100, Duration::from_secs(5)).await;
    bench.writer.write(tenant("taken")).await.expect("stored");
    // The first ones make one script, which fails; what is left over goes one by one.
    let good = |n: usize| vec![tenant(&format!("a{n:02}")), tenant(&format!("b{n:02}"))];
    let mut jobs: Vec<_> = (0..20).map(good).collect();
    jobs[3] = vec![tenant("never"), tenant("taken")];
    jobs[18] = vec![tenant("taken"), tenant("never")];
    let answers: Vec<_> = jobs.into_iter().map(|job| bench.submit(job)).collect();
    let mut failed = Vec::new();
    for (n, answer) in answers.into_iter().enumerate() {
        failed.extend(told(answer).await.err().map(|failed| (n, failed.step)));
    }
    assert_eq!(failed, [(3, 1), (18, 0)]);
    assert_eq!(bench.tenants().await.len(), 18 * 2 + 1);
    assert!(!bench.tenants().await.contains(&"never".to_owned()));
}

#[tokio::test]
async fn what_is_dropped_untold_is_told() {
    let bench = Bench::new(100, Duration::from_secs(5)).await;
    bench.writer.close().await;
    let failed = told(bench.submit(vec![tenant("1")])).await.expect_err("closed");
    assert!(matches!(failed.error, StoreError::Stopped));
    let closed = bench.writer.write(tenant("2")).await;
    assert!(matches!(closed, Err(StoreError::Stopped)));
}

#[test]
fn a_runtime_that_ends_tells_everyone() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("starts");
    let bench = runtime.block_on(Bench::new(100, Duration::from_secs(5)));
    let mut answer = bench.submit(vec![tenant("1")]);
    drop(runtime);
    let failed = answer.try_recv().expect("told").expect_err("not done");
    assert!(matches!(failed.error, StoreError::Stopped));
}

#[test]
fn a_database_in_memory_is_refused() {
    assert!(connect::writer_options("sqlite::memory:").is_err());
    assert!(connect::writer_options("sqlite://x?mode=memory").is_err());
}
