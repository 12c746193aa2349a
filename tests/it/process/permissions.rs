//! Only the owner can read or write the server's files.

use crate::common::Person;
use crate::common::child::ChildServer;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Everything would be open to everybody.
const OPEN: &str = "umask 000";

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("there").permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).expect("changed");
}

/// All files and folders below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found
}

#[track_caller]
fn is_private(folder: &Path) {
    for path in below(folder) {
        let expected = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(&path), expected, "{:o} {}", mode(&path), path.display());
    }
}

#[tokio::test]
async fn files_in_a_shared_folder_are_their_owners_alone_whatever_the_umask() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    set_mode(elsewhere.path(), 0o755);
    let url = format!("sqlite://{}", elsewhere.path().join("chat.db").display());
    let mut server = ChildServer::new(&[("IMAGE_CHAT_DATABASE_URL", &url)]);
    server.prelude = OPEN;
    let data = server.data_dir();
    std::fs::create_dir(&data).expect("made");
    set_mode(&data, 0o755);
    server.start_again().await;
    Person::named(server.base(), "Ada").await.upload("demo").await;
    for folder in [&*data, elsewhere.path()] {
        is_private(folder);
        assert_eq!(mode(folder), 0o755, "it was there, and stays as it is");
    }
    for name in ["chat.db", "chat.db-wal", "chat.db-shm", "chat.db.lock"] {
        assert!(elsewhere.path().join(name).exists(), "{name}");
    }
    assert!(below(&data).iter().any(|path| path.extension().is_some_and(|end| end == "png")));
}

#[tokio::test]
async fn a_folder_that_the_server_makes_is_private() {
    let mut server = ChildServer::new(&[]);
    server.prelude = OPEN;
    server.start_again().await;
    assert_eq!(mode(&server.data_dir()), 0o700);
    is_private(&server.data_dir());
}

#[tokio::test]
async fn what_an_earlier_version_left_open_becomes_private() {
    let mut server = ChildServer::start().await;
    server.kill();
    let (data, names) = (server.data_dir(), ["", "-wal", "-shm"]);
    let database = |end: &str| data.join(format!("image-chat.db{end}"));
    for end in names {
        set_mode(&database(end), 0o644);
    }
    set_mode(&data.join("blobs"), 0o755);
    server.start_again().await;
    assert_eq!(names.map(|end| mode(&database(end))), [0o600; 3]);
    assert_eq!(mode(&data.join("blobs")), 0o700);
}

#[test]
fn a_command_makes_a_private_database_too() {
    let folder = tempfile::tempdir().expect("a folder");
    set_mode(folder.path(), 0o755);
    let mut command = Command::new("/bin/sh");
    let script = format!("{OPEN}\nexec \"$0\" tenant list");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_image-chat")]);
    command.env_clear().env("IMAGE_CHAT_DATA_DIR", folder.path());
    assert!(command.status().expect("it runs").success());
    assert!(folder.path().join("image-chat.db").exists());
    is_private(folder.path());
}
