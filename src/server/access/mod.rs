//! Who may do what, right now: from a session, an address and an image to rights. Knows no route and
//! no socket; the rules themselves are `model::rights`.
//!
//! What it read from the database it remembers for [`REMEMBERED`], and forgets it at once when someone
//! changed something: see [`Access::changed`].

mod error;
mod lookups;

pub use error::AccessError;

use super::clock;
use super::store::{Ban, Banned, SessionOwner, Store, StoreError, Tenant};
use crate::model::{ImageId, Rights, Role, Standing, TenantId, UserId, rights};
use crate::protocol::live::May;
use crate::server::store::Digest;
use lookups::Lookups;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use uuid::Uuid;

/// Less than the 5 s within which a right that was lost must be noticed (LP23), whoever took it away.
const REMEMBERED: Duration = Duration::from_secs(3);

/// Who asks, as far as rights go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asker {
    /// Who, if they are known.
    pub user: Option<UserId>,
    /// Has an account, or was vouched for by a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// Where they come from.
    pub address: IpAddr,
}

/// Someone who may look at an image, or at what a tenant has.
#[derive(Clone, Debug)]
pub struct Admission {
    /// Whose it is.
    pub tenant: Arc<Tenant>,
    /// What they may do.
    pub rights: Rights,
}

impl Admission {
    /// As it is told to a page.
    pub fn may(&self) -> May {
        let Rights { role, barrier } = self.rights;
        let settings = &self.tenant.settings;
        May { role, barrier, limits: settings.limits(), marker_size: settings.marker_size }
    }
}

/// Decides who may do what.
pub struct Access {
    store: Arc<dyn Store>,
    lookups: Lookups,
    revision: Mutex<Option<Uuid>>,
    changed: Notify,
}

impl Access {
    /// Nothing is remembered yet.
    pub fn new(store: Arc<dyn Store>) -> Self {
        let lookups = Lookups::new(REMEMBERED);
        Self { store, lookups, revision: Mutex::new(None), changed: Notify::new() }
    }

    /// Whose session this is; nobody's when it is over.
    pub async fn owner(&self, session: &Digest) -> Result<Option<SessionOwner>, StoreError> {
        self.lookups.owner(&*self.store, session).await
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
    pub async fn on_image(&self, image: ImageId, who: Asker) -> Result<Admission, AccessError> {
        let facts = self.lookups.facts(&*self.store, image).await?;
        let facts = facts.ok_or(AccessError::NotVisible)?;
        let share = match who.user {
            Some(user) => self.lookups.granted(&*self.store, user, image).await?,
            None => None,
        };
        let standing = Standing { share, ..self.standing(&facts.tenant, who).await? };
        self.admit(&facts.tenant, facts.is_closed, standing).await
    }

    /// What someone may do in a tenant, apart from its single images.
    pub async fn in_tenant(&self, tenant: &TenantId, who: Asker) -> Result<Admission, AccessError> {
        let standing = self.standing(tenant, who).await?;
        self.admit(tenant, false, standing).await
    }

    /// Rights may be other ones from now on: everything is looked up anew, and whoever waits in
    /// [`Self::wait`] goes on.
    pub fn changed(&self) {
        self.lookups.forget();
        self.changed.notify_one();
    }

    /// A person came by a link to share this image: they may do more, which no socket need hear of.
    pub fn granted(&self, user: UserId, image: ImageId) {
        self.lookups.forget_granted(user, image);
    }

    /// Comes back after [`Self::changed`].
    pub async fn wait(&self) {
        self.changed.notified().await;
    }

    /// Notices what another process changed.
    pub async fn look(&self) -> Result<(), StoreError> {
        let revision = self.store.tenancy().access_revision().await?;
        let mut known = self.revision.lock().unwrap_or_else(PoisonError::into_inner);
        if known.replace(revision).is_some_and(|before| before != revision) {
            self.changed();
        }
        Ok(())
    }

    /// This session is over.
    pub fn forget_session(&self, session: &Digest) {
        self.lookups.forget_session(session);
    }

    async fn standing(&self, tenant: &TenantId, who: Asker) -> Result<Standing, StoreError> {
        let role = match who.user {
            Some(user) => self.lookups.role(&*self.store, tenant, user).await?,
            None => None,
        };
        let is_signed_in = match who.user {
            // Whom a tenant's own site vouches for is signed in there, and nowhere else.
            Some(user) if !who.is_signed_in && role.is_none() => {
                self.lookups.is_vouched(&*self.store, tenant, user).await?
            }
            _ => who.is_signed_in,
        };
        let bans = self.lookups.bans(&*self.store, tenant).await?;
        let now = clock::now();
        let (user, address) = (who.user, who.address);
        let means = |ban: &Ban| match ban.whom {
            // Whoever could lift the ban is not locked out by it.
            Banned::Person(..) => role < Some(Role::Administrator),
            // Nor is a moderator by where others come from too.
            Banned::Address(_) => role < Some(Role::Moderator),
        } && ban.expires_at > now
            && ban.whom.means(user, address);
        let is_banned = bans.iter().any(means);
        Ok(Standing { role, is_signed_in, share: None, is_banned })
    }

    async fn admit(
        &self,
        tenant: &TenantId,
        is_closed: bool,
        standing: Standing,
    ) -> Result<Admission, AccessError> {
        let tenant = self.tenant(tenant).await?.ok_or(AccessError::NotVisible)?;
        let is_banned = standing.is_banned;
        let without_ban = Standing { is_banned: false, ..standing };
        // Whoever would see nothing anyway does not learn by a ban that there is something.
        let rights = rights(&tenant.settings, is_closed, without_ban);
        let rights = rights.ok_or(AccessError::NotVisible)?;
        if is_banned { Err(AccessError::Banned) } else { Ok(Admission { tenant, rights }) }
    }
}
