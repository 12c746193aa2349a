//! Who may do what, right now: from a session, an address and an image to rights. Knows no route and
//! no socket; the rules themselves are `model::rights`.
//!
//! What it read from the database it remembers for [`REMEMBERED`], and forgets it at once when someone
//! changed something: see [`AccessControl::invalidate`].

mod error;
mod lookups;
mod next_expiry;

pub use error::AccessError;

use super::clock;
use super::store::{Banned, ImageFacts, SessionOwner, Store, StoreError, Tenant};
use crate::model::{
    ImageId, Rights, Role, ShareLevel, Standing, TenantId, UserId, link_allows, rights,
};
use crate::protocol::live::May;
use crate::server::store::Digest;
use lookups::Lookups;
use next_expiry::NextExpiry;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use uuid::Uuid;

/// Less than the 5 s within which a right that was lost must be noticed (LP23), whoever took it away.
const REMEMBERED: Duration = Duration::from_secs(3);
/// What ended by itself is looked for this often, in memory alone.
const ENDS_EVERY: Duration = Duration::from_secs(1);

/// Who asks, as far as rights go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subject {
    /// Who, if they are known.
    pub user: Option<UserId>,
    /// Has an account, or was vouched for by a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// Where they come from.
    pub address: IpAddr,
}

/// Someone who may look at an image, or at what a tenant has.
#[derive(Clone, Debug)]
pub struct Access {
    /// Whose it is.
    pub tenant: Arc<Tenant>,
    /// What they may do.
    pub rights: Rights,
}

impl Access {
    /// As it is told to a page.
    pub fn may(&self) -> May {
        let Rights { role, barrier } = self.rights;
        let settings = &self.tenant.settings;
        May { role, barrier, limits: settings.limits(), marker_size: settings.marker_size }
    }
}

/// Decides who may do what.
pub struct AccessControl {
    store: Arc<dyn Store>,
    lookups: Lookups,
    revision: Mutex<Option<Uuid>>,
    changed: Notify,
    ends: NextExpiry,
}

impl AccessControl {
    /// Nothing is remembered yet.
    pub fn new(store: Arc<dyn Store>) -> Self {
        let lookups = Lookups::new(REMEMBERED);
        let (revision, changed, ends) = (Mutex::new(None), Notify::new(), NextExpiry::default());
        Self { store, lookups, revision, changed, ends }
    }

    /// Whose session this is; nobody's when it is over.
    pub async fn owner(&self, session: &Digest) -> Result<Option<SessionOwner>, StoreError> {
        let owner = self.lookups.owner(&*self.store, session).await?;
        Ok(owner.filter(|owner| self.ends.is_still_to_come(owner.expires_at)))
    }

    /// A tenant.
    pub async fn tenant(&self, id: &TenantId) -> Result<Option<Arc<Tenant>>, StoreError> {
        self.lookups.tenant(&*self.store, id).await
    }

    /// May pages of this origin embed images of some tenant?
    pub async fn embeds_anything(&self, origin: &str) -> Result<bool, StoreError> {
        Ok(self.lookups.embedding(&*self.store).await?.contains(origin))
    }

    /// Whose image this is.
    pub async fn tenant_of(&self, image: ImageId) -> Result<Option<TenantId>, StoreError> {
        let facts = self.lookups.facts(&*self.store, image).await?;
        Ok(facts.map(|facts| facts.tenant))
    }

    /// What someone may do on an image.
    pub async fn on_image(&self, image: ImageId, who: Subject) -> Result<Access, AccessError> {
        let facts = self.lookups.facts(&*self.store, image).await?;
        let facts = facts.ok_or(AccessError::NotVisible)?;
        let share = match who.user {
            Some(user) => self.share(&facts, image, user).await?,
            None => None,
        };
        let standing = Standing { share, ..self.standing(&facts.tenant, who).await? };
        self.admit(&facts.tenant, facts.is_closed, standing).await
    }

    /// The same, by whatever link they came: what they may do by themselves.
    pub async fn on_image_without_link(
        &self,
        image: ImageId,
        who: Subject,
    ) -> Result<Access, AccessError> {
        let facts = self.lookups.facts(&*self.store, image).await?;
        let facts = facts.ok_or(AccessError::NotVisible)?;
        let standing = self.standing(&facts.tenant, who).await?;
        self.admit(&facts.tenant, facts.is_closed, standing).await
    }

    /// What someone may do in a tenant, apart from its single images.
    pub async fn in_tenant(&self, tenant: &TenantId, who: Subject) -> Result<Access, AccessError> {
        let standing = self.standing(tenant, who).await?;
        self.admit(tenant, false, standing).await
    }

