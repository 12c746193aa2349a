//! Uploads: who may upload, and the way of an image from bytes or a URL to files and a row. No HTTP.

use crate::model::{ImageId, Role, TenantId, UserId, Visibility};
use crate::protocol::page::{ImageInfo, untitled};
use crate::protocol::rest::NewImageLink;
use crate::protocol::{AppError, Conflict, Field, Input, Thing};
use crate::server::clock;
use crate::server::limits::UploadPermit;
use crate::server::services::caller::Caller;
use crate::server::services::images::files::{self, NewFiles, SentFile};
use crate::server::services::images::{describe, enter_tenant, title};
use crate::server::state::AppState;
use crate::server::store::{ImageFiles, ImageRecord};
use crate::server::word_filter;
use bytes::Bytes;
use uuid::Uuid;

/// The longest `urlId` in characters.
const MAX_URL_ID_CHARS: usize = 2_000;

/// An image that someone brings.
pub struct NewImage {
    /// The file.
    pub file: SentFile,
    /// What people call it.
    pub title: Option<String>,
    /// What an embedding page calls it.
    pub url_id: Option<String>,
}

/// Someone who may bring images to a tenant.
pub async fn authorize_upload(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
) -> Result<UserId, AppError> {
    let user = caller.user()?.id;
    match enter_tenant(state, caller, tenant).await?.rights.restriction {
        Some(restriction) => Err(restriction.into()),
        None => Ok(user),
    }
}

/// An upload in progress: authorised, and counted by the upload limiter.
pub struct UploadSlot<'a> {
    tenant: &'a TenantId,
    by: UserId,
    role: Role,
    permit: UploadPermit,
}

impl UploadSlot<'_> {
    /// Waits for a slot for the body, before it is read into memory.
    pub async fn acquire_body(&mut self) -> Result<(), AppError> {
        self.permit.acquire_body().await
    }

    /// The permit, for an image that takes the place of another.
    pub(super) fn into_permit(self) -> UploadPermit {
        self.permit
    }
}

/// The same as [`authorize_upload`], right before they do, which is counted.
pub async fn begin_upload<'a>(
    state: &AppState,
    caller: &Caller,
    tenant: &'a TenantId,
) -> Result<UploadSlot<'a>, AppError> {
    let by = authorize_upload(state, caller, tenant).await?;
    let role = enter_tenant(state, caller, tenant).await?.rights.role;
    let permit = state.uploads.acquire(by, tenant, caller.address).await?;
    Ok(UploadSlot { tenant, by, role, permit })
}

/// Prepares and keeps an image that the caller brings. They may have been kept from it while it came.
pub async fn upload(
    state: &AppState,
    caller: &Caller,
    slot: UploadSlot<'_>,
    new: NewImage,
) -> Result<ImageInfo, AppError> {
    authorize_upload(state, caller, slot.tenant).await?;
    keep(state, slot, new).await
}

/// Prepares and keeps an image that nobody has to be asked for.
pub async fn add(
    state: &AppState,
    tenant: &TenantId,
    by: UserId,
    new: NewImage,
) -> Result<ImageInfo, AppError> {
    let (role, permit) = (Role::Administrator, state.uploads.exempt());
    keep(state, UploadSlot { tenant, by, role, permit }, new).await
}

