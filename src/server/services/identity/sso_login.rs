//! Single sign-on of sites that embed a tenant's images: from who they say is there to a session. Knows
//! no HTTP; what a payload must be is `auth::sso`.

use crate::model::{DisplayName, Role, UserId};
use crate::protocol::moderation::AuditEntry;
use crate::protocol::sso::{SignedPerson, SimplePerson};
use crate::protocol::{AppError, Forbidden};
use crate::server::access::AccessError;
use crate::server::auth::{SessionToken, SsoAge, SsoPerson, SsoRefusal, verify_sso};
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::{Identity, Tenant, User};
use tokio::sync::Mutex;
use uuid::Uuid;

/// Days that a session lasts that a site asked for: about as long as pages hold a payload. Whoever is
/// not signed in there any more is not for long here.
pub const SSO_SESSION_DAYS: i64 = 2;

/// Someone whom an embedding site made known.
pub struct SignedOn {
    /// Who.
    pub user: User,
    /// Their session.
    pub token: SessionToken,
}

/// The person whom the tenant's own site signed.
pub async fn signed(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    payload: &SignedPerson,
    device: Option<String>,
) -> Result<SignedOn, AppError> {
    let now = clock::now();
    let compatible = tenant.settings.sso_compatibility;
    let age = if compatible { SsoAge::Compatible } else { SsoAge::Fresh };
    let secrets = state.store.tenancy().secrets(&tenant.id, now).await?;
    let person = verify_sso(payload, &secrets, age, now)?;
    use_up(state, tenant, &person, age).await?;
    let user = find(state, tenant, caller, &person).await?;
    may_enter(state, tenant, caller, &user).await?;
    open(state, caller, user, device).await
}

/// A guest whom an embedding page calls so. Whoever shows the session of a guest stays that guest.
pub async fn simple(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    person: SimplePerson,
    device: Option<String>,
) -> Result<SignedOn, AppError> {
    if !tenant.settings.simple_sso {
        return Err(AppError::from(Forbidden::SimpleSso));
    }
    let name = person.display_name.unwrap_or(person.username);
    let user = match known_guest(state, caller).await? {
        Some(id) => User { id, name: Some(name.clone()) },
        None => User { id: UserId(Uuid::now_v7()), name: Some(name.clone()) },
    };
    may_enter(state, tenant, caller, &user).await?;
    match state.store.people().user(user.id).await? {
        Some(known) => rename(state, &known, &name).await?,
        None => state.store.people().create_user(&user, clock::now()).await?,
    }
    open(state, caller, user, device).await
}

/// A payload makes one session. Where pages hold them for long, it may come again.
async fn use_up(
    state: &AppState,
    tenant: &Tenant,
    person: &SsoPerson,
    age: SsoAge,
) -> Result<(), AppError> {
    if age == SsoAge::Compatible {
        return Ok(());
    }
    let identities = state.store.identities();
    let is_first =
        identities.consume_payload(&tenant.id, &person.payload, person.expires_at).await?;
    if is_first { Ok(()) } else { Err(SsoRefusal::Replayed.into()) }
}

/// Known by the id that the site gave them; name and role are those that they have there now. What was
/// signed before something else of the same person changes neither: the site may have taken it back.
async fn find(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    person: &SsoPerson,
) -> Result<User, AppError> {
    let identity = Identity::of_tenant(&tenant.id, person.id.clone());
    let new = User { id: UserId(Uuid::now_v7()), name: Some(person.name.clone()) };
    let identities = state.store.identities();
    let user = identities.identify(&identity, &new, None, clock::now()).await?;
    let _turn = turn_of(user.id).lock().await;
    // As they are now that it is this payload's turn.
    let user = identities.identified(&identity).await?.unwrap_or(user);
    if !identities.is_newest(&identity, person.signed_at).await? {
        return Ok(user);
    }
    rename(state, &user, &person.name).await?;
    let user = User { name: Some(person.name.clone()), ..user };
    give_role(state, tenant, caller, &user, person.role).await?;
    Ok(user)
}

/// What two payloads say of one person is taken in one after the other.
fn turn_of(user: UserId) -> &'static Mutex<()> {
    static TURNS: [Mutex<()>; 64] = [const { Mutex::const_new(()) }; 64];
    let place = usize::from(user.0.as_bytes()[15]) % TURNS.len();
    &TURNS[place]
}

async fn rename(state: &AppState, user: &User, name: &DisplayName) -> Result<(), AppError> {
    if user.name.as_ref() != Some(name) {
        state.store.people().rename_user(user.id, name).await?;
    }
    Ok(())
}

/// The site says who moderates. It has no say over people with an account: their role was given here.
/// The last administrator stays.
async fn give_role(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    user: &User,
    wanted: Option<Role>,
) -> Result<(), AppError> {
    let has = state.store.tenancy().role(&tenant.id, user.id).await?;
    // A plain membership is not the site's to take away: it never gives one.
    let is_right = has == wanted || (wanted.is_none() && has == Some(Role::Member));
    if is_right || state.store.identities().has_account(user.id).await? {
        return Ok(());
    }
    let now = clock::now();
    if has.is_none() {
        state.store.tenancy().set_role(&tenant.id, user.id, wanted, now).await?;
    } else if !state.store.invitations().change_member(&tenant.id, user.id, wanted).await? {
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
        detail: format!("{} to {}, as the embedding site says", word(has), word(wanted)),
    };
    Ok(state.store.tenancy().record(&tenant.id, &entry).await?)
}

fn word(role: Option<Role>) -> &'static str {
    match role {
        None | Some(Role::Guest) => "no role",
        Some(Role::Member) => "member",
        Some(Role::Moderator) => "moderator",
        Some(Role::Administrator) => "administrator",
    }
}

/// The banned get no session. Those who may not see anything do: a link may let them in.
async fn may_enter(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    user: &User,
) -> Result<(), AppError> {
    let subject = crate::server::access::Subject { user: Some(user.id), ..caller.subject() };
    match state.access.in_tenant(&tenant.id, subject).await {
        Ok(_) | Err(AccessError::NotVisible) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The guest whose token the page shows: nobody with an account, and nobody whom a site vouched for.
async fn known_guest(state: &AppState, caller: &Caller) -> Result<Option<UserId>, AppError> {
    let Some(user) = caller.user.as_ref().filter(|_| caller.is_bearer && !caller.is_signed_in)
    else {
        return Ok(None);
    };
    let is_vouched = state.store.identities().has_identity(user.id).await?;
    Ok((!is_vouched).then_some(user.id))
}

async fn open(
    state: &AppState,
    caller: &Caller,
    user: User,
    device: Option<String>,
) -> Result<SignedOn, AppError> {
    let token =
        sessions::open_for(state, user.id, (caller.address, device), SSO_SESSION_DAYS).await?;
    Ok(SignedOn { user, token })
}
