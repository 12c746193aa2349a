//! The images that this node hears of.

use super::wire::{self, Receiver, subject_of};
use crate::model::{ImageId, TenantId};
use crate::server::bus::message::{NodeId, Notice};
use async_nats::Client;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;
use tokio_util::task::AbortOnDropHandle;

/// The wishes that are not fulfilled yet: of each image the latest one.
#[derive(Default)]
pub struct Wishes {
    latest: Mutex<HashMap<ImageId, Option<TenantId>>>,
    changed: Notify,
}

impl Wishes {
    /// Wishes to hear of an image of this tenant, or no more.
    pub fn set(&self, image: ImageId, tenant: Option<TenantId>) {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).insert(image, tenant);
        self.changed.notify_one();
    }

    fn take(&self) -> HashMap<ImageId, Option<TenantId>> {
        std::mem::take(&mut *self.latest.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Fulfils wishes for ever. Waits while the line is away; the client subscribes again by itself when it is back.
pub async fn run(wishes: Arc<Wishes>, client: Client, receiver: Receiver, node: NodeId) {
    let mut open = HashMap::new();
    loop {
        wishes.changed.notified().await;
        for (image, wish) in wishes.take() {
            let Some(tenant) = wish else {
                open.remove(&image);
                continue;
            };
            if !open.contains_key(&image)
                && let Ok(from) = client.subscribe(subject_of(&tenant, image)).await
            {
                let task = tokio::spawn(receiver.clone().run(from));
                open.insert(image, AbortOnDropHandle::new(task));
            }
            // It comes back once the subscription is there, and asks the others who is with them.
            if let Some((subject, bytes)) = wire::encode(node, &Notice::Watching { tenant, image })
            {
                let _ = client.publish(subject, bytes).await;
            }
        }
    }
}
