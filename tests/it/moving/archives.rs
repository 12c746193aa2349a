//! `backup`, `verify` and `restore` with PostgreSQL, beside a server that is written to. What is true of every archive,
//! `cli::backup` has.

use super::{at, command, done, failed, on_postgres, picture, run};
use crate::common::bucket::BucketServer;
use crate::common::child::ChildServer;
use crate::common::fault_proxy::FaultProxy;
use crate::common::log::Log;
use crate::common::postgres::Cluster;
use crate::common::{Person, TestServer};
use crate::faults::load::{Load, Unanswered};
use image_chat::server::config::Secret;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Acknowledged before the first backup, and again while one is made.
const BEFORE: usize = 40;
/// As good as for ever.
const MOST: usize = 100_000;
/// The bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}

fn database(url: &str) -> [(&'static str, String); 1] {
    [("IMAGE_CHAT_DATABASE_URL", url.to_owned())]
}

/// A server on what an archive holds, in a database of PostgreSQL or, without one, in a file.
async fn restored(archive: &Path, url: Option<&str>) -> TestServer {
    let (folder, variables) = (tempfile::tempdir().expect("a folder"), url.map(database));
    let variables = variables.as_ref().map_or(&[][..], |variables| &variables[..]);
    let said = done(&run(folder.path(), variables, &["restore", text(archive)]).await);
    assert!(said.contains("Restored"), "{said}");
    let url = url.map(Secret::new);
    TestServer::start_in(folder, |config| config.database.database_url = url).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_postgresql_is_of_one_moment_and_is_restored_into_either_database() {
    let (cluster, place) = (Cluster::shared(), tempfile::tempdir().expect("a folder"));
    let (url, variables) = {
        let url = cluster.database();
        (url.clone(), database(&url))
    };
    let server = on_postgres(&url).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let data = server.folder.path();
    let (first, last) = (place.path().join("first.tar"), place.path().join("last.tar"));

    let load = Load::start(&[ada.clone(), bob], image, Unanswered::Again, MOST);
    load.reaches(BEFORE).await;
    let said = done(&run(data, &variables, &["backup", text(&first)]).await);
    assert!(said.contains("2 images"), "the sample and hers: {said}");
    // The writers were not held up for good.
    load.reaches(2 * BEFORE).await;
    let written = load.stop().await;
    assert_eq!((written.unable.len(), written.refused.len()), (0, 0), "a backup disturbs nobody");
    done(&run(data, &variables, &["backup", text(&last)]).await);
    for archive in [&first, &last] {
        let said = done(&run(data, &variables, &["verify", text(archive)]).await);
        assert!(said.contains("is whole"), "{said}");
    }
    let (whole, seen) = (Log::read(&ada, image).await, picture(&ada, image).await);

    let early = restored(&first, Some(&cluster.database())).await;
    let log = Log::read(&at(&early, &ada), image).await;
    // Rows and log are of the same moment.
    log.check();
    assert!(log.events.len() >= BEFORE, "all that was acknowledged before: {}", log.events.len());
    log.events.iter().for_each(|event| whole.check_told(event, "not of this log"));

    let target = cluster.database();
    for late in [restored(&last, Some(&target)).await, restored(&last, None).await] {
        let ada = at(&late, &ada);
        let log = Log::read(&ada, image).await;
        log.check();
        log.check_acknowledged(&written.acknowledged);
        assert_eq!(log.events, whole.events);
        assert_eq!(picture(&ada, image).await, seen);
        // A restore means that the data was wrong: no page goes on.
        let (epoch, other) = (whole.snapshot.epoch, ada.snapshot(image).await.epoch);
        assert_ne!(epoch, other);
        let path = format!("/api/v1/images/{image}/events?since=1&epoch={epoch}");
        ada.get(&path).await.refused_because(410, "a restore forgets all epochs");
        ada.open_chat(image, "it goes on").await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let again = run(folder.path(), &database(&target), &["restore", text(&last)]).await;
    assert!(failed(&again, 1).contains("not empty"));
    let left = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 0, "nothing is left of what was begun");
}

/// An archive of SQLite goes into PostgreSQL, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_of_sqlite_is_restored_into_postgresql() {
    let (server, place) = (TestServer::start().await, tempfile::tempdir().expect("a folder"));
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "one").await;
    let archive = place.path().join("a.tar");
    done(&run(server.folder.path(), &[], &["backup", text(&archive)]).await);
    let other = restored(&archive, Some(&Cluster::shared().database())).await;
    let log = Log::read(&at(&other, &ada), image).await;
    log.check();
    assert_eq!(log.events, Log::read(&ada, image).await.events);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_is_killed_in_the_middle_leaves_no_archive() {
    let (bucket, url) = (BucketServer::start().await, Cluster::shared().database());
    let (folder, place) =
        (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (secret, args) = (Secret::new(url.as_str()), bucket.args("m"));
    let server = TestServer::start_in(folder, |config| {
        config.database.database_url = Some(secret);
        config.blobs = args;
    })
    .await;
    let proxy = FaultProxy::start(bucket.addr()).await;
    let mut variables = bucket.variables("m");
    variables.extend(database(&url));
    variables.push(("IMAGE_CHAT_S3_ENDPOINT", format!("http://{}", proxy.addr())));
    let archive = place.path().join("a.tar");
    let begun_as = place.path().join("a.tar.partial/archive.tar");
    // The database is copied, and the files come too slowly for it to end.
    proxy.throttle(2_000);
    let data = server.folder.path();
    let mut backup = command(data, &variables, &["backup", text(&archive)]);
    let mut backup = backup.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    let began = Instant::now();
    while !begun_as.exists() || proxy.connections() == 0 {
        assert!(began.elapsed() < DEADLINE, "it never came so far");
        assert!(backup.try_wait().expect("ours").is_none(), "it ended");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    backup.kill().expect("killed");
    backup.wait().expect("ours");
    assert!(!archive.exists(), "a name is given to whole archives alone");
    let error = failed(&run(data, &variables, &["verify", text(&begun_as)]).await, 1);
    assert!(error.contains("incomplete"), "{error}");

    proxy.heal();
    let error = failed(&run(data, &variables, &["backup", text(&archive)]).await, 1);
    assert!(error.contains("a.tar.partial"), "what a crash left is named: {error}");
    std::fs::remove_dir_all(begun_as.parent().expect("a folder")).expect("removed");
    done(&run(data, &variables, &["backup", text(&archive)]).await);
    done(&run(data, &variables, &["verify", text(&archive)]).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_on_postgresql_makes_backups_by_itself() {
    let (folder, url) = (tempfile::tempdir().expect("a folder"), Cluster::shared().database());
    let server = ChildServer::start_with(&[
        ("IMAGE_CHAT_DATABASE_URL", &url),
        ("IMAGE_CHAT_BACKUP_DIR", text(folder.path())),
    ])
    .await;
    Person::named(server.base(), "Ada").await;
    let began = Instant::now();
    let made = loop {
        let entries = std::fs::read_dir(folder.path()).expect("a folder");
        let mut paths = entries.map(|entry| entry.expect("an entry").path());
        match paths.find(|path| path.extension().is_some_and(|end| end == "tar")) {
            Some(made) => break made,
            None => tokio::time::sleep(Duration::from_millis(20)).await,
        }
        assert!(began.elapsed() < DEADLINE, "{}", server.log());
    };
    assert!(done(&run(folder.path(), &[], &["verify", text(&made)]).await).contains("is whole"));
}
