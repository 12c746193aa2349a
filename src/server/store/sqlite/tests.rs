//! Failures of the writer that `tests/it/store_contract/` cannot cause.

use super::batch::{Failed, Outcome};
use super::connect;
use super::writer::Writer;
use crate::protocol::Unwritable;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Statement, statement};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Row, SqliteConnection};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// A database for one test.
struct Bench {
    _folder: TempDir,
    options: SqliteConnectOptions,
    writer: Writer,
}

impl Bench {
    /// A writer whose queue holds `capacity` writes, with this timeout for a locked database.
    async fn new(capacity: usize, lock_timeout: Duration) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("test.db");
        let options = connect::writer_options(&path.display().to_string()).expect("a path");
        let options = options.busy_timeout(lock_timeout);
        let connection = connect::writer(&options).await.expect("opens");
        let writer = Writer::with_capacity(capacity, options.clone(), connection);
        Self { _folder: folder, options, writer }
    }

    fn submit(&self, statements: Vec<Statement>) -> oneshot::Receiver<Outcome> {
        let (done, outcome) = oneshot::channel();
        self.writer.submit_script(statements, move |outcome| drop(done.send(outcome)));
        outcome
    }

    /// A write by way of the plain tables.
    async fn write(&self, id: &str) -> Result<u64, StoreError> {
        let sql = "INSERT INTO tenants (id, name, created_at) VALUES ($1, 'x', 0)";
        self.writer.write(vec![statement!(sql, id)]).await
    }

    /// A connection of another process.
    async fn other(&self) -> SqliteConnection {
        SqliteConnection::connect_with(&self.options).await.expect("opens")
    }

    async fn tenants(&self) -> Vec<String> {
        let query = sqlx::query("SELECT id FROM tenants ORDER BY id");
        let rows = query.fetch_all(&mut self.other().await).await.expect("read");
        rows.iter().map(|row| row.get("id")).collect()
    }
}

fn tenant(id: &str) -> Statement {
    statement!("INSERT INTO tenants (id, name, created_at) VALUES (?, 'x', 0)", id)
}

/// Violates a foreign key, which is checked only at the commit.
fn poison() -> Vec<Statement> {
    let orphan = "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) \
                  VALUES (x'00', x'00', 0, 0)";
    vec![statement!("PRAGMA defer_foreign_keys = ON"), statement!(orphan)]
}

async fn outcome(answer: oneshot::Receiver<Outcome>) -> Outcome {
    answer.await.expect("an answer")
}

/// Why nothing could be written.
fn why(outcome: Outcome) -> Option<Unwritable> {
    match outcome.expect_err("not stored").error {
        StoreError::Unwritable { why, .. } => Some(why),
        _ => None,
    }
}

#[tokio::test]
async fn a_write_beyond_the_queues_capacity_is_refused_at_once() {
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
    outcome(first).await.expect("stored");
    for answer in waiting {
        outcome(answer).await.expect("stored");
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
        assert_eq!(why(outcome(answer).await), Some(Unwritable::Locked));
    }
    held.rollback().await.expect("released");
    assert_eq!(bench.write("3").await.expect("stored"), 1);
    assert_eq!(bench.tenants().await, ["3"]);
}

/// Three batches, and one wait for the lock.
#[tokio::test]
async fn queued_writes_wait_once_for_a_locked_database() {
    let lock_timeout = Duration::from_secs(2);
    let bench = Bench::new(1_000, lock_timeout).await;
    let mut other = bench.other().await;
    let held = other.begin_with("BEGIN IMMEDIATE").await.expect("locked");
    let write = |n| bench.submit(vec![tenant(&format!("a{n}")), tenant(&format!("b{n}"))]);
    let mut answers = (0..700).map(write);
    let first = outcome(answers.next().expect("the first"));
    let others: Vec<_> = answers.map(outcome).collect();
    let first = timeout(lock_timeout * 7 / 4, first).await.expect("not tried again");
    assert_eq!(why(first), Some(Unwritable::Locked));
    let others = timeout(lock_timeout / 2, futures::future::join_all(others));
    for outcome in others.await.expect("not each batch for itself") {
        assert_eq!(why(outcome), Some(Unwritable::Locked));
    }
    held.rollback().await.expect("released");
    assert_eq!(bench.write("3").await.expect("stored"), 1);
}

