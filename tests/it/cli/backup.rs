//! `backup`, `verify` and `restore`: beside a server that is written to, and with archives that are damaged.

use super::{done, failed, run, run_with};
use crate::common::child::ChildServer;
use crate::common::log::Log;
use crate::common::{Person, TestServer, comment_picture, form_with, png};
use crate::faults::load::{Load, Unanswered};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Acknowledged before the first backup, and again while one is made.
const BEFORE: usize = 40;
/// As good as for ever.
const MOST: usize = 100_000;
/// The bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}

/// The content of all files below a folder, by their paths in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("within").to_path_buf();
                files.insert(name, std::fs::read(&path).expect("readable"));
            }
        }
    }
    files
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<_> =
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// A server on what an archive holds.
async fn restored(archive: &Path) -> TestServer {
    let folder = tempfile::tempdir().expect("a folder");
    let said = done(&run_with(folder.path(), &["restore", text(archive)], ""));
    assert!(said.contains("Restored"), "{said}");
    TestServer::start_in(folder, |_| {}).await
}

/// The same person, with the same session, at another server.
fn at(server: &TestServer, person: &Person) -> Person {
    let mut person = person.clone();
    person.base = server.base();
    person
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_is_made_while_people_write_is_restored_elsewhere_with_log_and_files() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let place = tempfile::tempdir().expect("a folder");
    let (first, last) = (place.path().join("first.tar"), place.path().join("last.tar"));

    let load = Load::start(&[ada.clone(), bob], image, Unanswered::Again, MOST);
    load.reaches(BEFORE).await;
    let said = done(&run(&server, &["backup", text(&first)]).await);
    assert!(said.contains("2 images"), "the sample and hers: {said}");
    // The writers were not held up for good.
    load.reaches(2 * BEFORE).await;
    let written = load.stop().await;
    let sent = comment_picture(&ada, image, form_with(png(), "a.png")).await.ok(201);
    ada.open_chat(image, sent["picture"]["markdown"].as_str().expect("a text")).await;
    assert_eq!((written.unable.len(), written.refused.len()), (0, 0), "a backup disturbs nobody");
    done(&run(&server, &["backup", text(&last)]).await);
    assert_eq!(names(place.path()), ["first.tar", "last.tar"], "nothing else is left");
    for archive in [&first, &last] {
        let mode = archive.metadata().expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(done(&run(&server, &["verify", text(archive)]).await).contains("is whole"));
    }

    let whole = Log::read(&ada, image).await;
    let early = restored(&first).await;
    let log = Log::read(&at(&early, &ada), image).await;
    log.check();
    assert!(log.events.len() >= BEFORE, "all that was acknowledged before: {}", log.events.len());
    // Texts that were edited since are told of the whole log as they are now.
    log.events.iter().for_each(|event| whole.check_told(event, "not of this log"));

    let late = restored(&last).await;
    let log = Log::read(&at(&late, &ada), image).await;
    log.check();
    log.check_acknowledged(&written.acknowledged);
    assert_eq!(log.events, whole.events);
    let blobs = |folder: &TempDir| files(&folder.path().join("blobs"));
    assert_eq!(blobs(&late.folder), blobs(&server.folder));
    let shown = at(&late, &ada).get(&format!("/i/{image}")).await;
    assert_eq!(shown.status, 200);
    let in_comment = sent["picture"]["src"].as_str().expect("an address");
    assert_eq!(at(&late, &ada).get(in_comment).await.status, 200);
    at(&late, &ada).open_chat(image, "it goes on").await;
}

/// A page that has read what the backup does not have is not told another history's events.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restored_server_has_another_epoch_and_none_of_the_earlier_ones() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "one").await;
    let place = tempfile::tempdir().expect("a folder");
    let archive = place.path().join("a.tar");
    done(&run(&server, &["backup", text(&archive)]).await);
    let epoch = ada.snapshot(image).await.epoch;
    let other = restored(&archive).await;
    let ada = at(&other, &ada);
    assert_ne!(ada.snapshot(image).await.epoch, epoch);
    let path = format!("/api/v1/images/{image}/events?since=1&epoch={epoch}");
    ada.get(&path).await.refused_because(410, "a restore forgets all epochs");
}

/// An archive of a server with one discussion, in a folder of its own.
async fn archive() -> (TempDir, PathBuf) {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "one").await;
    let folder = tempfile::tempdir().expect("a folder");
    let archive = folder.path().join("a.tar");
    done(&run(&server, &["backup", text(&archive)]).await);
    (folder, archive)
}

