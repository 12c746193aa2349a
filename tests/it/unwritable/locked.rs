//! Another program holds the database.

use crate::common::child::ChildServer;
use crate::unwritable::{LOCKED, Scene};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};

/// A connection of another process to the server's database.
async fn other(server: &ChildServer) -> SqliteConnection {
    let file = server.data_dir().join("image-chat.db");
    let options = SqliteConnectOptions::new().filename(file);
    SqliteConnection::connect_with(&options).await.expect("opens")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_database_is_read_and_refuses_writes_until_it_is_free() {
    let server = ChildServer::start().await;
    let mut scene = Scene::new(&server).await;
    let mut other = other(&server).await;
    for begin in ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"] {
        let held = other.begin_with(begin).await.expect("locked");
        scene.refuses_writes(&[LOCKED]).await;
        scene.is_not_ready(&[LOCKED]).await;
        scene.can_be_read().await;
        held.rollback().await.expect("released");
        scene.is_ready().await;
        scene.takes_writes().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_starts_on_a_locked_database_and_writes_when_it_is_free() {
    let mut server = ChildServer::start().await;
    let mut scene = Scene::new(&server).await;
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
    let mut other = other(&server).await;
    let held = other.begin_with("BEGIN EXCLUSIVE").await.expect("locked");
    server.start_unready().await;
    scene.is_not_ready(&[LOCKED]).await;
    scene.can_be_read().await;
    held.rollback().await.expect("released");
    scene.is_ready().await;
    scene.takes_writes().await;
}
