//! Files that may not grow (RLIMIT_FSIZE): as a full disk, without the right to mount one.

use crate::common::child::ChildServer;
use crate::unwritable::{DISK_FAILS, DISK_FULL, Scene};

/// No file may be larger: the write-ahead log is, from the first start on.
const FEW_BYTES: u64 = 4_096;
/// The same as a shell says it, in blocks; less than the index of a write-ahead log takes.
const FEW_BLOCKS: &str = "ulimit -S -f 8";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_may_not_grow_are_read_and_refuse_writes_until_they_may() {
    let server = ChildServer::start().await;
    let mut scene = Scene::new(&server).await;
    server.limit_file_size(Some(FEW_BYTES));
    scene.refuses_writes(&[DISK_FAILS]).await;
    scene.is_not_ready(&[DISK_FAILS]).await;
    scene.can_be_read().await;
    server.limit_file_size(None);
    scene.is_ready().await;
    scene.takes_writes().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_starts_when_files_may_not_grow_and_writes_when_they_may() {
    let mut server = ChildServer::start().await;
    let mut scene = Scene::new(&server).await;
    server.terminate();
    assert!(server.ended().await.success(), "{}", server.log());
    server.prelude = FEW_BLOCKS;
    server.start_unready().await;
    scene.is_not_ready(&[DISK_FULL]).await;
    scene.can_be_read().await;
    scene.refuses_writes(&[DISK_FULL]).await;
    server.limit_file_size(None);
    scene.is_ready().await;
    scene.takes_writes().await;
}
