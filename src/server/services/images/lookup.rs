//! Reads of images and their discussions. The caller is already admitted.

use crate::model::{Board, DisplayName, ImageId, Seq};
use crate::protocol::page::{EmbeddedInfo, ImageInfo, Snapshot};
use crate::protocol::{AppError, Reason, Thing};
use crate::server::limits::MemoryPermit;
use crate::server::media;
use crate::server::realtime::LogWatch;
use crate::server::state::AppState;
use crate::server::store::{Embedded, ImageRecord, LogHead, WholeUpTo};

/// What a page carries with all of its comments: opening a discussion needs no further request then.
const WHOLE: WholeUpTo = WholeUpTo { comments: 200, bytes: 64 * 1024 };
/// Bytes of a discussion in an outline, in its page and in both compressed.
const OUTLINE_BYTES: usize = 3 * 1024;
/// Bytes of what an event leaves on a board and in its JSON.
const EVENT_BYTES: usize = 2 * 1024;

/// An image, or 404.
pub async fn image(state: &AppState, id: ImageId) -> Result<ImageInfo, AppError> {
    describe(state, &record(state, id).await?).await
}

/// The row of an image, or 404.
pub async fn record(state: &AppState, id: ImageId) -> Result<ImageRecord, AppError> {
    state.store.image(id).await?.ok_or_else(|| AppError::not_found(Thing::Image))
}

/// An image as clients see it, with the name of its uploader.
pub async fn describe(state: &AppState, record: &ImageRecord) -> Result<ImageInfo, AppError> {
    let uploader = state.store.people().user(record.created_by).await?;
    Ok(info(record, uploader.and_then(|user| user.name)))
}

/// An image's discussions as a page shows them.
pub struct Outline {
    /// The discussions.
    pub board: Board,
    /// Tells whether they changed since.
    pub watch: BoardWatch,
    /// The memory that they and their page may take.
    pub memory: MemoryPermit,
}

/// Tells whether discussions that were read are still those of the database.
#[derive(Clone)]
pub struct BoardWatch(LogWatch);

impl BoardWatch {
    /// Whether a board of this image as of this place shows everything that was committed. Among several nodes the database
    /// says so: an image without viewers here is one that this node does not hear of.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn is_current(
        &self,
        state: &AppState,
        id: ImageId,
        seq: Seq,
    ) -> Result<bool, AppError> {
        if !self.0.is_current(seq) || !state.bus.is_shared() {
            return Ok(self.0.is_current(seq));
        }
        Ok(head(state, id).await?.seq == seq)
    }
}

/// An image's discussions as a page shows them, or 404; 503 when others use too much memory.
pub async fn outline(state: &AppState, id: ImageId) -> Result<Outline, AppError> {
    let head = head(state, id).await?;
    let memory = reserve(state, OUTLINE_BYTES * head.opened as usize).await?;
    // Before the read: what is committed after it counts as a change.
    let watch = BoardWatch(state.engine.watch(id));
    let board = state.store.outline(id, WHOLE).await?;
    let board = board.ok_or_else(|| AppError::not_found(Thing::Image))?;
    Ok(Outline { board, watch, memory })
}

/// An image's discussions with all comments, or 404; with the memory that they and their JSON may take, or 503 when
/// others use too much.
pub async fn snapshot(state: &AppState, id: ImageId) -> Result<(Snapshot, MemoryPermit), AppError> {
    let head = head(state, id).await?;
    let events = usize::try_from(head.seq.0).unwrap_or(usize::MAX);
    let memory = reserve(state, EVENT_BYTES.saturating_mul(events)).await?;
    let board = state.store.board(id).await?.ok_or_else(|| AppError::not_found(Thing::Image))?;
    Ok((Snapshot { epoch: state.store.epoch(), board, image: None }, memory))
}

async fn head(state: &AppState, id: ImageId) -> Result<LogHead, AppError> {
    state.store.head(id).await?.ok_or_else(|| AppError::not_found(Thing::Image))
}

async fn reserve(state: &AppState, bytes: usize) -> Result<MemoryPermit, AppError> {
    state.board_memory.reserve(bytes).await.ok_or_else(|| Reason::Overloaded.into())
}

/// An image as clients see it.
pub fn info(record: &ImageRecord, uploaded_by: Option<DisplayName>) -> ImageInfo {
    if let Some(embedded) = &record.embedded {
        return embedded_info(record, embedded, uploaded_by);
    }
    let at = |file: &str| format!("/media/{}/{file}", record.id);
    let size = (record.width, record.height);
    ImageInfo {
        id: record.id,
        tenant_id: record.tenant.clone(),
        url_id: record.url_id.clone(),
        title: record.title.clone(),
        src: at(&record.display),
        src_width: media::display_width(&record.display, &record.full, size),
        full_src: at(&record.full),
        thumb_src: at(&record.thumb),
        width: record.width,
        height: record.height,
        created_at: record.created_at,
        uploaded_by,
        visibility: record.visibility,
        embedded: None,
        tiles: record.tiles.as_deref().map(at),
    }
}

/// An embedded image as clients see it: its addresses lead to the other site.
fn embedded_info(
    record: &ImageRecord,
    embedded: &Embedded,
    uploaded_by: Option<DisplayName>,
) -> ImageInfo {
    let Embedded { url_id, src, page_title } = embedded.clone();
    let file = web_address(&src).unwrap_or_default();
    ImageInfo {
        id: record.id,
        tenant_id: record.tenant.clone(),
        title: record.title.clone(),
        src: file.clone(),
        src_width: 0,
        full_src: file.clone(),
        thumb_src: file,
        width: 0,
        height: 0,
        created_at: record.created_at,
        uploaded_by,
        visibility: record.visibility,
        embedded: Some(EmbeddedInfo { src, page_title, page: web_address(&url_id) }),
        tiles: None,
        url_id,
    }
}

/// An address that a browser can follow from any page, in its normal form.
pub fn web_address(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let is_plain =
        |host: &str| host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:[]".contains(&b));
    let is_anonymous = url.username().is_empty() && url.password().is_none();
    (is_web && is_anonymous && url.host_str().is_some_and(is_plain)).then(|| url.into())
}
