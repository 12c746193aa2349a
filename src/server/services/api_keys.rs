//! API keys of a tenant: create, list, revoke, and the caller behind one.

use super::audit;
use super::caller::Caller;
use super::tenants::{administer, members::role_name};
use crate::model::{DisplayName, Role, TenantId, Timestamp, UserId};
use crate::protocol::{ApiKeyRefusal, AppError, Conflict, Input, Thing};
use crate::server::auth::{SessionToken, new_api_key};
use crate::server::clock;
use crate::server::services::guests::validate_visible_name;
use crate::server::state::AppState;
use crate::server::store::{ApiKey, Digest, Store, StoreError};
use std::net::IpAddr;
use std::sync::Arc;
use uuid::Uuid;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// The longest lifetime of a key that expires, in days: ten years.
pub const MAX_DAYS: u32 = 3_650;
/// Keys of a tenant that are neither revoked nor expired.
pub const MAX_KEYS: u32 = 20;
/// Resolution of a key's "last used" time in milliseconds: each update is a write.
const USED_EVERY_MS: i64 = 60 * 1_000;

/// What is chosen for a new key.
#[derive(Clone, Debug)]
pub struct NewApiKey {
    /// Its name.
    pub name: DisplayName,
    /// Its role.
    pub role: Role,
    /// Its lifetime in days; `None`: it does not expire.
    pub days: Option<u32>,
}

/// Why a key is not created.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The tenant has [`MAX_KEYS`].
    #[error("too_many_keys")]
    TooMany,
    /// The system gives no randomness.
    #[error("no_randomness")]
    NoRandomness,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<IssueError> for AppError {
    fn from(error: IssueError) -> Self {
        match error {
            IssueError::TooMany => Conflict::TooManyApiKeys { max: MAX_KEYS }.into(),
            IssueError::NoRandomness => Self::internal(),
            IssueError::Store(error) => error.into(),
        }
    }
}

/// A key that was created, with its secret.
pub struct CreatedApiKey {
    /// The key.
    pub key: ApiKey,
    /// The secret, which is stored nowhere.
    pub secret: String,
}

impl NewApiKey {
    /// Refuses what the form does not offer.
    pub fn validate(&self) -> Result<(), AppError> {
        validate_visible_name(&self.name)?;
        if self.role < Role::Member {
            return Err(AppError::invalid(Input::MemberRole));
        }
        let fits = self.days.is_none_or(|days| (1..=MAX_DAYS).contains(&days));
        fits.then_some(()).ok_or_else(|| AppError::invalid(Input::ApiKeyDays { max: MAX_DAYS }))
    }

    /// The choice in words, for the audit log.
    pub fn describe(&self) -> String {
        let end =
            self.days.map_or_else(|| "without end".into(), |days| format!("good for {days} d"));
        format!("“{}” as {}, {end}", self.name.as_str(), role_name(self.role))
    }
}

/// Creates a key as an administrator.
pub async fn create(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    new: &NewApiKey,
) -> Result<CreatedApiKey, AppError> {
    administer(state, caller, tenant).await?;
    new.validate()?;
    let by = Some(caller.user()?.id);
    let created = issue(&*state.store, tenant, by, new).await?;
    let what = ("key.create", &*created.key.id.to_string());
    audit::record(state, tenant, caller, what, new.describe()).await?;
    Ok(created)
}

/// Stores a key that was validated. `by` is absent for the command line.
pub async fn issue(
    store: &dyn Store,
    tenant: &TenantId,
    by: Option<UserId>,
    new: &NewApiKey,
) -> Result<CreatedApiKey, IssueError> {
    let secret = new_api_key().map_err(|_| IssueError::NoRandomness)?;
    let now = clock::now();
    let key = ApiKey {
        id: Uuid::now_v7(),
        tenant: tenant.clone(),
        name: new.name.clone(),
        role: new.role,
        created_at: now,
        created_by: by,
        expires_at: new.days.map(|days| Timestamp(now.0 + i64::from(days) * DAY_MS)),
        last_used_at: None,
        revoked_at: None,
    };
    match store.api_keys().create_api_key(&key, &secret.digest(), MAX_KEYS).await? {
        true => Ok(CreatedApiKey { key, secret: secret.into_text() }),
        false => Err(IssueError::TooMany),
    }
}

/// Revokes a key as an administrator, effective at once.
pub async fn revoke(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
) -> Result<(), AppError> {
    administer(state, caller, tenant).await?;
    if !state.store.api_keys().revoke_api_key(tenant, id, clock::now()).await? {
        return Err(AppError::not_found(Thing::ApiKey));
    }
    state.access.invalidate();
    audit::record(state, tenant, caller, ("key.revoke", &id.to_string()), "").await
}

/// The caller behind a secret; 401 with the reason when it is not valid.
pub async fn authenticate(
    state: &AppState,
    secret: &SessionToken,
    address: IpAddr,
) -> Result<Caller, AppError> {
    let (digest, now) = (secret.digest(), clock::now());
    let key = state.access.api_key(&digest).await?.ok_or(ApiKeyRefusal::Unknown)?;
    if key.revoked_at.is_some() {
        return Err(ApiKeyRefusal::Revoked.into());
    }
    if key.has_expired(now) {
        return Err(ApiKeyRefusal::Expired.into());
    }
    record_used(state, digest, &key, now);
    let user = Some(key.user());
    let caller = Caller { user, is_signed_in: true, is_bearer: true, ..Caller::anonymous(address) };
    Ok(Caller { api_key: Some(key), ..caller })
}

/// Records in the background that a key is in use, at most once per [`USED_EVERY_MS`].
fn record_used(state: &AppState, digest: Digest, key: &Arc<ApiKey>, now: Timestamp) {
    let unless_since = Timestamp(now.0 - USED_EVERY_MS);
    if key.last_used_at.is_some_and(|last| last > unless_since) {
        return;
    }
    let (state, id) = (state.clone(), key.id);
    tokio::spawn(async move {
        if let Err(error) = state.store.api_keys().api_key_used(id, now, unless_since).await {
            tracing::debug!(%error, "cannot record that an API key is in use");
        }
        state.access.forget_api_key(&digest);
    });
}
