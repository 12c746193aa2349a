//! Images and what happens on them, for REST, server functions and pages alike. Knows no HTTP.

use super::access::{AccessError, Admission};
use super::clock;
use super::context::Caller;
use super::limits::Place;
use super::media;
use super::moderation;
use super::realtime::Done;
use super::state::AppState;
use super::store::ImageRecord;
use super::words;
use crate::model::{ImageId, Operation, Role, TenantId, UserId};
use crate::protocol::page::{ImageCard, ImageInfo, Snapshot};
use crate::protocol::rest::NewImageLink;
use crate::protocol::{AppError, ErrorCode};
use bytes::Bytes;
use uuid::Uuid;

/// The longest title in characters.
const MAX_TITLE_CHARS: usize = 200;
/// The longest `urlId` in characters.
const MAX_URL_ID_CHARS: usize = 2_000;
/// What an image without a name is called.
const UNTITLED: &str = "Untitled image";
/// Images on a start page.
const RECENT: u32 = 24;

/// An image that someone brings.
pub struct NewImage {
    /// The file.
    pub bytes: Bytes,
    /// What people call it.
    pub title: Option<String>,
    /// What an embedding page calls it.
    pub url_id: Option<String>,
}

/// What the caller may do in a tenant, or 404 when that is nothing.
pub async fn enter_tenant(
    state: &AppState,
    caller: &Caller,
    id: &TenantId,
) -> Result<Admission, AppError> {
    state.access.in_tenant(id, caller.asker()).await.map_err(|error| named(error, "tenant"))
}

/// What the caller may do on an image, or 404 when that is nothing.
pub async fn enter(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<Admission, AppError> {
    state.access.on_image(image, caller.asker()).await.map_err(|error| named(error, "image"))
}

/// Someone who may bring images to a tenant.
pub async fn may_bring(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
) -> Result<UserId, AppError> {
    let user = caller.user()?.id;
    match enter_tenant(state, caller, tenant).await?.rights.barrier {
        Some(barrier) => Err(barrier.into()),
        None => Ok(user),
    }
}

/// Someone who brings an image to a tenant right now: it is counted, and takes a place until it is there.
pub struct Bringing<'a> {
    tenant: &'a TenantId,
    by: UserId,
    place: Place,
}

/// The same as [`may_bring`], right before they do, which is counted.
pub async fn may_bring_now<'a>(
    state: &AppState,
    caller: &Caller,
    tenant: &'a TenantId,
) -> Result<Bringing<'a>, AppError> {
    let by = may_bring(state, caller, tenant).await?;
    let place = state.limits.upload_place(by, caller.address)?;
    state.limits.upload(by, tenant)?;
    Ok(Bringing { tenant, by, place })
}

fn named(error: AccessError, what: &str) -> AppError {
    match error {
        AccessError::NotVisible => AppError::not_found(what),
        other => other.into(),
    }
}

/// Prepares and keeps an image that the caller brings. They may have been kept from it while it came.
pub async fn bring(
    state: &AppState,
    caller: &Caller,
    bringing: Bringing<'_>,
    new: NewImage,
) -> Result<ImageInfo, AppError> {
    may_bring(state, caller, bringing.tenant).await?;
    keep(state, bringing, new).await
}

/// Prepares and keeps an image that nobody has to be asked for.
pub async fn add(
    state: &AppState,
    tenant: &TenantId,
    by: UserId,
    new: NewImage,
) -> Result<ImageInfo, AppError> {
    keep(state, Bringing { tenant, by, place: Place::default() }, new).await
}

#[tracing::instrument(skip_all, fields(tenant = %bringing.tenant, bytes = new.bytes.len()))]
async fn keep(
    state: &AppState,
    bringing: Bringing<'_>,
    new: NewImage,
) -> Result<ImageInfo, AppError> {
    let Bringing { tenant, by, place } = bringing;
    let id = ImageId(Uuid::now_v7());
    let title = checked(new.title, "title", MAX_TITLE_CHARS)?;
    let of = state.access.tenant(tenant).await?.ok_or_else(|| AppError::not_found("tenant"))?;
    let title = title.map(|title| words::covered(&of.settings, &title));
    let url_id = checked(new.url_id, "urlId", MAX_URL_ID_CHARS)?;
    let prepared = media::prepare(new.bytes, place).await?;
    for encoded in [&prepared.full, &prepared.display, &prepared.thumb] {
        let kept = state.blobs.put(id, &encoded.file, encoded.bytes.clone()).await;
        kept.map_err(|error| {
            tracing::error!(%error, "a picture cannot be kept");
            AppError::internal()
        })?;
    }
    let record = ImageRecord {
        id,
        tenant: tenant.clone(),
        url_id: url_id.unwrap_or_else(|| id.to_string()),
        title: title.unwrap_or_else(|| UNTITLED.into()),
        full: prepared.full.file,
        display: prepared.display.file,
        thumb: prepared.thumb.file,
        width: prepared.width,
        height: prepared.height,
        created_by: by,
        created_at: clock::now(),
    };
    if state.store.create_image(&record).await? {
        Ok(info(&record))
    } else {
        Err(AppError::new(ErrorCode::Conflict, "there is an image with this urlId already"))
    }
}

