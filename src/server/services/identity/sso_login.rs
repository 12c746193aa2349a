//! Single sign-on by sites that embed a tenant's images: from a payload to a session. The payload's format and
//! signature are `auth::sso`'s.

use super::sso_role::apply_role;
use crate::model::{DisplayName, UserId};
use crate::protocol::sso::{SignedPerson, SimplePerson};
use crate::protocol::{AppError, Forbidden, SsoRefusal};
use crate::server::access::{AccessError, Subject};
use crate::server::auth::{SessionToken, SsoAge, SsoPerson, verify_sso};
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::guests::validate_new_name;
use crate::server::services::sessions;
use crate::server::state::AppState;
use crate::server::store::{Identity, Tenant, User};
use tokio::sync::Mutex;
use uuid::Uuid;

/// Lifetime of an SSO session in days: about as long as pages cache a payload, so that signing out of the site takes
/// effect here soon.
pub const SSO_SESSION_DAYS: i64 = 2;

/// A person signed in by an embedding site.
pub struct SsoLogin {
    /// The person.
    pub user: User,
    /// Token of the new session.
    pub token: SessionToken,
}

/// Signs in the person of a signed payload.
pub async fn login_signed(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    payload: &SignedPerson,
    user_agent: Option<String>,
) -> Result<SsoLogin, AppError> {
    let now = clock::now();
    let compatible = tenant.settings.sso_compatibility;
    let age = if compatible { SsoAge::Compatible } else { SsoAge::Fresh };
    let secrets = state.store.tenancy().secrets(&tenant.id, now).await?;
    let person = verify_sso(payload, &secrets, age, now)?;
    consume_payload(state, tenant, &person, age).await?;
    let user = resolve_person(state, tenant, caller, &person).await?;
    refuse_banned(state, tenant, caller, &user).await?;
    open_session(state, caller, user, user_agent).await
}

/// Signs in a guest under the unsigned name of an embedding page. A caller with a guest's session stays that guest.
pub async fn login_simple(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    person: SimplePerson,
    user_agent: Option<String>,
) -> Result<SsoLogin, AppError> {
    if !tenant.settings.simple_sso {
        return Err(AppError::from(Forbidden::SimpleSso));
    }
    let name = person.display_name.unwrap_or(person.username);
    validate_new_name(state, &Caller::anonymous(caller.address), &name).await?;
    let user = match known_guest(state, caller).await? {
        Some(id) => User { id, name: Some(name.clone()) },
        None => User { id: UserId(Uuid::now_v7()), name: Some(name.clone()) },
    };
    refuse_banned(state, tenant, caller, &user).await?;
    match state.store.people().user(user.id).await? {
        Some(known) => rename(state, &known, &name).await?,
        None => state.store.people().create_user(&user, clock::now()).await?,
    }
    open_session(state, caller, user, user_agent).await
}

/// Accepts a payload once. In compatibility mode pages cache payloads, so repetitions are valid.
async fn consume_payload(
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

/// The person by the site's id, with the name and role of the newest payload. An older payload changes neither: the
/// site may have revoked them since.
async fn resolve_person(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    person: &SsoPerson,
) -> Result<User, AppError> {
    let identity = Identity::of_tenant(&tenant.id, person.id.clone());
    let new = User { id: UserId(Uuid::now_v7()), name: Some(person.name.clone()) };
    let identities = state.store.identities();
    let user = identities.identify(&identity, &new, None, clock::now()).await?;
    let _guard = person_lock(user.id).lock().await;
    // Read again under the lock.
    let user = identities.identified(&identity).await?.unwrap_or(user);
    if !identities.is_newest(&identity, person.signed_at).await? {
        return Ok(user);
    }
    rename(state, &user, &person.name).await?;
    let user = User { name: Some(person.name.clone()), ..user };
    apply_role(state, tenant, caller, &user, person.role).await?;
    Ok(user)
}

/// Serialises the payloads of one person.
fn person_lock(user: UserId) -> &'static Mutex<()> {
    static SHARDS: [Mutex<()>; 64] = [const { Mutex::const_new(()) }; 64];
    let shard = usize::from(user.0.as_bytes()[15]) % SHARDS.len();
    &SHARDS[shard]
}

async fn rename(state: &AppState, user: &User, name: &DisplayName) -> Result<(), AppError> {
    if user.name.as_ref() != Some(name) {
        state.store.people().rename_user(user.id, name).await?;
    }
    Ok(())
}

/// A banned person gets no session. A person without access does: a share link may grant it later.
async fn refuse_banned(
    state: &AppState,
    tenant: &Tenant,
    caller: &Caller,
    user: &User,
) -> Result<(), AppError> {
    let user = Some(user.id);
    let subject = Subject { user, is_api_key: false, ..caller.subject() };
    match state.access.in_tenant(&tenant.id, subject).await {
        Ok(_) | Err(AccessError::NotVisible) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// The guest of a bearer session. Neither a person with an account nor one with an external identity.
async fn known_guest(state: &AppState, caller: &Caller) -> Result<Option<UserId>, AppError> {
    let Some(user) = caller.user.as_ref().filter(|_| caller.is_bearer && !caller.is_signed_in)
    else {
        return Ok(None);
    };
    let has_identity = state.store.identities().has_identity(user.id).await?;
    Ok((!has_identity).then_some(user.id))
}

async fn open_session(
    state: &AppState,
    caller: &Caller,
    user: User,
    user_agent: Option<String>,
) -> Result<SsoLogin, AppError> {
    let token =
        sessions::open_for(state, user.id, (caller.address, user_agent), SSO_SESSION_DAYS).await?;
    Ok(SsoLogin { user, token })
}
