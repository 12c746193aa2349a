//! Audit entries of commands.

use crate::model::TenantId;
use crate::protocol::moderation::AuditEntry;
use crate::server::clock;
use crate::server::store::{Store, StoreError};

/// The actor's name in the audit log.
const ACTOR: &str = "command line";

/// Records an action in a tenant's audit log.
pub async fn record(
    store: &dyn Store,
    tenant: &TenantId,
    (action, target): (&str, &str),
    detail: String,
) -> Result<(), StoreError> {
    let entry = AuditEntry {
        id: 0,
        at: clock::now(),
        actor: None,
        actor_name: ACTOR.to_owned(),
        address: String::new(),
        action: action.to_owned(),
        target: target.to_owned(),
        detail,
    };
    store.tenancy().record(tenant, &entry).await
}
