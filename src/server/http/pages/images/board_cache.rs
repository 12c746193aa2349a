//! The rendered boards of the images that are being looked at, within a bound of bytes.

use super::rendered::{RenderedBoard, Source};
use crate::model::{ImageId, Seq};
use crate::protocol::AppError;
use crate::server::http::pages::context::PageContext;
use crate::server::services::images::{self, BoardWatch, Outline};
use crate::server::state::AppState;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

/// Bytes of rendered boards that are kept.
const CAPACITY: u64 = 48 * 1024 * 1024;
/// How long a board that nobody asks for is kept.
const IDLE: Duration = Duration::from_secs(5);
/// How long any board is kept: the name of the uploader may be another, of which no log tells.
const LIFETIME: Duration = Duration::from_secs(60);
/// More discussions are rendered on a thread where they keep nobody waiting; these take some 2 ms.
const LARGE: usize = 200;

/// The rendered boards.
#[derive(Clone)]
pub struct BoardCache {
    kept: Cache<ImageId, Kept>,
    /// The images that are being rendered: one rendering serves all who wait for it.
    turns: Cache<ImageId, Arc<Mutex<()>>>,
}

#[derive(Clone)]
struct Kept {
    board: Arc<RenderedBoard>,
    watch: BoardWatch,
}

impl BoardCache {
    /// An empty cache, which drops what nobody asks for until this server stops.
    pub fn start(stopping: CancellationToken) -> Self {
        let weigh = |_: &ImageId, kept: &Kept| u32::try_from(kept.board.size()).unwrap_or(u32::MAX);
        let cache = Self {
            kept: Cache::builder()
                .max_capacity(CAPACITY)
                .weigher(weigh)
                .time_to_idle(IDLE)
                .time_to_live(LIFETIME)
                .build(),
            turns: Cache::builder().time_to_idle(IDLE).build(),
        };
        tokio::spawn(stopping.run_until_cancelled_owned(cache.clone().drop_idle()));
        cache
    }

    /// A board that has expired occupies its memory until the cache is used or asked to look.
    async fn drop_idle(self) {
        loop {
            tokio::time::sleep(IDLE).await;
            self.kept.run_pending_tasks();
            self.turns.run_pending_tasks();
        }
    }

    /// The board of an image as of now, rendered if it is not kept. 503 when too many large boards are being rendered.
    pub async fn get(
        &self,
        page: &PageContext,
        image: ImageId,
        marker_size: f64,
    ) -> Result<Arc<RenderedBoard>, AppError> {
        if let Some(board) = self.current(page, image, marker_size).await? {
            return Ok(board);
        }
        let turn = self.turns.get_with(image, Arc::default);
        let _turn = turn.lock().await;
        if let Some(board) = self.current(page, image, marker_size).await? {
            return Ok(board);
        }
        self.render(page, image, marker_size).await
    }

    async fn current(
        &self,
        page: &PageContext,
        image: ImageId,
        marker_size: f64,
    ) -> Result<Option<Arc<RenderedBoard>>, AppError> {
        let Some(Kept { board, watch }) = self.kept.get(&image) else { return Ok(None) };
        let is_current = board.marker_size == marker_size
            && watch.is_current(&page.state, image, board.seq).await?;
        Ok(is_current.then_some(board))
    }

    async fn render(
        &self,
        page: &PageContext,
        id: ImageId,
        marker_size: f64,
    ) -> Result<Arc<RenderedBoard>, AppError> {
        let state = &page.state;
        let record = images::record(state, id).await?;
        let image = images::describe(state, &record).await?;
        let Outline { board, watch, memory: _memory } = images::outline(state, id).await?;
        let head = page.head(&image.title, true);
        let head = match image.embedded {
            Some(_) => head,
            None => head.previewed(preview_url(state, id, board.seq)),
        };
        let is_large = board.chats.len() > LARGE;
        let source = Source {
            head,
            image,
            created_by: record.owner(),
            has_original: record.original.is_some(),
            epoch: state.store.epoch(),
            board,
            marker_size,
            build: state.assets.build.clone(),
        };
        let board = Arc::new(match is_large {
            true => off_thread(move || RenderedBoard::render(source)).await?,
            false => RenderedBoard::render(source)?,
        });
        self.kept.insert(id, Kept { board: Arc::clone(&board), watch });
        Ok(board)
    }
}

/// Another address for each state: other sites keep what they have fetched.
fn preview_url(state: &AppState, image: ImageId, seq: Seq) -> String {
    format!("{}/i/{image}/preview.jpg?as-of={}", state.config.public_url(), seq.0)
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a page could not be rendered");
        Err(AppError::internal())
    })
}
