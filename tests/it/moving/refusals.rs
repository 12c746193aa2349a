//! What is not moved, and that nothing is left half-moved.

use super::{command, done, failed, in_folder, on_postgres, run, stop};
use crate::common::TestServer;
use crate::common::bucket::BucketServer;
use crate::common::fault_proxy::FaultProxy;
use crate::common::postgres::{Cluster, name_of};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// The bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter(|name| !name.ends_with(".lock")).collect();
    names.sort();
    names
}

/// Rows of the tables that every installation has.
fn rows(url: &str) -> String {
    let sql = "SELECT (SELECT count(*) FROM tenants) + (SELECT count(*) FROM users)";
    Cluster::shared().sql(name_of(url), sql)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_what_is_stopped_moves_and_only_into_what_is_empty() {
    let cluster = Cluster::shared();
    let (taken, empty) = (cluster.database(), cluster.database());
    let (on_postgres, on_sqlite) = (on_postgres(&taken).await, TestServer::start().await);
    let sqlite = in_folder(on_sqlite.folder.path());
    let here = tempfile::tempdir().expect("a folder");
    let new = in_folder(here.path());
    std::fs::create_dir(here.path().join("blobs")).expect("made");
    let refused = async |arguments: &[&str], code: i32, says: &str| {
        let arguments = [&["migrate"], arguments].concat();
        let error = failed(&run(here.path(), &[], &arguments).await, code);
        assert!(error.contains(says), "{arguments:?}: {error}");
        assert!(!error.contains("S-12-secret"), "{error}");
    };
    refused(&["--from", &sqlite, "--to", &empty], 1, "another server uses this data").await;
    refused(&["--from", &taken, "--to", &new], 1, "stop all servers first").await;
    refused(&["--from", &new, "--to", &empty], 1, "there is no database").await;
    refused(&["--from", &sqlite, "--to", &new], 1, "another server uses this data").await;
    refused(&["--from", &taken, "--to", &empty], 1, "pg_dump").await;
    refused(&[], 2, "--from").await;
    refused(&["--from", "mysql://x:S-12-secret@y", "--to", &empty], 2, "sqlite://PATH").await;
    let wrong = cluster.url_with(name_of(&empty), "S-12-secret");
    let (postgres_files, data) = (stop(on_postgres).await, stop(on_sqlite).await);
    refused(&["--from", &sqlite, "--to", &wrong], 1, "refuses the user or the password").await;
    refused(&["--from", &sqlite, "--to", &taken], 1, "not empty").await;
    refused(&["--from", &sqlite, "--to", &new], 1, "pg_dump").await;
    refused(&["--from", &empty, "--to", &new], 1, "no schema of this version").await;
    let blobs = format!("file://{}", data.path().join("blobs").display());
    let into = ["--from", &taken, "--to", &new, "--to-blobs", &blobs];
    refused(&into, 1, "there are files in the folder").await;
    let nowhere = ["--from", &taken, "--to", &new, "--from-blobs", "file:///nowhere/blobs"];
    refused(&nowhere, 1, "there is no folder /nowhere/blobs").await;
    std::fs::write(here.path().join("image-chat.db-wal"), "mine").expect("written");
    refused(&["--from", &taken, "--to", &new], 1, "image-chat.db-wal").await;
    assert_eq!(names(here.path()), ["blobs", "image-chat.db-wal"]);
    drop((postgres_files, data));
}

/// Rows go in before the files and are kept after them: a bucket that fails leaves neither.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_that_goes_away_leaves_an_empty_database() {
    let (mut bucket, url) = (BucketServer::start().await, Cluster::shared().database());
    let server = TestServer::start().await;
    server.person_with_image("Ada").await;
    let folder = stop(server).await;
    let variables = bucket.variables("m");
    let from_blobs = format!("file://{}", folder.path().join("blobs").display());
    let sqlite = in_folder(folder.path());
    let there = ["migrate", "--from", &sqlite, "--to", &url, "--from-blobs", &from_blobs];
    bucket.stop().await;
    failed(&run(folder.path(), &variables, &there).await, 1);
    bucket.start_again().await;
    done(&run(folder.path(), &variables, &there).await);
    assert_ne!(rows(&url), "0", "and then it works");
}

/// Killed when all rows are written and files are on their way: nothing looks whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_move_that_is_killed_in_the_middle_leaves_no_database() {
    let (bucket, cluster) = (BucketServer::start().await, Cluster::shared());
    let url = cluster.database();
    let server = TestServer::start().await;
    server.person_with_image("Ada").await;
    let folder = stop(server).await;
    let proxy = FaultProxy::start(bucket.addr()).await;
    let mut variables = bucket.variables("m");
    variables.push(("IMAGE_CHAT_S3_ENDPOINT", format!("http://{}", proxy.addr())));
    let (from_blobs, sqlite) =
        (format!("file://{}", folder.path().join("blobs").display()), in_folder(folder.path()));
    // So slow that the files do not arrive.
    proxy.throttle(2_000);
    let there = ["migrate", "--from", &sqlite, "--to", &url, "--from-blobs", &from_blobs];
    let mut moving = command(folder.path(), &variables, &there);
    let mut moving = moving.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    let begun = Instant::now();
    // The tables are there, and all rows, in a transaction that waits for the files.
    let waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
                 AND state = 'idle in transaction' AND to_regclass('tenants') IS NOT NULL";
    while cluster.sql(name_of(&url), waits) != "1" || proxy.connections() == 0 {
        assert!(begun.elapsed() < DEADLINE, "it never came so far");
        assert!(moving.try_wait().expect("ours").is_none(), "it ended");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    moving.kill().expect("killed");
    moving.wait().expect("ours");
    assert_eq!(rows(&url), "0");

    // The same to an SQLite file: no database has its name.
    let source = cluster.database();
    let files = stop(on_postgres(&source).await).await;
    let target = tempfile::tempdir().expect("a folder");
    let (new, from_blobs) =
        (in_folder(target.path()), format!("file://{}", files.path().join("blobs").display()));
    variables.push(("IMAGE_CHAT_BLOB_URL", "s3://pictures/other".into()));
    let back = ["migrate", "--from", &source, "--to", &new, "--from-blobs", &from_blobs];
    let mut moving = command(target.path(), &variables, &back);
    let mut moving = moving.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    let begun = Instant::now();
    while !target.path().join("image-chat.db.moving").exists() {
        assert!(begun.elapsed() < DEADLINE, "it never came so far");
        assert!(moving.try_wait().expect("ours").is_none(), "it ended");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    moving.kill().expect("killed");
    moving.wait().expect("ours");
    assert!(!target.path().join("image-chat.db").exists());
    proxy.heal();
    done(&run(target.path(), &variables, &back).await);
    assert!(target.path().join("image-chat.db").exists(), "what was left does not disturb");
}
