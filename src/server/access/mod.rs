//! Access control: from a session, an address and an image to rights. The rules are `model::rights`.
//!
//! Rows are cached for [`CACHE_TTL`], and dropped at once by [`AccessControl::invalidate`] after a change.

mod change;
mod changes;
mod error;
mod granted;
mod lookups;
mod next_expiry;
mod places;

pub use change::Change;
pub use error::AccessError;
pub use granted::{Access, Subject};
pub use places::ImageAt;

use super::clock;
use super::names;
use super::store::{ApiKey, Banned, ImageFacts, SessionOwner, Store, StoreError, Tenant};
use crate::model::{
    AccessFacts, DisplayName, ImageId, ImageRules, Role, ShareLevel, TenantId, UserId, link_allows,
    rights,
};
use crate::server::store::Digest;
use lookups::Lookups;
use next_expiry::NextExpiry;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use tokio::sync::Notify;
use uuid::Uuid;

/// Less than the 5 s within which a lost right must be noticed (LP23), also when another process took it
/// away.
const CACHE_TTL: Duration = Duration::from_secs(3);

/// Decides who may do what.
pub struct AccessControl {
    store: Arc<dyn Store>,
    lookups: Lookups,
    revision: Mutex<Option<Uuid>>,
    changed: Notify,
    expiry: NextExpiry,
    announce: OnceLock<change::Announce>,
}

impl AccessControl {
    /// An empty cache.
    pub fn new(store: Arc<dyn Store>) -> Self {
        let lookups = Lookups::new(CACHE_TTL);
        let (revision, changed, expiry) = (Mutex::new(None), Notify::new(), NextExpiry::default());
        Self { store, lookups, revision, changed, expiry, announce: OnceLock::new() }
    }

    /// The owner of a session; `None` when it has ended.
    pub async fn owner(&self, session: &Digest) -> Result<Option<SessionOwner>, StoreError> {
        let owner = self.lookups.owner(&*self.store, session).await?;
        Ok(owner.filter(|owner| self.expiry.is_pending(owner.expires_at)))
    }

    /// The API key with this secret, valid or not.
    pub async fn api_key(&self, secret: &Digest) -> Result<Option<Arc<ApiKey>>, StoreError> {
        self.lookups.api_key(&*self.store, secret).await
    }

    /// A tenant.
    pub async fn tenant(&self, id: &TenantId) -> Result<Option<Arc<Tenant>>, StoreError> {
        self.lookups.tenant(&*self.store, id).await
    }

    /// Whether pages of this origin may embed images of any tenant.
    pub async fn embeds_anything(&self, origin: &str) -> Result<bool, StoreError> {
        Ok(self.lookups.embedding(&*self.store).await?.contains(origin))
    }

    /// The tenant of an image; `None` when there is none, or it is deleted.
    pub async fn tenant_of(&self, image: ImageId) -> Result<Option<TenantId>, StoreError> {
        let facts = self.lookups.facts(&*self.store, image).await?;
        Ok(facts.filter(|facts| !facts.is_deleted).map(|facts| facts.tenant))
    }

    /// Access to an image.
    pub async fn on_image(&self, image: ImageId, subject: Subject) -> Result<Access, AccessError> {
        let about = self.image_facts(image).await?;
        let share = match subject.user {
            Some(user) => self.share_level(image, &about, user).await?,
            None => None,
        };
        self.grant_on(&about, share, subject).await
    }

    /// Access to a deleted image, for those who may restore it.
    pub async fn on_deleted_image(
        &self,
        image: ImageId,
        subject: Subject,
    ) -> Result<Access, AccessError> {
        let about = self.lookups.facts(&*self.store, image).await?;
        let about = about.filter(|about| about.is_deleted).ok_or(AccessError::NotVisible)?;
        let access = self.grant_on(&about, None, subject).await?;
        access.may_manage().then_some(access).ok_or(AccessError::NotVisible)
    }

    /// Access to an image without the share links of the subject.
    pub async fn on_image_without_link(
        &self,
        image: ImageId,
        subject: Subject,
    ) -> Result<Access, AccessError> {
        let about = self.image_facts(image).await?;
        self.grant_on(&about, None, subject).await
    }

    /// Access to a tenant, apart from its single images.
    pub async fn in_tenant(
        &self,
        tenant: &TenantId,
        subject: Subject,
    ) -> Result<Access, AccessError> {
        let facts = self.facts_of(tenant, subject).await?;
        self.grant(tenant, ImageRules::default(), facts).await
    }

    /// Whether someone in this role, who does not moderate, has a name that looks like that of someone who does.
    pub async fn is_look_alike(
        &self,
        tenant: &TenantId,
        role: Role,
        name: &DisplayName,
    ) -> Result<bool, StoreError> {
        if role >= Role::Moderator {
            return Ok(false);
        }
        let moderators = self.lookups.moderators(&*self.store, tenant).await?;
        Ok(!moderators.is_empty() && names::skeletons(name).any(|of| moderators.contains(&of)))
    }

