//! Installations that move from SQLite to PostgreSQL and back: by `migrate`, and by archives.

mod archives;
mod every_table;
mod installation;
mod refusals;

use crate::common::{Person, TestServer, picture};
use image_chat::server::config::Secret;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A command of the program with this data folder and these variables.
fn command(data: &Path, variables: &[(&str, String)], arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    command.args(arguments).env_clear().env("IMAGE_CHAT_DATA_DIR", data);
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    command
}

/// Runs it beside this program's tasks.
async fn run(data: &Path, variables: &[(&str, String)], arguments: &[&str]) -> Output {
    let mut command = command(data, variables, arguments);
    let output = tokio::task::spawn_blocking(move || command.output().expect("it runs"));
    output.await.expect("it ended")
}

/// The output of a successful command.
#[track_caller]
fn done(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{error}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The error of a failed command.
#[track_caller]
fn failed(output: &Output, code: i32) -> String {
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{error}");
    assert!(!error.contains("panicked"), "{error}");
    error
}

/// The address of a database file in a folder.
fn in_folder(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("image-chat.db").display())
}

/// Stops a server. What is in its folder stays.
async fn stop(server: TestServer) -> TempDir {
    let TestServer { server, folder } = server;
    server.stop().await;
    folder
}

/// A server on a PostgreSQL database, with a new data folder.
async fn on_postgres(url: &str) -> TestServer {
    let folder = tempfile::tempdir().expect("a folder");
    let url = Secret::new(url);
    TestServer::start_in(folder, |config| config.database.database_url = Some(url)).await
}

/// The same person, with the same session, at another server.
fn at(server: &TestServer, person: &Person) -> Person {
    let mut person = person.clone();
    person.base = server.base();
    person
}
