//! The role that an embedding site grants to its people.

use crate::model::Role;
use crate::protocol::AppError;
use crate::protocol::moderation::AuditEntry;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::{Tenant, User};

/// Applies the role of a payload. An account's role is managed here and does not change; the last administrator
/// stays.
pub async fn apply_role(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    user: &User,
    granted: Option<Role>,
) -> Result<(), AppError> {
    let present = state.store.tenancy().role(&tenant.id, user.id).await?;
    // A payload never grants membership, so it does not revoke one either.
    let is_unchanged = present == granted || (granted.is_none() && present == Some(Role::Member));
    if is_unchanged || state.store.identities().has_account(user.id).await? {
        return Ok(());
    }
    let now = clock::now();
    if present.is_none() {
        state.store.tenancy().set_role(&tenant.id, user.id, granted, now).await?;
    } else if !state.store.invitations().change_member(&tenant.id, user.id, granted).await? {
        let (tenant, user) = (&tenant.id, user.id);
        tracing::warn!(%tenant, %user, "the last administrator stays, whatever the site says");
        return Ok(());
    }
    state.access.invalidate();
    let entry = AuditEntry {
        id: 0,
        at: now,
        actor: Some(user.id),
        actor_name: user.name.as_ref().map_or_else(String::new, |name| name.as_str().to_owned()),
        address: caller.address.to_string(),
        action: "role.sso".into(),
        target: user.id.to_string(),
        detail: format!(
            "{} to {}, as the embedding site says",
            role_label(present),
            role_label(granted)
        ),
    };
    Ok(state.store.tenancy().record(&tenant.id, &entry).await?)
}

fn role_label(role: Option<Role>) -> &'static str {
    match role {
        None | Some(Role::Guest) => "no role",
        Some(Role::Member) => "member",
        Some(Role::Moderator) => "moderator",
        Some(Role::Administrator) => "administrator",
    }
}
