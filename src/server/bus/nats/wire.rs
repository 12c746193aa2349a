//! Messages as they go over NATS: subjects and bytes.

use crate::model::{ImageId, TenantId};
use crate::server::bus::handlers::Handlers;
use crate::server::bus::message::{Message, NodeId, Notice};
use crate::server::metrics;
use async_nats::Subscriber;
use bytes::Bytes;
use futures::StreamExt;
use serde::Serialize;
use std::sync::Arc;

/// The subject that every node hears: rights, moderation queues, requests to make way.
pub const COMMON: &str = "ic.nodes";
/// The longest event that goes along, in bytes: most are below 1 KiB (LP17), and a few large ones are cheaper to read once
/// on each node that needs them than to carry to every one.
const MAX_EVENT: usize = 8 * 1024;

/// A message that is not parsed to be sent.
#[derive(Serialize)]
struct Outgoing<'a> {
    origin: NodeId,
    notice: &'a Notice,
}

/// The subject of an image. Tenant and image are letters, digits, `-` and `_`: neither dots nor wildcards.
pub fn subject_of(tenant: &TenantId, image: ImageId) -> String {
    format!("ic.{tenant}.{image}")
}

/// Subject and bytes of a notice. A long event becomes a bare wake-up.
pub fn encode(origin: NodeId, notice: &Notice) -> Option<(String, Bytes)> {
    let subject = match notice {
        Notice::Committed { tenant, image, .. }
        | Notice::Advanced { tenant, image, .. }
        | Notice::Restated { tenant, image }
        | Notice::Watching { tenant, image }
        | Notice::Present { tenant, image, .. }
        | Notice::Read { tenant, image, .. }
        | Notice::Active { tenant, image, .. } => subject_of(tenant, *image),
        Notice::MakeWay { .. } | Notice::AccessChanged(_) | Notice::QueueChanged { .. } => {
            COMMON.to_owned()
        }
    };
    let bytes = serde_json::to_vec(&Outgoing { origin, notice }).ok()?;
    if bytes.len() > MAX_EVENT
        && let Notice::Committed { tenant, image, recorded } = notice
    {
        let (tenant, image, seq) = (tenant.clone(), *image, recorded.seq);
        let bare = Notice::Advanced { tenant, image, seq };
        let bytes = serde_json::to_vec(&Outgoing { origin, notice: &bare }).ok()?;
        return Some((subject, bytes.into()));
    }
    Some((subject, bytes.into()))
}

/// Hands what comes to the subscribers of this process.
#[derive(Clone)]
pub struct Receiver {
    handlers: Arc<Handlers>,
    /// How each message of this node begins: they come back and are not parsed.
    own: Arc<[u8]>,
    /// How [`Notice::Watching`] of this node goes on: it says that the subscription is there.
    watching: Arc<[u8]>,
}

impl Receiver {
    /// Hands over what others send.
    pub fn new(node: NodeId, handlers: Arc<Handlers>) -> Self {
        let own = format!("{{\"origin\":\"{}\",", node.0).into_bytes().into();
        let watching = b"\"notice\":{\"kind\":\"watching\","[..].into();
        Self { handlers, own, watching }
    }

    /// Receives until the subscription ends.
    pub async fn run(self, mut from: Subscriber) {
        while let Some(message) = from.next().await {
            self.take(&message.payload);
        }
    }

    fn take(&self, payload: &[u8]) {
        if let Some(own) = payload.strip_prefix(&*self.own)
            && !own.starts_with(&self.watching)
        {
            return;
        }
        match serde_json::from_slice::<Message>(payload) {
            Ok(message) => {
                metrics::BUS_MESSAGES.count("result=\"received\"");
                self.handlers.call(message);
            }
            // A kind of a later version, or a message of another program on the same NATS server.
            Err(_) => metrics::BUS_MESSAGES.count("result=\"unreadable\""),
        }
    }
}
