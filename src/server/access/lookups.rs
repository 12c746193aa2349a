//! A cache of the rows that access decisions read.

use super::granted::Subject;
use crate::model::{ImageId, Role, TenantId, UserId};
use crate::server::clock;
use crate::server::names;
use crate::server::store::{
    ApiKey, Ban, Digest, ImageFacts, SessionOwner, ShareGrant, Store, StoreError, Tenant,
};
use moka::sync::Cache;
use std::collections::HashSet;
use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Entries of each kind, of some hundred bytes each.
const CAPACITY: u64 = 20_000;

/// Cached rows.
pub struct Lookups {
    owners: Cache<Digest, Option<SessionOwner>>,
    keys: Cache<Digest, Option<Arc<ApiKey>>>,
    keys_of: Cache<(TenantId, UserId), Option<Arc<ApiKey>>>,
    tenants: Cache<TenantId, Option<Arc<Tenant>>>,
    roles: Cache<(TenantId, UserId), Option<Role>>,
    vouched: Cache<(TenantId, UserId), bool>,
    embedding: Cache<(), Arc<HashSet<String>>>,
    moderators: Cache<TenantId, Arc<HashSet<String>>>,
    bans: Cache<TenantId, Arc<Vec<Ban>>>,
    facts: Cache<ImageId, Option<ImageFacts>>,
    grants: Cache<(UserId, ImageId), Arc<Vec<ShareGrant>>>,
    /// Counts invalidations: a row that was read before one is not cached after it.
    invalidations: AtomicU64,
}

impl Lookups {
    /// An empty cache whose entries live for `ttl`.
    pub fn new(ttl: Duration) -> Self {
        Self {
            owners: cache(ttl),
            keys: cache(ttl),
            keys_of: cache(ttl),
            tenants: cache(ttl),
            roles: cache(ttl),
            vouched: cache(ttl),
            embedding: cache(ttl),
            moderators: cache(ttl),
            bans: cache(ttl),
            facts: cache(ttl),
            grants: cache(ttl),
            invalidations: AtomicU64::new(0),
        }
    }

    /// Drops all entries.
    pub fn forget(&self) {
        self.invalidations.fetch_add(1, Ordering::AcqRel);
        self.owners.invalidate_all();
        self.keys.invalidate_all();
        self.keys_of.invalidate_all();
        self.tenants.invalidate_all();
        self.roles.invalidate_all();
        self.vouched.invalidate_all();
        self.embedding.invalidate_all();
        self.moderators.invalidate_all();
        self.bans.invalidate_all();
        self.facts.invalidate_all();
        self.grants.invalidate_all();
    }

    /// Drops a session.
    pub fn forget_session(&self, session: &Digest) {
        self.invalidations.fetch_add(1, Ordering::AcqRel);
        self.owners.invalidate(session);
    }

    /// Drops an API key.
    pub fn forget_api_key(&self, secret: &Digest) {
        self.invalidations.fetch_add(1, Ordering::AcqRel);
        self.keys.invalidate(secret);
    }

    /// Drops the facts about an image.
    pub fn forget_facts(&self, image: ImageId) {
        self.invalidations.fetch_add(1, Ordering::AcqRel);
        self.facts.invalidate(&image);
    }

    /// Drops the share links that a person opened for an image.
    pub fn forget_grants(&self, user: UserId, image: ImageId) {
        self.invalidations.fetch_add(1, Ordering::AcqRel);
        self.grants.invalidate(&(user, image));
    }

    /// The owner of a session.
    pub async fn owner(
        &self,
        store: &dyn Store,
        session: &Digest,
    ) -> Result<Option<SessionOwner>, StoreError> {
        self.read(&self.owners, *session, store.people().session_owner(session, clock::now())).await
    }

    /// The API key with this secret, valid or not.
    pub async fn api_key(
        &self,
        store: &dyn Store,
        secret: &Digest,
    ) -> Result<Option<Arc<ApiKey>>, StoreError> {
        let load = async { Ok(store.api_keys().api_key(secret).await?.map(Arc::new)) };
        self.read(&self.keys, *secret, load).await
    }

    /// The role of a subject in a tenant.
    pub async fn role_of(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
        subject: Subject,
    ) -> Result<Option<Role>, StoreError> {
        match subject.user {
            Some(user) if subject.is_api_key => self.role_of_api_key(store, tenant, user).await,
            Some(user) => self.role(store, tenant, user).await,
            None => Ok(None),
        }
    }

