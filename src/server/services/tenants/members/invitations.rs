//! Invitations: create, revoke and accept links to membership, and the setup link of the first administrator.

use super::roles::role_name;
use crate::model::{Role, TenantId, Timestamp, UserId};
use crate::protocol::{AppError, Gone, Input, Thing};
use crate::server::auth::SessionToken;
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::tenants::{administer, default_tenant_id};
use crate::server::state::AppState;
use crate::server::store::{Invitation, Store, StoreError, Tenant};
use std::net::IpAddr;
use uuid::Uuid;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// Lifetime of the setup link in days; the next start replaces it.
const SETUP_DAYS: i64 = 7;
/// Lifetimes that an invitation can have, in days.
pub const DAYS: [u32; 3] = [1, 7, 30];
/// Maximum number of uses of an invitation.
pub const MAX_USES: u32 = 1_000;

/// The form for a new invitation.
#[derive(Clone, Copy, Debug)]
pub struct NewInvitation {
    /// Role that it grants.
    pub role: Role,
    /// Lifetime in days.
    pub days: u32,
    /// Number of people who can use it.
    pub uses: u32,
}

/// Creates an invitation and returns the secret of its link.
pub async fn invite(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    new: NewInvitation,
) -> Result<String, AppError> {
    administer(state, caller, tenant).await?;
    let fits = DAYS.contains(&new.days) && (1..=MAX_USES).contains(&new.uses);
    if !fits || new.role < Role::Member {
        return Err(AppError::invalid(Input::Invitation { max_uses: MAX_USES }));
    }
    let by = Some(caller.user()?.id);
    let invitation = new_invitation(tenant, by, new);
    let secret = save(&*state.store, &invitation).await?.ok_or_else(AppError::internal)?;
    let NewInvitation { role, days, uses } = new;
    let detail = format!("{} for {uses}, good for {days} d", role_name(role));
    audit::record(state, tenant, caller, ("invitation.create", &invitation.id.to_string()), detail)
        .await?;
    Ok(secret)
}

/// Revokes an invitation.
pub async fn revoke_invitation(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
) -> Result<(), AppError> {
    administer(state, caller, tenant).await?;
    if !state.store.invitations().end_invitation(tenant, id).await? {
        return Err(AppError::not_found(Thing::Invitation));
    }
    audit::record(state, tenant, caller, ("invitation.end", &id.to_string()), "").await
}

/// The invitation of a secret and its tenant, or 404.
pub async fn find_invitation(
    state: &AppState,
    secret: &str,
) -> Result<(Invitation, Tenant), AppError> {
    let digest = SessionToken::from_text(secret).digest();
    let found = state.store.invitations().invitation(&digest, clock::now()).await?;
    let invitation = found.ok_or_else(|| AppError::not_found(Thing::Invitation))?;
    let tenant = state.store.tenancy().tenant(&invitation.tenant).await?;
    Ok((invitation, tenant.ok_or_else(AppError::internal)?))
}

/// Makes a person with an account a member by an invitation. `from` is their address.
pub async fn accept(
    state: &AppState,
    (user, from): (UserId, IpAddr),
    secret: &str,
) -> Result<TenantId, AppError> {
    let (Invitation { id, tenant, role, created_by, .. }, _) =
        find_invitation(state, secret).await?;
    let was = state.store.tenancy().role(&tenant, user).await?;
    let digest = SessionToken::from_text(secret).digest();
    if !state.store.invitations().accept(&digest, user, clock::now()).await? {
        return Err(AppError::from(Gone::Invitation));
    }
    state.access.invalidate();
    if was.is_none_or(|was| was < role) {
        let link = if created_by.is_some() { "invitation" } else { "setup link" };
        let detail = format!("as {} by the {link} {id}", role_name(role));
        let what = ("member.join", &*user.to_string());
        audit::record_by(state, &tenant, (user, from), what, detail).await?;
    }
    Ok(tenant)
}

/// Creates the setup link of the default tenant's first administrator, voids earlier ones and returns the secret;
/// `None` when there is an administrator.
pub async fn setup_link(store: &dyn Store) -> Result<Option<String>, StoreError> {
    let tenant = default_tenant_id();
    store.invitations().end_own_invitations(&tenant).await?;
    let members = store.tenancy().members(&tenant).await?;
    if members.iter().any(|member| member.role == Role::Administrator) {
        return Ok(None);
    }
    let new = NewInvitation { role: Role::Administrator, days: 0, uses: 1 };
    let until = Timestamp(clock::now().0 + SETUP_DAYS * DAY_MS);
    let first = Invitation { expires_at: until, ..new_invitation(&tenant, None, new) };
    save(store, &first).await
}

fn new_invitation(tenant: &TenantId, created_by: Option<UserId>, new: NewInvitation) -> Invitation {
    let now = clock::now();
    Invitation {
        id: Uuid::now_v7(),
        tenant: tenant.clone(),
        role: new.role,
        uses_left: new.uses,
        created_by,
        created_at: now,
        expires_at: Timestamp(now.0 + i64::from(new.days) * DAY_MS),
    }
}

/// Stores an invitation and returns its secret; `None` without system randomness.
async fn save(store: &dyn Store, invitation: &Invitation) -> Result<Option<String>, StoreError> {
    let Ok(token) = SessionToken::new() else { return Ok(None) };
    store.invitations().create_invitation(invitation, &token.digest()).await?;
    Ok(Some(token.into_text()))
}
