//! `/tenants/{tenant}/images` and `/images/{id}`: images.

use crate::model::{ImageId, Seq, TenantId};
use crate::protocol::rest::{
    ChatBody, ErrorBody, EventBody, EventsBody, ImageBody, NewImageBody, NewImageLink,
};
use crate::protocol::{AppError, Gone, Input, Thing};
use crate::server::http::extract::{ImageAccess, JsonObject, QueryParams, TenantPath, body};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::images::NewImage;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{StatusCode, header};
use bytes::Bytes;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Events of one answer; the next ones follow from the last `seq`.
const MAX_EVENTS: u32 = 1_000;

/// Bring an image
///
/// As a form with a file, or as JSON with a link. An image by link is copied. The file's type is told by
/// its content: PNG, JPEG, WebP or GIF (first frame), at most 25 MiB, 64 megapixels and 30,000 pixels a
/// side. It is turned upright, converted to sRGB and encoded anew in three sizes; metadata does not
/// survive. The tenant of a fresh server is `demo`.
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
        let form = NewImageForm::read(&state, request).await?;
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
    ),
    security((), ("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    ImageAccess { image: id, .. }: ImageAccess,
) -> Result<Json<ImageBody>, AppError> {
    let image = images::image(&state, id).await?;
    let snapshot = images::snapshot(&state, id).await?;
    let chats = snapshot.board.in_order().into_iter().map(|chat| ChatBody::from(&**chat));
    let (epoch, seq) = (snapshot.epoch, snapshot.board.seq);
    Ok(Json(ImageBody { image, epoch, seq, chats: chats.collect() }))
}

/// Query of [`events`].
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// The last event the caller has; 0 without one.
    #[serde(default)]
    #[param(minimum = 0, maximum = 9_007_199_254_740_991isize, example = 41)]
    since: u64,
}

/// Read an image's log
///
/// What happened after the event `since`, at most 1,000 events. `head` is the last event in the log; when
/// the last one given is before it, ask again from there. A text that was deleted or written anew since is
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
        (status = 410, description = "The log does not hold the event after `since`: it is beyond the head, or was pruned. Read the image anew.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn events(
    State(state): State<AppState>,
    ImageAccess { image: id, .. }: ImageAccess,
    QueryParams(Since { since }): QueryParams<Since>,
) -> Result<Json<EventsBody>, AppError> {
    // No event has a number beyond the database's integers.
    let since = Seq(since.min(i64::MAX as u64));
    let tail = state.store.told(id, since, MAX_EVENTS).await?;
    let tail = tail.ok_or_else(|| AppError::not_found(Thing::Image))?;
    if !tail.reaches {
        return Err(AppError::from(Gone::Log));
    }
    let body = |recorded| EventBody::new(id, recorded);
    Ok(Json(EventsBody { events: tail.events.into_iter().map(body).collect(), head: tail.head }))
}

/// An image as a file, with what is said about it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct NewImageForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Bytes,
    /// What people call it. Without one, the file's name.
    #[schema(nullable = false, max_length = 200, examples("Ground floor"))]
    title: Option<String>,
    /// What the embedding page calls it; unique within the tenant. Without one, the image's id.
    #[schema(nullable = false, max_length = 2000, examples("https://example.com/floors/0"))]
    url_id: Option<String>,
}

impl NewImageForm {
    async fn read(state: &AppState, request: Request) -> Result<Self, AppError> {
        let form = Multipart::from_request(request, state).await;
        let no_boundary = |_| AppError::invalid(Input::NoBoundary);
        let mut form = form.map_err(no_boundary)?;
        let (mut file, mut title, mut url_id) = (None, None, None);
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            match field.name().unwrap_or_default() {
                "file" => file = Some(read_file(field).await?),
                "title" => title = Some(field.text().await.map_err(unreadable)?),
                "urlId" => url_id = Some(field.text().await.map_err(unreadable)?),
                _ => {}
            }
        }
        let none = || AppError::invalid(Input::NoFile);
        let (name, file) = file.ok_or_else(none)?;
        Ok(Self { file, title: title.or(name), url_id })
    }
}

impl From<NewImageForm> for NewImage {
    fn from(form: NewImageForm) -> Self {
        Self { bytes: form.file, title: form.title, url_id: form.url_id }
    }
}

async fn read_file(field: Field<'_>) -> Result<(Option<String>, Bytes), AppError> {
    let name = field.file_name().map(images::name_of_file);
    Ok((name, field.bytes().await.map_err(unreadable)?))
}

fn unreadable(error: MultipartError) -> AppError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => body::unreadable(StatusCode::PAYLOAD_TOO_LARGE),
        _ => AppError::invalid(Input::NotMultipart),
    }
}
