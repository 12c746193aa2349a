//! Reads of images and their discussions. The caller is already admitted.

use crate::model::{Board, ImageId, Seq, TenantId};
use crate::protocol::page::{ImageCard, ImageInfo, Snapshot};
use crate::protocol::{AppError, Reason, Thing};
use crate::server::limits::MemoryPermit;
use crate::server::media;
use crate::server::realtime::LogWatch;
use crate::server::state::AppState;
use crate::server::store::{ImageRecord, LogHead, WholeUpTo};

/// Images on a start page.
const RECENT: u32 = 24;
/// What a page carries with all of its comments: opening a discussion needs no further request then.
const WHOLE: WholeUpTo = WholeUpTo { comments: 200, bytes: 64 * 1024 };
/// Bytes of a discussion in an outline, in its page and in both compressed.
const OUTLINE_BYTES: usize = 3 * 1024;
/// Bytes of what an event leaves on a board and in its JSON.
const EVENT_BYTES: usize = 2 * 1024;

/// An image, or 404.
pub async fn image(state: &AppState, id: ImageId) -> Result<ImageInfo, AppError> {
    let record = state.store.image(id).await?;
    record.as_ref().map(info).ok_or_else(|| AppError::not_found(Thing::Image))
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
    /// Whether a board as of this place shows everything that was committed.
    pub fn is_current(&self, seq: Seq) -> bool {
        self.0.is_current(seq)
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
    Ok((Snapshot { epoch: state.store.epoch(), board }, memory))
}

async fn head(state: &AppState, id: ImageId) -> Result<LogHead, AppError> {
    state.store.head(id).await?.ok_or_else(|| AppError::not_found(Thing::Image))
}

async fn reserve(state: &AppState, bytes: usize) -> Result<MemoryPermit, AppError> {
    state.board_memory.reserve(bytes).await.ok_or_else(|| Reason::Overloaded.into())
}

/// A tenant's newest images.
pub async fn recent(state: &AppState, tenant: &TenantId) -> Result<Vec<ImageCard>, AppError> {
    let recent = state.store.recent_images(tenant, RECENT).await?;
    let card =
        |(record, open_chats): (ImageRecord, u32)| ImageCard { image: info(&record), open_chats };
    Ok(recent.into_iter().map(card).collect())
}

/// An image as clients see it.
pub fn info(record: &ImageRecord) -> ImageInfo {
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
    }
}
