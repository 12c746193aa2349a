//! The place of an embedded image, and the row of a new image there.

use crate::model::{ImageId, Role, UserId, Visibility};
use crate::protocol::page::untitled;
use crate::protocol::{AppError, Field, Input};
use crate::server::access::Access;
use crate::server::clock;
use crate::server::services::images::{self, checked_text, given_title, title_of_link};
use crate::server::store::{Embedded, ImageRecord};
use crate::server::word_filter;
use uuid::Uuid;

/// The longest id of a page in characters.
const MAX_URL_ID_CHARS: usize = 2_000;
/// The longest address of a file in characters.
const MAX_SRC_CHARS: usize = 4_096;
/// The longest title of a page in characters; of it, an image takes what fits into its own.
const MAX_PAGE_TITLE_CHARS: usize = 2_000;

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

/// The row of a new image of this id in a place.
pub fn new_record(
    access: &Access,
    (id, created_by): (ImageId, UserId),
    embedded: Embedded,
) -> Result<ImageRecord, AppError> {
    let settings = &access.tenant.settings;
    let page: String = embedded.page_title.chars().take(images::MAX_TITLE_CHARS).collect();
    let title = given_title(Some(page))?.or_else(|| title_of_link(&embedded.src));
    let title = title.map(|title| word_filter::mask_title(settings, &title));
    Ok(ImageRecord {
        id,
        tenant: access.tenant.id.clone(),
        // Several images share a page, and nobody can take first what is random.
        url_id: Uuid::now_v7().to_string(),
        title: title.unwrap_or_else(|| untitled().into()),
        full: String::new(),
        display: String::new(),
        thumb: String::new(),
        width: 0,
        height: 0,
        created_by,
        created_at: clock::now(),
        // Readers find it on its page; the gallery lists it for moderators.
        visibility: Visibility::of_new(settings, Role::Guest),
        embedded: Some(embedded),
        original: None,
        tiles: None,
    })
}
