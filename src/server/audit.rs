//! The audit log: who did what as an administrator or moderator, when and from where. Knows no action.

use super::clock;
use super::context::Caller;
use super::state::AppState;
use crate::model::{Actor, Author, TenantId};
use crate::protocol::AppError;
use crate::protocol::moderation::AuditEntry;

/// Writes down what the server did in a tenant by itself, in the name of what moderates.
pub async fn record_own(
    state: &AppState,
    tenant: &TenantId,
    (action, target): (&str, &str),
    detail: impl Into<String>,
) -> Result<(), AppError> {
    let Author { id, name } = Actor::moderation().author();
    let entry = AuditEntry {
        id: 0,
        at: clock::now(),
        actor: Some(id),
        actor_name: name.into(),
        address: String::new(),
        action: action.to_owned(),
        target: target.to_owned(),
        detail: detail.into(),
    };
    Ok(state.store.tenancy().record(tenant, &entry).await?)
}

/// Writes down what the caller did in a tenant. `action` is named like `settings.change`; `detail` is
/// in words and never holds a secret.
pub async fn record(
    state: &AppState,
    tenant: &TenantId,
    caller: &Caller,
    (action, target): (&str, &str),
    detail: impl Into<String>,
) -> Result<(), AppError> {
    let user = caller.user()?;
    let entry = AuditEntry {
        id: 0,
        at: clock::now(),
        actor: Some(user.id),
        actor_name: user.name.as_ref().map_or_else(String::new, |name| name.as_str().to_owned()),
        address: caller.address.to_string(),
        action: action.to_owned(),
        target: target.to_owned(),
        detail: detail.into(),
    };
    Ok(state.store.tenancy().record(tenant, &entry).await?)
}
