//! One server for a data folder and its database.

use crate::common::child::ChildServer;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the binary on a folder's data, on any port.
async fn run(data_dir: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    command.args(arguments).env_clear().env("IMAGE_CHAT_ADDR", "127.0.0.1:0");
    command.env("IMAGE_CHAT_DATA_DIR", data_dir).envs(variables.iter().copied());
    let output = tokio::task::spawn_blocking(move || command.output()).await;
    output.expect("no panic").expect("it runs")
}

/// It did not start, and says that this server has the data.
#[track_caller]
fn is_kept_out_by(server: &ChildServer, output: &Output) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{error}");
    let holder = format!("pid {}, address {}, since 20", server.pid(), server.addr);
    assert!(error.contains(&holder), "{error} has no {holder}");
    assert!(error.contains("image-chat.db.lock"), "{error}");
}

#[tokio::test]
async fn a_second_server_on_the_same_data_exits_and_names_the_holder() {
    let server = ChildServer::start().await;
    let (data, other) = (server.data_dir(), tempfile::tempdir().expect("a folder"));
    is_kept_out_by(&server, &run(&data, &["serve"], &[]).await);
    let link = other.path().join("link");
    std::os::unix::fs::symlink(&data, &link).expect("linked");
    is_kept_out_by(&server, &run(&link, &["serve"], &[]).await);
    // The same folder with another database, and the same database with another folder.
    let own = format!("sqlite://{}", other.path().join("own.db").display());
    let theirs = format!("sqlite://{}", data.join("image-chat.db").display());
    let (name, other) = ("IMAGE_CHAT_DATABASE_URL", other.path().join("data"));
    is_kept_out_by(&server, &run(&data, &["serve"], &[(name, &own)]).await);
    is_kept_out_by(&server, &run(&other, &["serve"], &[(name, &theirs)]).await);
    let ready = reqwest::get(format!("{}/readyz", server.base())).await.expect("an answer");
    assert_eq!(ready.status(), 200, "the first one is not disturbed");
}

#[tokio::test]
async fn commands_run_beside_a_server_on_the_same_data() {
    let server = ChildServer::start().await;
    let listed = run(&server.data_dir(), &["tenant", "list"], &[]).await;
    assert_eq!(String::from_utf8_lossy(&listed.stdout), "demo\tDemo\n");
}

#[tokio::test]
async fn a_server_that_was_killed_leaves_no_lock() {
    let mut server = ChildServer::start().await;
    let lock = server.data_dir().join("image-chat.db.lock");
    let held = std::fs::read_to_string(&lock).expect("a lock file");
    server.kill();
    assert_eq!(std::fs::read_to_string(&lock).expect("still there"), held);
    server.start_again().await;
    let held = std::fs::read_to_string(&lock).expect("a lock file");
    assert!(held.starts_with(&format!("pid {}\n", server.pid())), "{held}");
}

#[tokio::test]
async fn a_database_elsewhere_is_locked_too_and_its_neighbours_are_not() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    let url = |name: &str| format!("sqlite://{}", elsewhere.path().join(name).display());
    let name = "IMAGE_CHAT_DATABASE_URL";
    let _one = ChildServer::start_with(&[(name, &url("one.db"))]).await;
    let _two = ChildServer::start_with(&[(name, &url("two.db"))]).await;
    let third = elsewhere.path().join("data");
    let output = run(&third, &["serve"], &[(name, &url("one.db"))]).await;
    assert_eq!(output.status.code(), Some(3));
}
