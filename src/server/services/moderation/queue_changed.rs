//! Tells moderators that their queue changed.

use crate::model::TenantId;
use crate::server::bus::Notice;
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// LP29: sends the new length of a tenant's moderation queue to the connections that watch it, and the flagged comments of
/// its images to the moderators who look at them.
pub async fn queue_changed(state: &AppState, tenant: &TenantId) -> Result<(), StoreError> {
    state.bus.publish(Notice::QueueChanged { tenant: tenant.clone() });
    tell_queue(state, tenant).await
}

/// The same for the connections of this node alone.
///
/// # Errors
/// The database cannot be read.
pub async fn tell_queue(state: &AppState, tenant: &TenantId) -> Result<(), StoreError> {
    let connections = state.engine.connections();
    if connections.is_queue_watched(tenant) {
        let waiting = state.store.moderation().waiting(tenant).await?;
        connections.send_queue_length(tenant, waiting);
    }
    for image in connections.moderated_images() {
        if state.access.tenant_of(image).await?.as_ref() == Some(tenant) {
            let comments = state.store.moderation().flagged(tenant, image, None).await?;
            connections.send_flagged(image, comments);
        }
    }
    Ok(())
}
