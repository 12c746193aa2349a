//! The program on a PostgreSQL database: commands work, and what is wrong with the address is said.

use crate::common::postgres::{Cluster, PASSWORD, name_of};
use std::process::{Command, Output};

/// Runs the program on a database.
fn run(url: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    command.args(arguments).env_clear().env("IMAGE_CHAT_DATA_DIR", folder.path());
    command.env("IMAGE_CHAT_ADDR", "127.0.0.1:0").env("IMAGE_CHAT_DATABASE_URL", url);
    command.output().expect("it runs")
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_database_that_cannot_be_opened_exits_2_and_says_what_is_wrong() {
    let cluster = Cluster::shared();
    let database = cluster.database();
    let name = name_of(&database);
    let nobody = crate::common::child::free_addr();
    let cases = [
        (cluster.url_with(name, "S-12-secret"), "refuses the user or the password"),
        (format!("postgres://ada:S-12-secret@{nobody}/x"), "does not answer"),
        (cluster.url_with("nowhere", PASSWORD), "has no database nowhere"),
        ("postgres://ada:S-12-secret@[::1/x".into(), "is no address"),
    ];
    for (url, says) in &cases {
        for command in [&["serve"][..], &["tenant", "list"]] {
            let output = run(url, command);
            let error = error(&output);
            assert_eq!(output.status.code(), Some(2), "{error}");
            assert!(error.contains("IMAGE_CHAT_DATABASE_URL") && error.contains(says), "{error}");
            assert!(!error.contains("secret"), "{error}");
        }
    }
}

#[test]
fn commands_work_on_it() {
    let cluster = Cluster::shared();
    let database = cluster.database();
    let url = cluster.url_with(name_of(&database), PASSWORD);
    for command in [&["tenant", "create", "harbour"][..], &["tenant", "list"]] {
        let output = run(&url, command);
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        assert!(String::from_utf8_lossy(&output.stdout).contains("harbour"));
    }
}
