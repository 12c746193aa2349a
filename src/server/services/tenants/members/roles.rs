//! Changes of members' roles.

use crate::model::{Role, TenantId, UserId};
use crate::protocol::{AppError, Conflict, Input, Thing};
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::tenants::administer;
use crate::server::state::AppState;

/// Changes a member's role; `None` ends the membership. 409 for the last administrator.
pub async fn change_role(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (user, role): (UserId, Option<Role>),
) -> Result<(), AppError> {
    administer(state, caller, tenant).await?;
    if role.is_some_and(|role| role < Role::Member) {
        return Err(AppError::invalid(Input::MemberRole));
    }
    let was = state.store.tenancy().role(tenant, user).await?;
    let was = was.ok_or_else(|| AppError::not_found(Thing::Member))?;
    if !state.store.invitations().change_member(tenant, user, role).await? {
        return Err(AppError::from(Conflict::LastAdministrator));
    }
    state.access.invalidate();
    let (action, now) = match role {
        Some(role) => ("member.role", role_name(role)),
        None => ("member.remove", "nobody"),
    };
    let detail = format!("from {} to {now}", role_name(was));
    audit::record(state, tenant, caller, (action, &user.to_string()), detail).await
}

/// The name of a role in the audit log.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Guest => "guest",
        Role::Member => "member",
        Role::Moderator => "moderator",
        Role::Administrator => "administrator",
    }
}
