//! The gallery: pages of a tenant's images as a viewer may find them.

use crate::model::{ImageId, Role, TenantId, UserId};
use crate::protocol::gallery::ImageSort;
use crate::protocol::page::{ImageCard, Neighbours};
use crate::protocol::{AppError, Field, Input};
use crate::server::access::{Access, AccessError};
use crate::server::services::caller::Caller;
use crate::server::services::images::info;
use crate::server::state::AppState;
use crate::server::store::{ImageQuery, ListedImage};

/// Images on a page, unless another number is asked for.
pub const PAGE: u32 = 24;
/// The most images on a page.
pub const MAX_PAGE: u32 = 100;
/// The longest search in characters: that of a title.
const MAX_SEARCH_CHARS: usize = 200;

/// Which page of the gallery.
#[derive(Clone, Debug, Default)]
pub struct GalleryPage {
    /// Part of the title; empty: all images.
    pub search: String,
    /// The order.
    pub sort: ImageSort,
    /// Begins after this image.
    pub after: Option<ImageId>,
    /// The number of images; absent: [`PAGE`].
    pub limit: Option<u32>,
}

/// Images of a page, and the one after which the next page begins, if there is one.
pub struct Found<T> {
    /// The images.
    pub images: Vec<T>,
    /// Where the next page begins.
    pub next: Option<ImageId>,
}

/// A page of the images of a tenant that the caller may find. The caller is already admitted.
pub async fn cards(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    page: &GalleryPage,
) -> Result<Found<ImageCard>, AppError> {
    let viewer = (&access.tenant.id, access.rights.role, caller.user.as_ref().map(|user| user.id));
    let Found { images, next } = list(state, viewer, page).await?;
    Ok(Found { images: images.into_iter().map(card).collect(), next })
}

/// How many images a page shows on each side of its own.
const AROUND: u32 = 12;

/// The images around one in the gallery's first order, as far as the caller may find them: none for someone who sees
/// this image by a share link alone. The caller is already admitted to the image.
pub async fn neighbours(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    tenant: &TenantId,
) -> Result<Neighbours, AppError> {
    let access = match state.access.in_tenant(tenant, caller.subject()).await {
        Err(AccessError::NotVisible) => return Ok(Neighbours::default()),
        access => access?,
    };
    let side = async |sort| {
        let (after, limit) = (Some(image), Some(AROUND));
        let page = GalleryPage { sort, after, limit, ..GalleryPage::default() };
        Ok::<_, AppError>(cards(state, caller, &access, &page).await?.images)
    };
    let (mut before, after) = (side(ImageSort::Oldest).await?, side(ImageSort::Newest).await?);
    before.reverse();
    Ok(Neighbours { before, after })
}

/// The same as rows, for someone with this role in the tenant.
pub async fn list(
    state: &AppState,
    (tenant, role, user): (&TenantId, Role, Option<UserId>),
    page: &GalleryPage,
) -> Result<Found<ListedImage>, AppError> {
    let limit = page.limit.unwrap_or(PAGE);
    if !(1..=MAX_PAGE).contains(&limit) {
        return Err(AppError::invalid(Input::ImageLimit { max: MAX_PAGE }));
    }
    let query = ImageQuery {
        user,
        role,
        search: search(&page.search)?,
        sort: page.sort,
        after: page.after,
        // One more tells whether there is another page.
        limit: limit + 1,
    };
    found(state, tenant, &query, limit as usize).await
}

async fn found(
    state: &AppState,
    tenant: &TenantId,
    query: &ImageQuery,
    limit: usize,
) -> Result<Found<ListedImage>, AppError> {
    let mut images = state.store.images().list(tenant, query).await?;
    let is_more = images.len() > limit;
    images.truncate(limit);
    let next = images.last().filter(|_| is_more).map(|listed| listed.image.id);
    Ok(Found { images, next })
}

fn search(text: &str) -> Result<String, AppError> {
    let text = text.trim();
    if text.chars().count() > MAX_SEARCH_CHARS {
        let (field, max) = (Field::Search, MAX_SEARCH_CHARS);
        return Err(AppError::invalid(Input::TooLong { field, max }));
    }
    Ok(text.to_owned())
}

fn card(listed: ListedImage) -> ImageCard {
    let ListedImage { image, uploaded_by, open_chats, .. } = listed;
    ImageCard { image: info(&image, uploaded_by), open_chats }
}
