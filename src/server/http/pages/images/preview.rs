//! `/i/{id}/preview.jpg` and `/s/{token}/preview.jpg`: the picture with its open discussions, for other sites that show
//! where a link leads.

use crate::model::{Board, Chat, ImageId};
use crate::protocol::{AppError, Thing};
use crate::server::http::extract::Id;
use crate::server::media::Mark;
use crate::server::services::caller::Caller;
use crate::server::services::images::{self, Outline};
use crate::server::services::share_links;
use crate::server::state::AppState;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// Bytes of previews that are kept.
const CAPACITY: u64 = 8 * 1024 * 1024;
/// How long one is kept: the readers of a chat ask within seconds of each other.
const LIFETIME: Duration = Duration::from_secs(300);
/// Marks on a preview: more would cover the picture.
const MARKS: usize = 99;
/// The caller may lose the right to see it, and the discussions change.
const REVALIDATE: &str = "private, no-cache";

/// The previews that were asked for lately, by what they show.
#[derive(Clone)]
pub struct PreviewCache(Cache<Arc<str>, Bytes>);

impl Default for PreviewCache {
    fn default() -> Self {
        let weigh = |_: &Arc<str>, bytes: &Bytes| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let cache = Cache::builder().max_capacity(CAPACITY).weigher(weigh);
        Self(cache.time_to_live(LIFETIME).build())
    }
}

/// `/i/{id}/preview.jpg`, for callers who see the image.
pub async fn of_image(
    State(state): State<AppState>,
    caller: Caller,
    Extension(previews): Extension<PreviewCache>,
    Id(id): Id<ImageId>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    images::enter(&state, &caller, id).await?;
    preview(&state, &previews, id, &headers).await
}

/// `/s/{token}/preview.jpg`, for everyone who has the link, unless it asks for a password.
pub async fn of_link(
    State(state): State<AppState>,
    Extension(previews): Extension<PreviewCache>,
    Id(token): Id<String>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let image = share_links::previewed(&state, &token).await?;
    let image = image.ok_or_else(|| AppError::not_found(Thing::Picture))?;
    preview(&state, &previews, image, &headers).await
}

async fn preview(
    state: &AppState,
    PreviewCache(previews): &PreviewCache,
    id: ImageId,
    request: &HeaderMap,
) -> Result<Response, AppError> {
    let missing = || AppError::not_found(Thing::Picture);
    let record = images::record(state, id).await?;
    // The picture of an embedded image is another site's.
    if record.embedded.is_some() {
        return Err(missing());
    }
    let Outline { board, memory, .. } = images::outline(state, id).await?;
    let (seq, marks) = (board.seq, marks(&board));
    drop((board, memory));
    let name: Arc<str> = format!("\"{id}-{}-{}\"", record.display, seq.0).into();
    let caching = [(header::CACHE_CONTROL, REVALIDATE), (header::ETAG, &*name)];
    if request.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == name.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let kept = previews.get(&name);
    let jpeg = match kept {
        Some(jpeg) => jpeg,
        None => {
            let picture = state.blobs.get(id, &record.display).await.map_err(|error| {
                tracing::error!(%error, "a picture cannot be read");
                AppError::internal()
            })?;
            let picture = picture.ok_or_else(missing)?;
            let jpeg: Bytes = state.pipeline.annotate(picture, marks).await?.into();
            previews.insert(Arc::clone(&name), jpeg.clone());
            jpeg
        }
    };
    let kind = [(header::CONTENT_TYPE, "image/jpeg")];
    Ok((caching, kind, jpeg).into_response())
}

/// The open discussions; of many the latest.
fn marks(board: &Board) -> Vec<Mark> {
    let chats = board.in_order();
    let open = chats.into_iter().filter(|chat| chat.resolved.is_none());
    let mark = |chat: &Chat| Mark { at: chat.at, size: chat.size, number: chat.number };
    let mut marks: Vec<Mark> = open.map(|chat| mark(chat)).collect();
    marks.drain(..marks.len().saturating_sub(MARKS));
    marks
}