/// As on a full disk: the failure is not the fault of a write, and is not hidden by what follows it.
#[tokio::test]
async fn when_the_database_is_full_the_batch_fails_as_full() {
    let mut bench = Bench::new(100, Duration::from_secs(5)).await;
    bench.writer.close().await;
    let full = bench.options.clone().pragma("max_page_count", "1");
    let connection = SqliteConnection::connect_with(&full).await.expect("opens");
    bench.writer = Writer::with_capacity(100, full, connection);
    let long = "x".repeat(1_000_000);
    // Alone, and as one script.
    for count in [1, 3] {
        let write = |_| bench.submit(vec![tenant("1"), tenant(&long)]);
        for answer in (0..count).map(write).collect::<Vec<_>>() {
            assert_eq!(why(outcome(answer).await), Some(Unwritable::DiskFull));
        }
    }
    let plain = bench.write(&long).await.expect_err("full");
    assert_eq!(why(Err(plain.into())), Some(Unwritable::DiskFull));
    assert_eq!(bench.write("3").await.expect("there is room for it"), 1);
    assert_eq!(bench.tenants().await, ["3"]);
}

#[tokio::test]
async fn when_the_commit_fails_every_write_of_the_batch_fails() {
    let bench = Bench::new(100, Duration::from_secs(5)).await;
    let answers = [vec![tenant("1")], poison(), vec![tenant("2")]].map(|write| bench.submit(write));
    for answer in answers {
        let failed = outcome(answer).await.expect_err("not committed");
        assert!(matches!(failed.error, StoreError::NotCommitted(_)), "{failed:?}");
    }
    assert_eq!(bench.write("3").await.expect("stored"), 1);
    assert_eq!(bench.tenants().await, ["3"]);
}

#[tokio::test]
async fn a_write_that_fails_in_the_middle_leaves_nothing_behind() {
    let bench = Bench::new(100, Duration::from_secs(5)).await;
    bench.write("taken").await.expect("stored");
    // The first ones make one script, which fails; the rest run one by one.
    let good = |n: usize| vec![tenant(&format!("a{n:02}")), tenant(&format!("b{n:02}"))];
    let mut writes: Vec<_> = (0..20).map(good).collect();
    writes[3] = vec![tenant("never"), tenant("taken")];
    writes[18] = vec![tenant("taken"), tenant("never")];
    let answers: Vec<_> = writes.into_iter().map(|write| bench.submit(write)).collect();
    let mut failed = Vec::new();
    for (n, answer) in answers.into_iter().enumerate() {
        failed.extend(outcome(answer).await.err().map(|failed| (n, failed.statement)));
    }
    assert_eq!(failed, [(3, 1), (18, 0)]);
    assert_eq!(bench.tenants().await.len(), 18 * 2 + 1);
    assert!(!bench.tenants().await.contains(&"never".to_owned()));
}

#[tokio::test]
async fn a_write_after_close_completes_as_stopped() {
    let bench = Bench::new(100, Duration::from_secs(5)).await;
    bench.writer.close().await;
    let failed = outcome(bench.submit(vec![tenant("1")])).await.expect_err("closed");
    assert!(matches!(failed.error, StoreError::Stopped));
    let closed = bench.write("2").await;
    assert!(matches!(closed, Err(StoreError::Stopped)));
}

#[test]
fn a_runtime_that_ends_completes_every_write() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("starts");
    let bench = runtime.block_on(Bench::new(100, Duration::from_secs(5)));
    let mut answer = bench.submit(vec![tenant("1")]);
    drop(runtime);
    let failed = answer.try_recv().expect("completed").expect_err("not done");
    assert!(matches!(failed.error, StoreError::Stopped));
}

#[test]
fn a_database_in_memory_is_refused() {
    assert!(connect::writer_options("sqlite::memory:").is_err());
    assert!(connect::writer_options("sqlite://x?mode=memory").is_err());
}
