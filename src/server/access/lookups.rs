//! What was read from the database a moment ago, and need not be read again. Knows no rule.
//!
//! Kept by moka, which bounds what is kept and for how long.

use crate::model::{ImageId, Role, TenantId, UserId};
use crate::server::clock;
use crate::server::store::{
    Ban, Digest, ImageFacts, SessionOwner, ShareGrant, Store, StoreError, Tenant,
};
use moka::sync::Cache;
use std::collections::HashSet;
use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Entries of each kind: some hundred bytes each.
const MOST: u64 = 20_000;

/// What was read a moment ago.
pub struct Lookups {
    owners: Cache<Digest, Option<SessionOwner>>,
    tenants: Cache<TenantId, Option<Arc<Tenant>>>,
    roles: Cache<(TenantId, UserId), Option<Role>>,
    vouched: Cache<(TenantId, UserId), bool>,
    embedding: Cache<(), Arc<HashSet<String>>>,
    bans: Cache<TenantId, Arc<Vec<Ban>>>,
    facts: Cache<ImageId, Option<ImageFacts>>,
    granted: Cache<(UserId, ImageId), Arc<Vec<ShareGrant>>>,
    /// How often something was forgotten: what was read before that is not kept after it.
    forgotten: AtomicU64,
}

impl Lookups {
    /// Nothing yet. Each entry is good for so long.
    pub fn new(remembered: Duration) -> Self {
        Self {
            owners: cache(remembered),
            tenants: cache(remembered),
            roles: cache(remembered),
            vouched: cache(remembered),
            embedding: cache(remembered),
            bans: cache(remembered),
            facts: cache(remembered),
            granted: cache(remembered),
            forgotten: AtomicU64::new(0),
        }
    }

    /// Forgets all of it.
    pub fn forget(&self) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.owners.invalidate_all();
        self.tenants.invalidate_all();
        self.roles.invalidate_all();
        self.vouched.invalidate_all();
        self.embedding.invalidate_all();
        self.bans.invalidate_all();
        self.facts.invalidate_all();
        self.granted.invalidate_all();
    }

    /// Forgets one session.
    pub fn forget_session(&self, session: &Digest) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.owners.invalidate(session);
    }

    /// Forgets what the links allow by which a person came to an image.
    pub fn forget_granted(&self, user: UserId, image: ImageId) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.granted.invalidate(&(user, image));
    }

    /// Whose session this is.
    pub async fn owner(
        &self,
        store: &dyn Store,
        session: &Digest,
    ) -> Result<Option<SessionOwner>, StoreError> {
        self.read(&self.owners, *session, store.people().session_owner(session, clock::now())).await
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

    /// What a person is among the tenant's members.
    pub async fn role(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
        user: UserId,
    ) -> Result<Option<Role>, StoreError> {
        self.read(&self.roles, (tenant.clone(), user), store.tenancy().role(tenant, user)).await
    }

    /// Does the site that embeds this tenant's images vouch for this person?
    pub async fn is_sso_user(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
        user: UserId,
    ) -> Result<bool, StoreError> {
        let load = store.identities().is_sso_user(tenant, user);
        self.read(&self.vouched, (tenant.clone(), user), load).await
    }

    /// The sites that may embed some tenant's images.
    pub async fn embedding(&self, store: &dyn Store) -> Result<Arc<HashSet<String>>, StoreError> {
        let load = async {
            let tenants = store.tenancy().tenants().await?.into_iter();
            Ok(Arc::new(tenants.flat_map(|tenant| tenant.settings.embed_origins).collect()))
        };
        self.read(&self.embedding, (), load).await
    }

    /// The tenant's bans; some may have ended meanwhile.
    pub async fn bans(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
    ) -> Result<Arc<Vec<Ban>>, StoreError> {
        let load = async { Ok(Arc::new(store.tenancy().bans(tenant, clock::now()).await?)) };
        self.read(&self.bans, tenant.clone(), load).await
    }

    /// What has to be known of an image.
    pub async fn facts(
        &self,
        store: &dyn Store,
        image: ImageId,
    ) -> Result<Option<ImageFacts>, StoreError> {
        self.read(&self.facts, image, store.tenancy().image_facts(image)).await
    }

    /// The links by which a person came; some may have expired meanwhile.
    pub async fn granted(
        &self,
        store: &dyn Store,
        user: UserId,
        image: ImageId,
    ) -> Result<Arc<Vec<ShareGrant>>, StoreError> {
        let load =
            async { Ok(Arc::new(store.tenancy().granted(user, image, clock::now()).await?)) };
        self.read(&self.granted, (user, image), load).await
    }

    /// What is remembered, or what is read now. It is not remembered when something was forgotten
    /// while it was read: it may be from before the change.
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
        let before = self.forgotten.load(Ordering::Acquire);
        let loaded = load.await?;
        cache.insert(key.clone(), loaded.clone());
        if self.forgotten.load(Ordering::Acquire) != before {
            cache.invalidate(&key);
        }
        Ok(loaded)
    }
}

fn cache<K, V>(remembered: Duration) -> Cache<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    Cache::builder().max_capacity(MOST).time_to_live(remembered).build()
}
