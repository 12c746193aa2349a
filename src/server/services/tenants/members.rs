//! Members of a tenant and how one becomes a member: invitations, the link for the first administrator,
//! changes of roles. What pages and the command line share. Knows no page.

use crate::model::{Role, TenantId, Timestamp, UserId};
use crate::protocol::{AppError, Conflict, Gone, Input, Thing};
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
/// The link for the first administrator is good for so long, or until the next start.
const SETUP_DAYS: i64 = 7;
/// Days for which an invitation can be good.
pub const DAYS: [u32; 3] = [1, 7, 30];
/// The most people that one invitation is for.
pub const MAX_USES: u32 = 1_000;

/// An invitation as an administrator wants it.
#[derive(Clone, Copy, Debug)]
pub struct NewInvitation {
    /// What they become.
    pub role: Role,
    /// For how long it is good.
    pub days: u32,
    /// For how many people.
    pub uses: u32,
}

/// Invites by a link, of which this is the secret.
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
    let wanted = invitation(tenant, by, new);
    let secret = store(&*state.store, &wanted).await?.ok_or_else(AppError::internal)?;
    let NewInvitation { role, days, uses } = new;
    let detail = format!("{} for {uses}, good for {days} d", role_name(role));
    audit::record(state, tenant, caller, ("invitation.create", &wanted.id.to_string()), detail)
        .await?;
    Ok(secret)
}

/// Takes an invitation back.
pub async fn withdraw(
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

/// Gives a member another role, or none. The last administrator stays one.
pub async fn change(
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

/// What an invitation with this secret invites to, or 404.
pub async fn invited(state: &AppState, secret: &str) -> Result<(Invitation, Tenant), AppError> {
    let digest = SessionToken::from_text(secret).digest();
    let found = state.store.invitations().invitation(&digest, clock::now()).await?;
    let invitation = found.ok_or_else(|| AppError::not_found(Thing::Invitation))?;
    let tenant = state.store.tenancy().tenant(&invitation.tenant).await?;
    Ok((invitation, tenant.ok_or_else(AppError::internal)?))
}

/// Makes a person with an account a member by an invitation. `from` is where they come from.
pub async fn accept(
    state: &AppState,
    (user, from): (UserId, IpAddr),
    secret: &str,
) -> Result<TenantId, AppError> {
    let (Invitation { id, tenant, role, created_by, .. }, _) = invited(state, secret).await?;
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

/// The secret of a new link that makes the first administrator of the default tenant; `None` when it
/// has one. Earlier links are void.
pub async fn setup_link(store_: &dyn Store) -> Result<Option<String>, StoreError> {
    let tenant = default_tenant_id();
    store_.invitations().end_own_invitations(&tenant).await?;
    let members = store_.tenancy().members(&tenant).await?;
    if members.iter().any(|member| member.role == Role::Administrator) {
        return Ok(None);
    }
    let new = NewInvitation { role: Role::Administrator, days: 0, uses: 1 };
    let until = Timestamp(clock::now().0 + SETUP_DAYS * DAY_MS);
    let first = Invitation { expires_at: until, ..invitation(&tenant, None, new) };
    store(store_, &first).await
}

fn invitation(tenant: &TenantId, created_by: Option<UserId>, new: NewInvitation) -> Invitation {
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

/// Keeps an invitation and gives its secret; `None` when the system gives no randomness.
async fn store(store: &dyn Store, invitation: &Invitation) -> Result<Option<String>, StoreError> {
    let Ok(token) = SessionToken::new() else { return Ok(None) };
    store.invitations().create_invitation(invitation, &token.digest()).await?;
    Ok(Some(token.into_text()))
}

/// A role in the audit log.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Guest => "guest",
        Role::Member => "member",
        Role::Moderator => "moderator",
        Role::Administrator => "administrator",
    }
}
