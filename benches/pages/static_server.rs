//! The peer: a bare axum handler in a process of its own, which answers with bytes that it was given at its start.

use crate::answer::Answer;
use crate::common::child::Child;
use crate::common::server::free_addr;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use std::path::{self, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::net::TcpListener;

/// The first argument of a process that is to be this server.
pub const ARGUMENT: &str = "static-server";

/// The server; it ends when this is dropped.
pub struct StaticServer {
    /// Its process.
    pub child: Child,
    /// The address it listens on.
    pub addr: SocketAddr,
    _folder: TempDir,
}

impl StaticServer {
    /// Starts it; the answer at a place of the list is that of the path `/place`.
    pub async fn start(answers: &[Answer]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (place, answer) in answers.iter().enumerate() {
            answer.save(&file(folder.path(), place)).expect("writes");
        }
        let addr = free_addr();
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg(ARGUMENT).arg(addr.to_string()).arg(folder.path());
        Self { child: Child::start(command, addr).await, addr, _folder: folder }
    }
}

/// Serves the answers of a folder, until the process is killed.
pub fn serve(mut arguments: impl Iterator<Item = String>) {
    let addr = arguments.next().expect("an address");
    let folder = PathBuf::from(arguments.next().expect("a folder"));
    let answers = (0..).map_while(|place| Answer::load(&file(&folder, place)));
    let answers: Arc<Vec<Answer>> = Arc::new(answers.collect());
    // The same threads as the server has.
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let listener = TcpListener::bind(addr).await.expect("a free port");
        let listener = listener.tap_io(|socket| socket.set_nodelay(true).expect("a socket"));
        let routes = Router::new().route("/{place}", get(answer)).with_state(answers);
        axum::serve(listener, routes).await.expect("serves");
    });
}

async fn answer(
    State(answers): State<Arc<Vec<Answer>>>,
    Path(place): Path<usize>,
) -> Result<(HeaderMap, Bytes), StatusCode> {
    let answer = answers.get(place).ok_or(StatusCode::NOT_FOUND)?;
    Ok((answer.headers.clone(), answer.body.clone()))
}

fn file(folder: &path::Path, place: usize) -> PathBuf {
    folder.join(place.to_string())
}