#[tracing::instrument(skip_all, fields(tenant = %slot.tenant, bytes = new.file.bytes.len()))]
async fn keep(
    state: &AppState,
    slot: UploadSlot<'_>,
    new: NewImage,
) -> Result<ImageInfo, AppError> {
    let UploadSlot { tenant, by, role, permit } = slot;
    let id = ImageId(Uuid::now_v7());
    let title = title::given(new.title)?;
    let of =
        state.access.tenant(tenant).await?.ok_or_else(|| AppError::not_found(Thing::Tenant))?;
    let title = title.map(|title| word_filter::mask_title(&of.settings, &title));
    let url_id = checked(new.url_id, Field::UrlId, MAX_URL_ID_CHARS)?;
    check_free(state, tenant, url_id.as_deref()).await?;
    let files = NewFiles::prepare(state, permit, new.file).await?;
    let ImageFiles { full, display, thumb, width, height, original, tiles } = files.names.clone();
    let record = ImageRecord {
        id,
        tenant: tenant.clone(),
        url_id: url_id.unwrap_or_else(|| id.to_string()),
        title: title.unwrap_or_else(|| untitled().into()),
        full,
        display,
        thumb,
        width,
        height,
        created_by: by,
        created_at: clock::now(),
        visibility: Visibility::of_new(&of.settings, role),
        embedded: None,
        original: Some(original),
        tiles,
    };
    let added = match files.write(state, id).await {
        Ok(()) => add_row(state, &record).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(()) => describe(state, &record).await,
        Err(error) => {
            forget(state, &record).await;
            Err(error)
        }
    }
}

/// 409 when the tenant has an image with this `urlId`. Two who come at once are told apart when the row is
/// added.
async fn check_free(
    state: &AppState,
    tenant: &TenantId,
    url_id: Option<&str>,
) -> Result<(), AppError> {
    let Some(url_id) = url_id else { return Ok(()) };
    match state.store.image_by_url_id(tenant, url_id).await? {
        Some(_) => Err(taken()),
        None => Ok(()),
    }
}

fn taken() -> AppError {
    AppError::from(Conflict::UrlIdTaken)
}

async fn add_row(state: &AppState, record: &ImageRecord) -> Result<(), AppError> {
    if state.store.create_image(record).await? { Ok(()) } else { Err(taken()) }
}

/// Deletes the files of an image that did not come to be. Where the database cannot say so, they stay: a
/// row without files would be worse.
async fn forget(state: &AppState, record: &ImageRecord) {
    if matches!(state.store.image(record.id).await, Ok(None)) {
        files::delete(state, record.id, record.files()).await;
    }
}

/// Brings an image by link: a copy is kept.
pub async fn import_by_url(
    state: &AppState,
    caller: &Caller,
    slot: UploadSlot<'_>,
    link: NewImageLink,
) -> Result<ImageInfo, AppError> {
    // Nobody makes the server fetch anything for a tenant where they may not write.
    authorize_upload(state, caller, slot.tenant).await?;
    let NewImageLink { src, url_id, title } = link;
    let url_id = checked(url_id, Field::UrlId, MAX_URL_ID_CHARS)?;
    check_free(state, slot.tenant, url_id.as_deref()).await?;
    let bytes = fetch(state, &slot, &src).await?;
    let title = title.or_else(|| title::of_link(&src));
    let file = SentFile::new(bytes, title::last_segment(&src).as_deref());
    keep(state, slot, NewImage { file, title, url_id }).await
}

async fn fetch(state: &AppState, slot: &UploadSlot<'_>, src: &str) -> Result<Bytes, AppError> {
    let url = state.fetcher.check(src)?;
    let _fetching = slot.permit.acquire_fetch()?;
    Ok(state.fetcher.fetch(url).await?)
}

/// A text of a request without the space around it; `None` for an empty one.
pub fn checked(text: Option<String>, field: Field, max: usize) -> Result<Option<String>, AppError> {
    let Some(text) = text else { return Ok(None) };
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(AppError::invalid(Input::ControlCharacter(field)));
    }
    if text.chars().count() > max {
        return Err(AppError::invalid(Input::TooLong { field, max }));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_an_image_are_checked() {
        assert_eq!(checked(Some("  ".into()), Field::UrlId, 3), Ok(None));
        assert_eq!(checked(Some(" a ".into()), Field::UrlId, 3), Ok(Some("a".into())));
        assert!(checked(Some("abcd".into()), Field::UrlId, 3).is_err());
        assert!(checked(Some("a\0".into()), Field::UrlId, 3).is_err());
    }
}
