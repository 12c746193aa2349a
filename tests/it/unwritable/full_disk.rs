//! A file system without space.

use crate::common::child::ChildServer;
use crate::common::volume::Volume;
use crate::unwritable::{DISK_FULL, Scene};
use std::path::Path;
use std::process::{Command, Output};

/// Room for the demo data and some pictures.
const SIZE: &str = "32m";

fn server_on(volume: &Volume) -> ChildServer {
    let data_dir = volume.data_dir().display().to_string();
    ChildServer::new(&[("IMAGE_CHAT_DATA_DIR", &data_dir)])
}

/// Runs the binary on a folder's data.
async fn run(data_dir: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
    command.args(arguments).env_clear().env("IMAGE_CHAT_DATA_DIR", data_dir);
    command.env("IMAGE_CHAT_ADDR", "127.0.0.1:0");
    let output = tokio::task::spawn_blocking(move || command.output()).await;
    output.expect("no panic").expect("it runs")
}

#[track_caller]
fn says_that_the_disk_is_full(output: &Output) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains(DISK_FULL), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_read_and_refuses_writes_until_it_has_space() {
    let Some(volume) = Volume::mount(SIZE) else { return };
    let mut server = server_on(&volume);
    server.start_again().await;
    let mut scene = Scene::new(&server).await;
    volume.fill();
    scene.refuses_writes(&[DISK_FULL]).await;
    scene.is_not_ready(&[DISK_FULL]).await;
    scene.can_be_read().await;
    let addr = server.addr.to_string();
    for arguments in [&["tenant", "create", "acme"][..], &["--addr", &addr, "healthcheck"]] {
        says_that_the_disk_is_full(&run(&volume.data_dir(), arguments).await);
    }
    volume.free();
    scene.is_ready().await;
    scene.takes_writes().await;
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_starts_on_a_full_disk_and_writes_when_it_has_space() {
    let Some(volume) = Volume::mount(SIZE) else { return };
    let mut server = server_on(&volume);
    server.start_again().await;
    let mut scene = Scene::new(&server).await;
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
    volume.fill();
    server.start_unready().await;
    scene.is_not_ready(&[DISK_FULL]).await;
    scene.can_be_read().await;
    scene.refuses_writes(&[DISK_FULL]).await;
    volume.free();
    scene.is_ready().await;
    scene.can_be_read().await;
    scene.takes_writes().await;
    server.kill();
    server.start_again().await;
    scene.takes_writes().await;
}

/// What was acknowledged last is in the write-ahead log alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_was_killed_starts_on_a_full_disk_with_all_that_was_acknowledged() {
    let Some(volume) = Volume::mount(SIZE) else { return };
    let mut server = server_on(&volume);
    server.start_again().await;
    let mut scene = Scene::new(&server).await;
    server.kill();
    // The index of the write-ahead log is made again; someone else took its space.
    std::fs::remove_file(volume.data_dir().join("image-chat.db-shm")).expect("it was killed");
    volume.fill();
    server.start_unready().await;
    scene.can_be_read().await;
    scene.is_not_ready(&[DISK_FULL]).await;
    volume.free();
    scene.is_ready().await;
    scene.takes_writes().await;
}

#[tokio::test]
async fn a_first_start_on_a_full_disk_says_so() {
    let Some(volume) = Volume::mount(SIZE) else { return };
    volume.fill();
    says_that_the_disk_is_full(&run(&volume.data_dir(), &["serve"]).await);
    volume.free();
    let mut server = server_on(&volume);
    server.start_again().await;
    Scene::new(&server).await.can_be_read().await;
}
