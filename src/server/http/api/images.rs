//! `/tenants/{tenant}/images` and `/images/{id}`: images.

use crate::model::{Epoch, ImageId, Seq, TenantId};
use crate::protocol::rest::{
    ChatBody, ErrorBody, EventBody, EventsBody, ImageBody, NewImageBody, NewImageLink,
};
use crate::protocol::{AppError, Gone, Thing};
use crate::server::http::extract::{
    ImageAccess, JsonObject, NewImageForm, QueryParams, TenantPath,
};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

/// Events of one answer; the next ones follow from the last `seq`.
const MAX_EVENTS: u32 = 1_000;

/// Bring an image
///
/// As a form with a file, or as JSON with a link. An image by link is copied. The file's type is told by
/// its content: PNG, JPEG, WebP or GIF (first frame), at most 25 MiB, 64 megapixels and 30,000 pixels a
/// side. It is turned upright, converted to sRGB and encoded again in three sizes, without metadata. The
/// file as it was sent is kept for its uploader and for moderators. The tenant of a fresh server is `demo`.
///
/// This call has no `broadcastId`: repeating it brings a second image, unless `urlId` is given; then the
/// second is 409.
#[utoipa::path(
    post,
    path = "/tenants/{tenant}/images",
    operation_id = "bringImage",
    tag = "Images",
    params(("tenant" = TenantId, Path, description = "The tenant that the image will belong to.")),
    request_body(content((NewImageForm = "multipart/form-data"), (NewImageLink = "application/json"))),
    responses(
        (
            status = 201,
            description = "The image.",
            body = NewImageBody,
        ),
        (status = 404, description = "There is no such tenant.", body = ErrorBody),
        (status = 409, description = "The `urlId` is taken.", body = ErrorBody),
        (status = 413, description = "Too many bytes, or too many pixels.", body = ErrorBody),
        (status = 415, description = "The body's type, or an image format that is not taken, SVG among them.", body = ErrorBody),
        (status = 422, description = "The content is no image that can be shown, or the link leads to none.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn create(
    State(state): State<AppState>,
    TenantPath(tenant): TenantPath,
    caller: Caller,
    request: Request,
) -> Result<(StatusCode, Json<NewImageBody>), AppError> {
    // Before the body is received, so that a refused upload is not sent.
    let mut slot = images::begin_upload(&state, &caller, &tenant).await?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    // Bodies are held in memory.
    slot.acquire_body().await?;
    let image = if kind.unwrap_or_default().starts_with("multipart/form-data") {
        let form = NewImageForm::from_request(request, &state).await?;
        images::upload(&state, &caller, slot, form.into()).await?
    } else {
        let JsonObject(link) = JsonObject::from_request(request, &state).await?;
        images::import_by_url(&state, &caller, slot, link).await?
    };
    Ok((StatusCode::CREATED, Json(NewImageBody { image })))
}

/// Read an image with its discussions
///
/// As of one place in its log. Discussions are in the order they were opened, comments oldest first.
#[utoipa::path(
    get,
    path = "/images/{id}",
    operation_id = "readImage",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    responses(
        (status = 200, description = "The image.", body = ImageBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
        (status = 503, description = "Too many large images are being read at the moment.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    ImageAccess { image: id, .. }: ImageAccess,
) -> Result<Response, AppError> {
    let image = images::image(&state, id).await?;
    let (snapshot, _memory) = images::snapshot(&state, id).await?;
    let chats = snapshot.board.in_order().into_iter().map(|chat| ChatBody::from(&**chat));
    let (epoch, seq) = (snapshot.epoch, snapshot.board.seq);
    // Written while the memory is reserved.
    Ok(Json(ImageBody { image, epoch, seq, chats: chats.collect() }).into_response())
}

/// Query of [`events`].
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// The last event the caller has; 0 without one.
    #[serde(default)]
    #[param(minimum = 0, maximum = 9_007_199_254_740_991isize, example = 41)]
    since: u64,
    /// The epoch of the image as the caller read it: 410 when this log is of another history, as after a backup was
    /// restored.
    #[param(nullable = false)]
    epoch: Option<Epoch>,
}

/// Read an image's log
///
/// What happened after the event `since`, at most 1,000 events. `head` is the last event in the log; when
/// the last one given is before it, ask again from there. A text that was deleted or edited since is
/// given as `…`.
#[utoipa::path(
    get,
    path = "/images/{id}/events",
    operation_id = "readEvents",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image."), Since),
    responses(
        (status = 200, description = "The events.", body = EventsBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
        (status = 410, description = "The log does not hold the event after `since`: it is beyond the head, was pruned, or is of another history than `epoch`. Read the image again.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn events(
    State(state): State<AppState>,
    ImageAccess { image: id, .. }: ImageAccess,
    QueryParams(Since { since, epoch }): QueryParams<Since>,
) -> Result<Json<EventsBody>, AppError> {
    // No event has a number beyond the database's integers.
    let since = Seq(since.min(i64::MAX as u64));
    if let Some(epoch) = epoch
        && epoch != state.store.epoch()
        && !state.store.shares_history(epoch, id, since).await?
    {
        return Err(AppError::from(Gone::Log));
    }
    let tail = state.store.told(id, since, MAX_EVENTS).await?;
    let tail = tail.ok_or_else(|| AppError::not_found(Thing::Image))?;
    if !tail.reaches {
        return Err(AppError::from(Gone::Log));
    }
    let body = |recorded| EventBody::new(id, recorded);
    Ok(Json(EventsBody { events: tail.events.into_iter().map(body).collect(), head: tail.head }))
}
