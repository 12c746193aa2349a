//! What a widget changes: discussions, a guest's name, flags, closed images; and its ticket for a live socket.

use crate::protocol::AppError;
use crate::protocol::embed::{
    CommentFlag, DiscussionsRead, ImageClosing, Introduced, Introduction, PlaceOnPage,
    PlacedOperation,
};
use crate::protocol::live::ServerMessage;
use crate::protocol::rest::TicketBody;
use crate::server::http::extract::{JsonObject, TenantVisitor};
use crate::server::http::middleware::origin::{Sender, sender};
use crate::server::http::session_cookie;
use crate::server::services::guests::{Guest, create_guest};
use crate::server::services::{embedded_images, sessions, unread};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};

/// `POST /embed/{tenant}/rpc/operate`: an operation; the first marker of a place creates its image.
pub async fn operate(
    State(state): State<AppState>,
    TenantVisitor { caller, access }: TenantVisitor,
    JsonObject(request): JsonObject<PlacedOperation>,
) -> Result<Json<ServerMessage>, AppError> {
    let PlacedOperation { image, operation, place } = request;
    let place_of = |PlaceOnPage { url_id, src, page_title }| {
        embedded_images::place_of(url_id, src, page_title)
    };
    let place = place.map(place_of).transpose()?;
    let operation = (image, &operation);
    embedded_images::operate_at(&state, &caller, &access, operation, place).await.map(Json)
}

/// `POST /embed/{tenant}/rpc/introduce`: a guest identity, or another name for it. An own page gets its token as a cookie,
/// any other caller in the answer.
pub async fn introduce(
    State(state): State<AppState>,
    TenantVisitor { caller, .. }: TenantVisitor,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    JsonObject(Introduction { name }): JsonObject<Introduction>,
) -> Result<(HeaderMap, Json<Introduced>), AppError> {
    let Guest { user, token } = create_guest(&state, &caller, name).await?;
    let (config, me) = (&state.config, user.into());
    if sender(config, &headers) != Sender::OwnSite {
        let token = token.map(|token| token.into_text());
        return Ok((HeaderMap::new(), Json(Introduced { me, token })));
    }
    let store =
        |token| session_cookie::store_for_page(&token, query.as_deref(), config.is_secure());
    let cookie = token.and_then(store).map(|cookie| (header::SET_COOKIE, cookie));
    Ok((cookie.into_iter().collect(), Json(Introduced { me, token: None })))
}

/// `POST /embed/{tenant}/rpc/flag_comment`: a comment that the moderators should look at.
pub async fn flag_comment(
    State(state): State<AppState>,
    TenantVisitor { caller, access }: TenantVisitor,
    JsonObject(CommentFlag { comment, reason }): JsonObject<CommentFlag>,
) -> Result<Json<()>, AppError> {
    let tenant = &access.tenant.id;
    embedded_images::flag_comment(&state, &caller, tenant, (comment, reason)).await.map(Json)
}

/// `POST /embed/{tenant}/rpc/close_image`: nobody but moderators writes on an image, or everyone again.
pub async fn close_image(
    State(state): State<AppState>,
    TenantVisitor { caller, access }: TenantVisitor,
    JsonObject(ImageClosing { image, closed }): JsonObject<ImageClosing>,
) -> Result<Json<()>, AppError> {
    let tenant = &access.tenant.id;
    embedded_images::close_image(&state, &caller, tenant, (image, closed)).await.map(Json)
}

/// `POST /embed/{tenant}/rpc/mark_read`: the caller has read a discussion, or all of an image's.
pub async fn mark_read(
    State(state): State<AppState>,
    TenantVisitor { caller, access }: TenantVisitor,
    JsonObject(DiscussionsRead { image, chat, seq }): JsonObject<DiscussionsRead>,
) -> Result<Json<()>, AppError> {
    embedded_images::enter_in(&state, &caller, &access.tenant.id, image).await?;
    unread::mark_read(&state, &caller, image, (chat, seq)).await.map(Json)
}

/// `POST /embed/{tenant}/ticket`: a ticket for a live socket, as `POST /api/v1/live-ticket` gives it.
pub async fn ticket(
    State(state): State<AppState>,
    TenantVisitor { caller, .. }: TenantVisitor,
) -> Result<(StatusCode, Json<TicketBody>), AppError> {
    let ticket = sessions::live_ticket(&state, &caller).await?;
    Ok((StatusCode::CREATED, Json(TicketBody { ticket })))
}
