//! Markers on the images of other sites' pages. Such an image is known by its page and the address of its file, and
//! comes into being with its first marker.

use super::caller::Caller;
use super::discussions::operate;
use super::images::{self, UNTITLED, checked_text, given_title, title_of_link};
use crate::model::{
    BroadcastId, ChatId, Command, ImageId, Operation, Point, Role, TenantId, Visibility,
};
use crate::protocol::{AppError, ErrorCode, Field, Input, Thing};
use crate::server::access::Access;
use crate::server::clock;
use crate::server::state::AppState;
use crate::server::store::{Embedded, ImageRecord, PageMarker};
use crate::server::word_filter;
use uuid::Uuid;

/// The longest id of a page in characters.
const MAX_URL_ID_CHARS: usize = 2_000;
/// The longest address of a file in characters.
const MAX_SRC_CHARS: usize = 4_096;
/// The longest title of a page in characters; of it, an image takes what fits into its own.
const MAX_PAGE_TITLE_CHARS: usize = 2_000;
/// The most markers of a page: those of one full image.
const MAX_MARKERS: u32 = 10_000;

/// The id of a page, as it is stored.
pub fn page_id(text: String) -> Result<String, AppError> {
    required(text, Field::UrlId, MAX_URL_ID_CHARS)
}

/// The place of an embedded image, from the texts of a request.
pub fn place_of(url_id: String, src: String, page_title: String) -> Result<Embedded, AppError> {
    let page_title = checked_text(Some(page_title), Field::PageTitle, MAX_PAGE_TITLE_CHARS)?;
    Ok(Embedded {
        url_id: page_id(url_id)?,
        src: required(src, Field::Src, MAX_SRC_CHARS)?,
        page_title: page_title.unwrap_or_default(),
    })
}

/// A text that is required.
pub fn required(text: String, field: Field, max: usize) -> Result<String, AppError> {
    let text = checked_text(Some(text), field, max)?;
    text.ok_or_else(|| AppError::invalid(Input::Empty(field)))
}

/// The markers of a page that someone with this access to the tenant may see.
pub async fn markers(
    state: &AppState,
    access: &Access,
    url_id: &str,
) -> Result<Vec<PageMarker>, AppError> {
    let is_member = access.rights.role >= Role::Member;
    let images = state.store.images();
    Ok(images.page_markers(&access.tenant.id, url_id, is_member, MAX_MARKERS).await?)
}

/// Places a marker on behalf of a caller with this access to the tenant.
pub async fn place(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    embedded: Embedded,
    (at, broadcast_id): (Point, BroadcastId),
) -> Result<ChatId, AppError> {
    let command = Command::PlaceMarker { at };
    // A caller without the right to write creates no image.
    access.rights.allow(&command)?;
    let image = find_or_create(state, caller, access, embedded).await?;
    let access = images::enter_to_change(state, caller, image).await?;
    let operation = Operation { broadcast_id, command };
    let applied = operate(state, caller, (image, &access), &operation).await?;
    Ok(applied.recorded.event.chat_id())
}

/// Deletes a marker of this tenant and its discussion.
pub async fn delete(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (chat_id, broadcast_id): (ChatId, BroadcastId),
) -> Result<(), AppError> {
    let missing = || AppError::not_found(Thing::Discussion);
    let image = state.store.image_of_chat(chat_id).await?.ok_or_else(missing)?;
    if state.access.tenant_of(image).await?.as_ref() != Some(tenant) {
        return Err(missing());
    }
    let access = images::enter_to_change(state, caller, image).await;
    let access = access.map_err(|error| match error.code() {
        ErrorCode::NotFound => missing(),
        _ => error,
    })?;
    let operation = Operation { broadcast_id, command: Command::DeleteChat { chat_id } };
    operate(state, caller, (image, &access), &operation).await.map(drop)
}

/// The image in this place. Of two who place its first marker at once, one creates it.
async fn find_or_create(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    embedded: Embedded,
) -> Result<ImageId, AppError> {
    let (tenant, images) = (&access.tenant.id, state.store.images());
    let Embedded { url_id, src, .. } = embedded.clone();
    if let Some(image) = images.embedded(tenant, &url_id, &src).await? {
        return Ok(image);
    }
    let record = new_record(caller, access, embedded)?;
    if state.store.create_image(&record).await? {
        return Ok(record.id);
    }
    let created = images.embedded(tenant, &url_id, &src).await?;
    created.ok_or_else(|| AppError::not_found(Thing::Image))
}

fn new_record(
    caller: &Caller,
    access: &Access,
    embedded: Embedded,
) -> Result<ImageRecord, AppError> {
    let (id, settings) = (ImageId(Uuid::now_v7()), &access.tenant.settings);
    let page: String = embedded.page_title.chars().take(images::MAX_TITLE_CHARS).collect();
    let title = given_title(Some(page))?.or_else(|| title_of_link(&embedded.src));
    let title = title.map(|title| word_filter::mask_title(settings, &title));
    Ok(ImageRecord {
        id,
        tenant: access.tenant.id.clone(),
        url_id: id.to_string(),
        title: title.unwrap_or_else(|| UNTITLED.into()),
        full: String::new(),
        display: String::new(),
        thumb: String::new(),
        width: 0,
        height: 0,
        created_by: caller.user()?.id,
        created_at: clock::now(),
        // Readers find it on its page; the gallery lists it for moderators.
        visibility: Visibility::of_new(settings, Role::Guest),
        embedded: Some(embedded),
    })
}
