//! Embedded images by their place, also before they are there: which image is in a place or will be, and who may do what
//! on one that people wait for.

use super::{Access, AccessControl, AccessError, Change, Subject};
use crate::model::{ImageId, ImageRules, Role, TenantId, Visibility};
use crate::server::store::StoreError;

/// The image of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageAt {
    /// It is there.
    Present(ImageId),
    /// None is there; the next one will have this id.
    Awaited(ImageId),
}

impl AccessControl {
    /// The image of a page and file in a tenant, whether or not there is such a tenant. Reads the database.
    pub async fn image_at(
        &self,
        tenant: &TenantId,
        url_id: &str,
        src: &str,
    ) -> Result<ImageAt, StoreError> {
        if let Some(image) = self.store.images().embedded(tenant, url_id, src).await? {
            return Ok(ImageAt::Present(image));
        }
        // One read for each image that was deleted here and can still be restored.
        let mut id = ImageId::of_place(tenant, url_id, src, None);
        while let Some(facts) = self.store.tenancy().image_facts(id).await? {
            // It came into being since the first read.
            if !facts.is_deleted {
                return Ok(ImageAt::Present(id));
            }
            id = ImageId::of_place(tenant, url_id, src, Some(id));
        }
        Ok(ImageAt::Awaited(id))
    }

    /// The id of the next image in a place, after those that are or were there.
    pub async fn next_image_at(
        &self,
        tenant: &TenantId,
        url_id: &str,
        src: &str,
    ) -> Result<ImageId, StoreError> {
        let mut id = ImageId::of_place(tenant, url_id, src, None);
        while self.store.tenancy().image_facts(id).await?.is_some() {
            id = ImageId::of_place(tenant, url_id, src, Some(id));
        }
        Ok(id)
    }

    /// Access to an embedded image of a tenant that is not there yet: what the subject may do on it from its first
    /// marker on.
    pub async fn on_awaited_image(
        &self,
        tenant: &TenantId,
        subject: Subject,
    ) -> Result<Access, AccessError> {
        let owner = self.tenant(tenant).await?.ok_or(AccessError::NotVisible)?;
        let visibility = Visibility::of_new(&owner.settings, Role::Guest);
        let facts = self.facts_of(tenant, subject).await?;
        self.grant(tenant, ImageRules { is_closed: false, visibility }, facts).await
    }

    /// Is there an image with this id, deleted or not?
    pub async fn is_known(&self, image: ImageId) -> Result<bool, StoreError> {
        Ok(self.lookups.facts(&*self.store, image).await?.is_some())
    }

    /// Drops what is cached about an image, after it has come into being: that there is none.
    pub fn forget_image(&self, image: ImageId) {
        self.lookups.forget_facts(image);
        self.announce(Change::Image(image));
    }
}