    /// Rights may be other ones from now on: everything is looked up anew, and whoever waits in
    /// [`Self::wait_for_change`] goes on.
    pub fn invalidate(&self) {
        self.lookups.forget();
        self.changed.notify_one();
    }

    /// A person came by a link to share this image: they may do more, which no socket need hear of.
    pub fn invalidate_grants(&self, user: UserId, image: ImageId) {
        self.lookups.forget_granted(user, image);
    }

    /// Comes back after [`Self::invalidate`], or when a session or a link that was looked up has ended by
    /// itself.
    pub async fn wait_for_change(&self) {
        let end = async {
            while !self.ends.has_come() {
                tokio::time::sleep(ENDS_EVERY).await;
            }
        };
        tokio::select! {
            () = self.changed.notified() => {}
            () = end => {}
        }
        self.ends.begin_anew();
    }

    /// Notices what another process changed.
    pub async fn poll_revision(&self) -> Result<(), StoreError> {
        let revision = self.store.tenancy().access_revision().await?;
        let mut known = self.revision.lock().unwrap_or_else(PoisonError::into_inner);
        if known.replace(revision).is_some_and(|before| before != revision) {
            self.invalidate();
        }
        Ok(())
    }

    /// This session is over.
    pub fn forget_session(&self, session: &Digest) {
        self.lookups.forget_session(session);
    }

    /// The most that links allow by which a person came: each at most what its maker may do without.
    async fn share(
        &self,
        facts: &ImageFacts,
        image: ImageId,
        user: UserId,
    ) -> Result<Option<ShareLevel>, StoreError> {
        let granted = self.lookups.granted(&*self.store, user, image).await?;
        if granted.is_empty() {
            return Ok(None);
        }
        let Some(tenant) = self.tenant(&facts.tenant).await? else { return Ok(None) };
        let mut most = None;
        for link in granted.iter() {
            if link.expires_at.is_none_or(|end| self.ends.is_still_to_come(end)) {
                let maker = (Some(link.maker), link.is_maker_signed_in);
                let by = |whom: &Banned| matches!(whom, Banned::Person(id, _) if *id == link.maker);
                let maker = self.known(&facts.tenant, maker, by).await?;
                most = most.max(link_allows(&tenant.settings, maker, link.level));
            }
        }
        Ok(most)
    }

    async fn standing(&self, tenant: &TenantId, who: Subject) -> Result<Standing, StoreError> {
        let means = |whom: &Banned| whom.means(who.user, who.address);
        self.known(tenant, (who.user, who.is_signed_in), means).await
    }

    /// What is known of someone whom bans of these mean.
    async fn known(
        &self,
        tenant: &TenantId,
        (user, is_signed_in): (Option<UserId>, bool),
        is_meant: impl Fn(&Banned) -> bool,
    ) -> Result<Standing, StoreError> {
        let role = match user {
            Some(user) => self.lookups.role(&*self.store, tenant, user).await?,
            None => None,
        };
        let is_signed_in = match user {
            // Whom a tenant's own site vouches for is signed in there, and nowhere else.
            Some(user) if !is_signed_in && role.is_none() => {
                self.lookups.is_sso_user(&*self.store, tenant, user).await?
            }
            _ => is_signed_in,
        };
        let bans = self.lookups.bans(&*self.store, tenant).await?;
        let now = clock::now();
        let holds_against = |whom: &Banned| match whom {
            // Whoever could lift the ban is not locked out by it.
            Banned::Person(..) => role < Some(Role::Administrator),
            // Nor is a moderator by where others come from too.
            Banned::Address(_) => role < Some(Role::Moderator),
        };
        let is_banned = bans
            .iter()
            .any(|ban| ban.expires_at > now && holds_against(&ban.whom) && is_meant(&ban.whom));
        Ok(Standing { role, is_signed_in, share: None, is_banned })
    }

    async fn admit(
        &self,
        tenant: &TenantId,
        is_closed: bool,
        standing: Standing,
    ) -> Result<Access, AccessError> {
        let tenant = self.tenant(tenant).await?.ok_or(AccessError::NotVisible)?;
        let is_banned = standing.is_banned;
        let without_ban = Standing { is_banned: false, ..standing };
        // Whoever would see nothing anyway does not learn by a ban that there is something.
        let rights = rights(&tenant.settings, is_closed, without_ban);
        let rights = rights.ok_or(AccessError::NotVisible)?;
        if is_banned { Err(AccessError::Banned) } else { Ok(Access { tenant, rights }) }
    }
}