    /// The highest level of the links that a person opened; each grants at most what its maker may do
    /// without it.
    async fn share_level(
        &self,
        image: ImageId,
        about: &ImageFacts,
        user: UserId,
    ) -> Result<Option<ShareLevel>, StoreError> {
        let tenant = &about.tenant;
        let grants = self.lookups.grants(&*self.store, user, image).await?;
        if grants.is_empty() {
            return Ok(None);
        }
        let Some(owner) = self.tenant(tenant).await? else { return Ok(None) };
        let mut most = None;
        for link in grants.iter() {
            if link.expires_at.is_none_or(|end| self.expiry.is_pending(end)) {
                let maker = (Some(link.maker), link.is_maker_signed_in);
                let by =
                    |target: &Banned| matches!(target, Banned::Person(id, _) if *id == link.maker);
                let is_uploader = link.maker == about.created_by;
                let maker = self.facts_about(tenant, maker, by).await?;
                let maker = AccessFacts { is_uploader, ..maker };
                let visibility = about.visibility;
                most = most.max(link_allows(&owner.settings, visibility, maker, link.level));
            }
        }
        Ok(most)
    }

    async fn image_facts(&self, image: ImageId) -> Result<ImageFacts, AccessError> {
        let facts = self.lookups.facts(&*self.store, image).await?;
        facts.filter(|facts| !facts.is_deleted).ok_or(AccessError::NotVisible)
    }

    async fn facts_of(
        &self,
        tenant: &TenantId,
        subject: Subject,
    ) -> Result<AccessFacts, StoreError> {
        let means = |target: &Banned| target.means(subject.user, subject.address);
        let role = self.lookups.role_of(&*self.store, tenant, subject).await?;
        let is_signed_in = subject.is_signed_in && (!subject.is_api_key || role.is_some());
        self.facts_with(tenant, role, (subject.user, is_signed_in), means).await
    }

    /// The facts about a person. `is_meant` selects the bans against them.
    async fn facts_about(
        &self,
        tenant: &TenantId,
        (user, is_signed_in): (Option<UserId>, bool),
        is_meant: impl Fn(&Banned) -> bool,
    ) -> Result<AccessFacts, StoreError> {
        let role = match user {
            Some(user) => self.lookups.role(&*self.store, tenant, user).await?,
            None => None,
        };
        self.facts_with(tenant, role, (user, is_signed_in), is_meant).await
    }

    /// The facts about a person whose role is known.
    async fn facts_with(
        &self,
        tenant: &TenantId,
        role: Option<Role>,
        (user, is_signed_in): (Option<UserId>, bool),
        is_meant: impl Fn(&Banned) -> bool,
    ) -> Result<AccessFacts, StoreError> {
        let is_signed_in = match user {
            // A person identified by a tenant's own site is signed in there, and nowhere else.
            Some(user) if !is_signed_in && role.is_none() => {
                self.lookups.is_sso_user(&*self.store, tenant, user).await?
            }
            _ => is_signed_in,
        };
        let bans = self.lookups.bans(&*self.store, tenant).await?;
        let now = clock::now();
        let applies_to = |target: &Banned| match target {
            // Administrators could lift the ban.
            Banned::Person(..) => role < Some(Role::Administrator),
            // Moderators are not locked out by an address that others share.
            Banned::Address(_) => role < Some(Role::Moderator),
        };
        let is_banned = bans
            .iter()
            .any(|ban| ban.expires_at > now && applies_to(&ban.target) && is_meant(&ban.target));
        Ok(AccessFacts { role, is_signed_in, share: None, is_uploader: false, is_banned })
    }

    async fn grant_on(
        &self,
        about: &ImageFacts,
        share: Option<ShareLevel>,
        subject: Subject,
    ) -> Result<Access, AccessError> {
        let ImageFacts { tenant, is_closed, visibility, created_by, .. } = about;
        let is_uploader = subject.user == Some(*created_by);
        let facts = AccessFacts { share, is_uploader, ..self.facts_of(tenant, subject).await? };
        let image = ImageRules { is_closed: *is_closed, visibility: *visibility };
        self.grant(tenant, image, facts).await
    }

    async fn grant(
        &self,
        tenant: &TenantId,
        image: ImageRules,
        facts: AccessFacts,
    ) -> Result<Access, AccessError> {
        let tenant = self.tenant(tenant).await?.ok_or(AccessError::NotVisible)?;
        let AccessFacts { is_banned, is_uploader, .. } = facts;
        let unbanned = AccessFacts { is_banned: false, ..facts };
        // A ban does not reveal what the subject could not see anyway.
        let rights = rights(&tenant.settings, image, unbanned);
        let rights = rights.ok_or(AccessError::NotVisible)?;
        let visibility = image.visibility;
        let access = Access { tenant, rights, visibility, is_uploader };
        if is_banned { Err(AccessError::Banned) } else { Ok(access) }
    }
}