/// Brings an image by link: a copy is kept.
pub async fn bring_link(
    state: &AppState,
    caller: &Caller,
    bringing: Bringing<'_>,
    link: NewImageLink,
) -> Result<ImageInfo, AppError> {
    // Nobody makes the server fetch anything for a tenant where they may not write.
    may_bring(state, caller, bringing.tenant).await?;
    let NewImageLink { src, url_id, title } = link;
    let bytes = state.fetcher.fetch(&src).await?;
    let title = title.or_else(|| name_in_link(&src));
    keep(state, bringing, NewImage { bytes, title, url_id }).await
}

/// An image, or 404.
pub async fn image(state: &AppState, id: ImageId) -> Result<ImageInfo, AppError> {
    let record = state.store.image(id).await?;
    record.as_ref().map(info).ok_or_else(|| AppError::not_found("image"))
}

/// An image's discussions, or 404.
pub async fn snapshot(state: &AppState, id: ImageId) -> Result<Snapshot, AppError> {
    let board = state.store.board(id).await?.ok_or_else(|| AppError::not_found("image"))?;
    Ok(Snapshot { epoch: state.store.epoch(), board })
}

/// A tenant's newest images.
pub async fn recent(state: &AppState, tenant: &TenantId) -> Result<Vec<ImageCard>, AppError> {
    let recent = state.store.recent_images(tenant, RECENT).await?;
    let card =
        |(record, open_chats): (ImageRecord, u32)| ImageCard { image: info(&record), open_chats };
    Ok(recent.into_iter().map(card).collect())
}

/// Carries out an operation of the caller.
#[tracing::instrument(skip_all, fields(image = %image))]
pub async fn operate(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    operation: &Operation,
) -> Result<Done, AppError> {
    caller.actor(Role::Guest)?;
    let admission = enter(state, caller, image).await?;
    admission.rights.allow(&operation.command)?;
    let actor = caller.actor(admission.rights.role)?;
    let tenant = &admission.tenant.id;
    state.limits.tenant_change(tenant)?;
    let done = state.hub.operate(tenant, image, &actor, operation).await?;
    if done.is_new {
        moderation::after(state, caller, &actor, (tenant, image), &operation.command).await?;
    }
    Ok(done)
}

/// A file's name as a title: without its ending, and no more of it than a title can hold.
pub fn name_of_file(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    stem.chars().filter(|c| !c.is_control()).take(MAX_TITLE_CHARS).collect()
}

/// The name of the file that a link leads to.
fn name_in_link(link: &str) -> Option<String> {
    let url = url::Url::parse(link).ok()?;
    let name = name_of_file(url.path_segments()?.next_back()?);
    (!name.is_empty()).then_some(name)
}

fn info(record: &ImageRecord) -> ImageInfo {
    let at = |file: &str| format!("/media/{}/{file}", record.id);
    ImageInfo {
        id: record.id,
        tenant_id: record.tenant.clone(),
        url_id: record.url_id.clone(),
        title: record.title.clone(),
        src: at(&record.display),
        full_src: at(&record.full),
        thumb_src: at(&record.thumb),
        width: record.width,
        height: record.height,
        created_at: record.created_at,
    }
}

fn checked(text: Option<String>, what: &str, max: usize) -> Result<Option<String>, AppError> {
    let Some(text) = text else { return Ok(None) };
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(AppError::invalid(format!("{what} has a control character")));
    }
    if text.chars().count() > max {
        return Err(AppError::invalid(format!("{what} is longer than {max} characters")));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_from_names() {
        assert_eq!(name_of_file("C:\\Pictures\\plan.v2.png"), "plan.v2");
        assert_eq!(name_of_file(".png"), ".png");
        assert_eq!(name_of_file("a\u{7}b.png"), "ab");
        assert_eq!(name_of_file(&"ä".repeat(300)), "ä".repeat(200));
        assert_eq!(name_in_link("https://a.example/x/plan.png?w=1").as_deref(), Some("plan"));
        assert_eq!(name_in_link("https://a.example/"), None);
    }

    #[test]
    fn texts_of_an_image_are_checked() {
        assert_eq!(checked(Some("  ".into()), "title", 3), Ok(None));
        assert_eq!(checked(Some(" a ".into()), "title", 3), Ok(Some("a".into())));
        assert!(checked(Some("abcd".into()), "title", 3).is_err());
        assert!(checked(Some("a\0".into()), "title", 3).is_err());
    }
}
