//! The audit log: actions of administrators, moderators and the server, with time and address.

use crate::model::{Actor, Author, TenantId, UserId};
use crate::protocol::AppError;
use crate::protocol::moderation::AuditEntry;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::User;
use std::net::IpAddr;

/// Records an automatic action of the server, under the name of its moderation actor.
pub async fn record_automatic(
    state: &AppState,
    tenant: &TenantId,
    (action, target): (&str, &str),
    detail: impl Into<String>,
) -> Result<(), AppError> {
    let Author { id, name, .. } = Actor::moderation().author();
    let server = User { id, name: Some(name) };
    add(state, tenant, (&server, None), (action, target), detail.into()).await
}

/// Records an action of the caller. `action` has the form `settings.change`; `detail` is prose without secrets.
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

/// Records an action of a person other than the caller: one who has just signed up or deleted their account.
pub async fn record_by(
    state: &AppState,
    tenant: &TenantId,
    (user, from): (UserId, IpAddr),
    what: (&str, &str),
    detail: impl Into<String>,
) -> Result<(), AppError> {
    let user = state.store.people().user(user).await?.unwrap_or(User { id: user, name: None });
    add(state, tenant, (&user, Some(from)), what, detail.into()).await
}

/// Records an event of an account in all tenants of its person, since an account belongs to no tenant.
pub async fn record_in_memberships(
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