/// The entries of a tar file: name, where the content begins, its length.
fn entries(archive: &[u8]) -> Vec<(String, usize, usize)> {
    let (mut entries, mut at) = (Vec::new(), 0);
    while archive[at] != 0 {
        let until_nul = |from: usize, length: usize| {
            let field = &archive[at + from..at + from + length];
            let text = field.split(|byte| *byte == 0).next().expect("a field");
            String::from_utf8(text.to_vec()).expect("text")
        };
        let size = usize::from_str_radix(until_nul(124, 12).trim(), 8).expect("a size");
        entries.push((until_nul(0, 100), at + 512, size));
        at += 512 + size.next_multiple_of(512);
    }
    entries
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damaged_archives_are_refused_by_name_and_leave_nothing() {
    let (folder, archive) = archive().await;
    let whole = std::fs::read(&archive).expect("an archive");
    let entries = entries(&whole);
    let blob = &entries.iter().find(|entry| entry.0.starts_with("blobs/")).expect("a picture").0;
    let damaged = folder.path().join("damaged.tar");
    let refused = |bytes: &[u8], names: &[&str]| {
        std::fs::write(&damaged, bytes).expect("written");
        let place = folder.path().join("place");
        for command in ["verify", "restore"] {
            let error = failed(&run_with(&place, &[command, text(&damaged)], ""), 1);
            for name in names.iter().chain(&["damaged.tar"]) {
                assert!(error.contains(name), "{command}: {error} names no {name}");
            }
        }
        assert_eq!(names_but_lock(&place), [""; 0], "nothing is left of what was begun");
    };
    for (name, begin, length) in &entries {
        let mut bytes = whole.clone();
        bytes[begin + length / 2] ^= 1;
        // A digest that is another one is that of an entry; which one, the list of digests tells.
        let says = if name == "SHA256SUMS" { "damaged" } else { name.as_str() };
        refused(&bytes, &["damaged", says]);
        refused(&whole[..begin + length / 2], &["incomplete", name]);
        refused(&whole[..begin - 512], &["incomplete", "SHA256SUMS"]);
    }
    let renamed = |from: &str, to: &str| {
        let mut bytes = whole.clone();
        let at = entries.iter().find(|entry| entry.0 == from).expect("an entry").1 - 512;
        bytes[at..at + 100].fill(0);
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        bytes[at + 148..at + 156].fill(b' ');
        let sum: u32 = bytes[at..at + 512].iter().map(|byte| u32::from(*byte)).sum();
        bytes[at + 148..at + 156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        bytes
    };
    refused(&renamed(blob, "../../outside"), &["not a backup", "../../outside"]);
    refused(&renamed(blob, "blobs/notes.txt"), &["not a backup", "blobs/notes.txt"]);
    refused(&renamed(blob, "image-chat.db"), &["not a backup", "twice"]);
    refused(b"no archive at all, but a text of some length", &[]);
    refused(b"", &["incomplete"]);
    let mut later = whole.clone();
    let manifest = entries.iter().find(|entry| entry.0 == "manifest.json").expect("a manifest");
    let format = b"\"format\": 1";
    let at = whole[manifest.1..].windows(format.len()).position(|window| window == format);
    later[manifest.1 + at.expect("a format") + format.len() - 1] = b'2';
    refused(&later, &["damaged", "manifest.json"]);
}

fn names_but_lock(folder: &Path) -> Vec<String> {
    if !folder.exists() {
        return Vec::new();
    }
    names(folder).into_iter().filter(|name| !name.ends_with(".lock")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_overwritten() {
    let (folder, archive) = archive().await;
    let before = std::fs::read(&archive).expect("an archive");
    let server = TestServer::start().await;
    let error = failed(&run(&server, &["backup", text(&archive)]).await, 1);
    assert!(error.contains("a.tar already"), "{error}");
    assert_eq!(std::fs::read(&archive).expect("an archive"), before);
    assert_eq!(names(folder.path()), ["a.tar"]);

    let error = failed(&run(&server, &["restore", text(&archive)]).await, 1);
    assert!(error.contains("another server uses this data"), "{error}");
    let TestServer { server, folder: data } = server;
    server.stop().await;
    let there = files(data.path());
    for taken in ["image-chat.db", "blobs", "notes.txt"] {
        let place = tempfile::tempdir().expect("a folder");
        match taken {
            "blobs" => std::fs::create_dir(place.path().join(taken)).expect("made"),
            name => std::fs::write(place.path().join(name), "mine").expect("written"),
        }
        let error = failed(&run_with(place.path(), &["restore", text(&archive)], ""), 1);
        assert!(error.contains("empty place") && error.contains(taken), "{error}");
        assert_eq!(names_but_lock(place.path()), [taken]);
    }
    let error = failed(&run_with(data.path(), &["restore", text(&archive)], ""), 1);
    assert!(error.contains("empty place"), "{error}");
    assert_eq!(files(data.path()), there);
}

#[test]
fn without_data_there_is_nothing_to_back_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = folder.path().join("a.tar");
    let data = folder.path().join("data");
    let error = failed(&run_with(&data, &["backup", text(&archive)], ""), 1);
    assert!(error.contains("there is no database"), "{error}");
    let error = failed(&run_with(&data, &["verify", text(&archive)], ""), 1);
    assert!(error.contains("a.tar"), "{error}");
    assert!(!data.exists() && !archive.exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_makes_backups_by_itself_and_keeps_the_last_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let backups = folder.path().join("backups");
    std::fs::create_dir(&backups).expect("made");
    let old = ["image-chat-20200101T000000Z.tar", "image-chat-20210101T000000Z.tar"];
    let partial = "image-chat-20210102T000000Z.tar.partial";
    for name in old.into_iter().chain(["notes.txt"]) {
        std::fs::write(backups.join(name), "old").expect("written");
    }
    std::fs::create_dir(backups.join(partial)).expect("made");
    let server = ChildServer::start_with(&[
        ("IMAGE_CHAT_BACKUP_DIR", text(&backups)),
        ("IMAGE_CHAT_BACKUP_KEEP", "2"),
    ])
    .await;
    let began = Instant::now();
    let (kept, made) = loop {
        let names = names(&backups);
        let is_made =
            |name: &&String| name.starts_with("image-chat-202") && name > &&old[1].to_owned();
        let is_over = !names.iter().any(|name| name.ends_with(".partial") || name == old[0]);
        match names.iter().find(is_made) {
            Some(made) if is_over => break (names.clone(), backups.join(made)),
            _ => tokio::time::sleep(Duration::from_millis(20)).await,
        }
        assert!(began.elapsed() < DEADLINE, "{names:?}\n{}", server.log());
    };
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert!(kept.contains(&old[1].to_owned()) && kept.contains(&"notes.txt".to_owned()));
    assert!(!kept.contains(&partial.to_owned()), "a crash's remains go");
    let said = done(&run_with(folder.path(), &["verify", text(&made)], ""));
    assert!(said.contains("is whole"), "{said}");
}
