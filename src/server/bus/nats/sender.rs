//! What this node tells the others, one message after the other, in a task of its own.

use super::wire;
use crate::server::bus::message::{NodeId, Notice};
use crate::server::metrics;
use async_nats::Client;
use async_nats::connection::State;
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;

/// Notices that wait to be sent. What does not fit is dropped: the others find it in the database.
const QUEUE: usize = 4_096;

/// The queue to the task that sends.
pub struct Sender(mpsc::Sender<Notice>);

impl Sender {
    /// Starts the task.
    pub fn start(client: Client, node: NodeId) -> (Self, AbortOnDropHandle<()>) {
        let (queue, waiting) = mpsc::channel(QUEUE);
        (Self(queue), AbortOnDropHandle::new(tokio::spawn(run(client, node, waiting))))
    }

    /// Queues a notice.
    pub fn send(&self, notice: &Notice) {
        if self.0.try_send(notice.clone()).is_err() {
            metrics::BUS_MESSAGES.count("result=\"dropped\"");
        }
    }
}

async fn run(client: Client, node: NodeId, mut waiting: mpsc::Receiver<Notice>) {
    while let Some(notice) = waiting.recv().await {
        // What waited until the line is back would tell of a world that is gone.
        let is_up = client.connection_state() == State::Connected;
        let Some((subject, bytes)) = wire::encode(node, &notice).filter(|_| is_up) else {
            metrics::BUS_MESSAGES.count("result=\"dropped\"");
            continue;
        };
        let sent = client.publish(subject, bytes).await;
        let result = if sent.is_ok() { "result=\"sent\"" } else { "result=\"dropped\"" };
        metrics::BUS_MESSAGES.count(result);
    }
}
