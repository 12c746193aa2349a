//! `/tenants/{tenant}/images` and `/images/{id}`: images.

use crate::model::{ImageId, Seq, TenantId};
use crate::protocol::live::ServerMessage;
use crate::protocol::rest::{ChatBody, EventsBody, ImageBody, NewImageBody};
use crate::protocol::{AppError, ErrorCode};
use crate::server::context::Caller;
use crate::server::http::extract::{Asked, Body, Id};
use crate::server::images::{self, NewImage};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{StatusCode, header};
use bytes::Bytes;
use serde::Deserialize;
use tokio::sync::Semaphore;

/// Uploads at once, each of up to 25 MiB.
const MAX_UPLOADS: usize = 32;
static UPLOADS: Semaphore = Semaphore::const_new(MAX_UPLOADS);
/// The most events one answer holds; the rest is asked for with the last one's `seq`.
const MAX_EVENTS: u32 = 1_000;

/// `POST /tenants/{tenant}/images`: an image as a file or by link.
pub async fn create(
    State(state): State<AppState>,
    Id(tenant): Id<String>,
    caller: Caller,
    request: Request,
) -> Result<(StatusCode, Json<NewImageBody>), AppError> {
    let tenant = TenantId::new(tenant).map_err(|_| AppError::not_found("tenant"))?;
    // Before the body is read: whoever may not bring anything need not send it.
    images::may_bring_now(&state, &caller, &tenant).await?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    // The body is held in memory, and so are those of all others.
    let _turn = UPLOADS.try_acquire().map_err(|_| busy())?;
    let image = if kind.unwrap_or_default().starts_with("multipart/form-data") {
        let new = from_form(&state, request).await?;
        images::bring(&state, &caller, &tenant, new).await?
    } else {
        let Body(link) = Body::from_request(request, &state).await?;
        images::bring_link(&state, &caller, &tenant, link).await?
    };
    Ok((StatusCode::CREATED, Json(NewImageBody { image })))
}

/// `GET /images/{id}`: an image with its discussions.
pub async fn show(
    State(state): State<AppState>,
    Id(id): Id<ImageId>,
    caller: Caller,
) -> Result<Json<ImageBody>, AppError> {
    images::enter(&state, &caller, id).await?;
    let image = images::image(&state, id).await?;
    let snapshot = images::snapshot(&state, id).await?;
    let chats = snapshot.board.in_order().into_iter().map(|chat| ChatBody::from(&**chat));
    let (epoch, seq) = (snapshot.epoch, snapshot.board.seq);
    Ok(Json(ImageBody { image, epoch, seq, chats: chats.collect() }))
}

/// Query of [`events`].
#[derive(Debug, Deserialize)]
pub struct Since {
    /// The last event the caller has; 0 without one.
    #[serde(default)]
    since: u64,
}

/// `GET /images/{id}/events?since=N`: the log after N.
pub async fn events(
    State(state): State<AppState>,
    Id(id): Id<ImageId>,
    caller: Caller,
    Asked(Since { since }): Asked<Since>,
) -> Result<Json<EventsBody>, AppError> {
    images::enter(&state, &caller, id).await?;
    // Beyond what the database can count, nothing has happened yet.
    let since = Seq(since.min(i64::MAX as u64));
    let tail = state.store.tail(id, since, MAX_EVENTS).await?;
    let tail = tail.ok_or_else(|| AppError::not_found("image"))?;
    if !tail.reaches {
        return Err(AppError::new(ErrorCode::Gone, "the log does not reach back that far"));
    }
    let tell = |recorded| ServerMessage::event(id, recorded);
    Ok(Json(EventsBody { events: tail.events.into_iter().map(tell).collect(), head: tail.head }))
}

async fn from_form(state: &AppState, request: Request) -> Result<NewImage, AppError> {
    let form = Multipart::from_request(request, state).await;
    let mut form = form.map_err(|rejection| AppError::invalid(rejection.body_text()))?;
    let (mut file, mut title, mut url_id) = (None, None, None);
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "file" => file = Some(read_file(field).await?),
            "title" => title = Some(field.text().await.map_err(unreadable)?),
            "urlId" => url_id = Some(field.text().await.map_err(unreadable)?),
            _ => {}
        }
    }
    let (name, bytes) =
        file.ok_or_else(|| AppError::invalid("the form has no field named file"))?;
    Ok(NewImage { bytes, title: title.or(name), url_id })
}

async fn read_file(field: Field<'_>) -> Result<(Option<String>, Bytes), AppError> {
    let name = field.file_name().map(images::name_of_file);
    Ok((name, field.bytes().await.map_err(unreadable)?))
}

fn unreadable(error: MultipartError) -> AppError {
    let code = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::TooLarge,
        _ => ErrorCode::Invalid,
    };
    AppError::new(code, error.body_text())
}

fn busy() -> AppError {
    let text = "too many images are brought at this moment; please try again in a moment";
    AppError::new(ErrorCode::TooMany, text)
}