    /// The role of the API key that writes as this person in a tenant, while it is valid.
    async fn role_of_api_key(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
        user: UserId,
    ) -> Result<Option<Role>, StoreError> {
        let load = async { Ok(store.api_keys().api_key_of(tenant, user).await?.map(Arc::new)) };
        let key = self.read(&self.keys_of, (tenant.clone(), user), load).await?;
        Ok(key.filter(|key| !key.has_expired(clock::now())).map(|key| key.role))
    }

    /// A tenant.
    pub async fn tenant(
        &self,
        store: &dyn Store,
        id: &TenantId,
    ) -> Result<Option<Arc<Tenant>>, StoreError> {
        let load = async { Ok(store.tenancy().tenant(id).await?.map(Arc::new)) };
        self.read(&self.tenants, id.clone(), load).await
    }

    /// The role of a person among a tenant's members.
    pub async fn role(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
        user: UserId,
    ) -> Result<Option<Role>, StoreError> {
        self.read(&self.roles, (tenant.clone(), user), store.tenancy().role(tenant, user)).await
    }

    /// Whether the tenant's own site identified this person.
    pub async fn is_sso_user(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
        user: UserId,
    ) -> Result<bool, StoreError> {
        let load = store.identities().is_sso_user(tenant, user);
        self.read(&self.vouched, (tenant.clone(), user), load).await
    }

    /// The origins that may embed images of any tenant.
    pub async fn embedding(&self, store: &dyn Store) -> Result<Arc<HashSet<String>>, StoreError> {
        let load = async {
            let tenants = store.tenancy().tenants().await?.into_iter();
            Ok(Arc::new(tenants.flat_map(|tenant| tenant.settings.embed_origins).collect()))
        };
        self.read(&self.embedding, (), load).await
    }

    /// The skeletons of the names of those who moderate a tenant.
    pub async fn moderators(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
    ) -> Result<Arc<HashSet<String>>, StoreError> {
        let load = async {
            let names = store.tenancy().moderators(tenant).await?;
            Ok(Arc::new(names.iter().flat_map(names::skeletons).collect()))
        };
        self.read(&self.moderators, tenant.clone(), load).await
    }

    /// The bans of a tenant; some may have ended meanwhile.
    pub async fn bans(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
    ) -> Result<Arc<Vec<Ban>>, StoreError> {
        let load = async { Ok(Arc::new(store.tenancy().bans(tenant, clock::now()).await?)) };
        self.read(&self.bans, tenant.clone(), load).await
    }

    /// The facts about an image.
    pub async fn facts(
        &self,
        store: &dyn Store,
        image: ImageId,
    ) -> Result<Option<ImageFacts>, StoreError> {
        self.read(&self.facts, image, store.tenancy().image_facts(image)).await
    }

    /// The share links that a person opened for an image; some may have expired meanwhile.
    pub async fn grants(
        &self,
        store: &dyn Store,
        user: UserId,
        image: ImageId,
    ) -> Result<Arc<Vec<ShareGrant>>, StoreError> {
        let load =
            async { Ok(Arc::new(store.tenancy().granted(user, image, clock::now()).await?)) };
        self.read(&self.grants, (user, image), load).await
    }

    /// A cached row, or the one that is read now. It is not cached if there was an invalidation meanwhile:
    /// it may be older than the change.
    async fn read<K, V>(
        &self,
        cache: &Cache<K, V>,
        key: K,
        load: impl Future<Output = Result<V, StoreError>>,
    ) -> Result<V, StoreError>
    where
        K: Hash + Eq + Clone + Send + Sync + 'static,
        V: Clone + Send + Sync + 'static,
    {
        if let Some(known) = cache.get(&key) {
            return Ok(known);
        }
        let before = self.invalidations.load(Ordering::Acquire);
        let loaded = load.await?;
        cache.insert(key.clone(), loaded.clone());
        if self.invalidations.load(Ordering::Acquire) != before {
            cache.invalidate(&key);
        }
        Ok(loaded)
    }
}

fn cache<K, V>(ttl: Duration) -> Cache<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    Cache::builder().max_capacity(CAPACITY).time_to_live(ttl).build()
}
