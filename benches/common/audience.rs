//! Many viewers on threads of their own, as few as asked for. Knows not what they listen to.

use super::viewer::{Door, Viewer};
use futures::StreamExt;
use std::future::Future;
use std::io::Result;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinHandle;

/// Handshakes at a time: fewer than wait at a listening socket.
const CONNECTING: usize = 64;
/// A viewer who is not in within this time does not come in.
const ENTER_DEADLINE: Duration = Duration::from_secs(30);

/// Threads for viewers. Senders have another one, which listeners do not hold up.
pub fn threads(count: usize) -> Runtime {
    let runtime = Builder::new_multi_thread().worker_threads(count).enable_all().build();
    runtime.expect("threads for the viewers")
}

/// A thread for everything else: the one that this runs on.
pub fn this_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("a clock and a reactor")
}

/// Connects viewers; all of them hear of everything that is sent from now on.
pub async fn connect(threads: &Handle, door: &Arc<Door>, viewers: usize) -> Vec<Viewer> {
    let door = Arc::clone(door);
    let coming = async move {
        let coming = futures::stream::iter(0..viewers).map(|_| enter(&door));
        coming.buffer_unordered(CONNECTING).collect::<Vec<_>>().await
    };
    let all = threads.spawn(coming).await.expect("no panic");
    all.into_iter().collect::<Result<_>>().expect("everyone comes in")
}

/// Lets each viewer do something; what came of it is waited for with [`gather`].
pub fn each<T, D, F>(threads: &Handle, viewers: Vec<T>, does: D) -> Vec<JoinHandle<F::Output>>
where
    D: Fn(T) -> F,
    F: Future<Output: Send> + Send + 'static,
{
    viewers.into_iter().map(|viewer| threads.spawn(does(viewer))).collect()
}

/// What came of each.
pub async fn gather<T>(all: Vec<JoinHandle<T>>) -> Vec<T> {
    let mut results = Vec::with_capacity(all.len());
    for one in all {
        results.push(one.await.expect("a viewer that does not panic"));
    }
    results
}

async fn enter(door: &Door) -> Result<Viewer> {
    let entering = async {
        let mut viewer = Viewer::enter(door).await?;
        if door.hello.is_some() {
            viewer.welcomed().await?;
        }
        Ok(viewer)
    };
    tokio::time::timeout(ENTER_DEADLINE, entering).await?
}
