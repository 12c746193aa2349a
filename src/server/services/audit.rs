//! The audit log: who did what as an administrator or moderator, when and from where. Knows no action.

use crate::model::{Actor, Author, TenantId, UserId};
use crate::protocol::AppError;
use crate::protocol::moderation::AuditEntry;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::User;
use std::net::IpAddr;

/// Writes down what the server did in a tenant by itself, in the name of what moderates.
pub async fn record_own(
    state: &AppState,
    tenant: &TenantId,
    (action, target): (&str, &str),
    detail: impl Into<String>,
) -> Result<(), AppError> {
    let Author { id, name } = Actor::moderation().author();
    let server = User { id, name: Some(name) };
    add(state, tenant, (&server, None), (action, target), detail.into()).await
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
    let what = (action, target);
    add(state, tenant, (caller.user()?, Some(caller.address)), what, detail.into()).await
}

/// The same for someone who may not be the caller any more, or not yet: who has just signed up, for
/// instance.
pub async fn record_by(
    state: &AppState,
    tenant: &TenantId,
    (user, from): (UserId, IpAddr),
    what: (&str, &str),
    detail: impl Into<String>,
) -> Result<(), AppError> {
    let known = state.store.people().user(user).await?.unwrap_or(User { id: user, name: None });
    add(state, tenant, (&known, Some(from)), what, detail.into()).await
}

/// An account belongs to no tenant: each that its person is a member of hears of what becomes of it.
pub async fn record_everywhere(
    state: &AppState,
    (user, from): (UserId, IpAddr),
    action: &str,
    detail: &str,
) -> Result<(), AppError> {
    for (tenant, _) in state.store.invitations().memberships(user).await? {
        let what = (action, &*user.to_string());
        record_by(state, &tenant, (user, from), what, detail).await?;
    }
    Ok(())
}

async fn add(
    state: &AppState,
    tenant: &TenantId,
    (user, from): (&User, Option<IpAddr>),
    (action, target): (&str, &str),
    detail: String,
) -> Result<(), AppError> {
    let entry = AuditEntry {
        id: 0,
        at: clock::now(),
        actor: Some(user.id),
        actor_name: user.name.as_ref().map_or_else(String::new, |name| name.as_str().to_owned()),
        address: from.map_or_else(String::new, |from| from.to_string()),
        action: action.to_owned(),
        target: target.to_owned(),
        detail,
    };
    Ok(state.store.tenancy().record(tenant, &entry).await?)
}
