//! The markers of a page: list, place, delete.

use super::tenant::TenantAccess;
use crate::model::{ChatId, Point, Role};
use crate::protocol::compat::{
    CreatedPageChat, Done, NewPageChat, PageChat, PageChatDeletion, PageChats, PageUser, Status,
};
use crate::protocol::{AppError, Field, Input, Thing};
use crate::server::http::extract::{JsonObject, QueryParams};
use crate::server::services::caller::Caller;
use crate::server::services::embedded_images as embedded;
use crate::server::state::AppState;
use crate::server::store::{PageMarker, User};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;

/// The longest id of a window in characters: an address of a page, one of a file and a place.
const MAX_WINDOW_ID_CHARS: usize = 8_000;
/// The longest id of a comment in characters.
const MAX_COMMENT_ID_CHARS: usize = 200;

/// Which page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageQuery {
    url_id: String,
}

/// `GET /comment-image-chats/{tenant}`: the markers on the embedded images of a page.
pub async fn list(
    State(state): State<AppState>,
    TenantAccess { caller, access, .. }: TenantAccess,
    QueryParams(PageQuery { url_id }): QueryParams<PageQuery>,
) -> Result<Json<PageChats>, AppError> {
    let url_id = embedded::page_id(url_id)?;
    let markers = embedded::markers(&state, &access, &url_id).await?;
    Ok(Json(PageChats {
        status: Status::Success,
        conversations: markers.into_iter().map(|marker| conversation(marker, &url_id)).collect(),
        url_id_clean: url_id.clone(),
        is_site_admin: access.rights.role >= Role::Moderator,
        tenant_id_ws: access.tenant.id.clone(),
        url_id_ws: url_id,
        user_id_ws: caller.user.as_ref().map(|user| user.id.to_string()).unwrap_or_default(),
        user: user(caller),
    }))
}

/// `POST /comment-image-chats/{tenant}`: a marker. Its image comes into being with the first one.
pub async fn create(
    State(state): State<AppState>,
    TenantAccess { caller, access, .. }: TenantAccess,
    JsonObject(request): JsonObject<NewPageChat>,
) -> Result<Json<CreatedPageChat>, AppError> {
    let NewPageChat { url_id, src, page_title, broadcast_id, x, y, .. } = request;
    embedded::required(request.window_url_id, Field::WindowUrlId, MAX_WINDOW_ID_CHARS)?;
    let comment = request.created_from_comment_id;
    embedded::required(comment, Field::CreatedFromCommentId, MAX_COMMENT_ID_CHARS)?;
    let place = embedded::place_of(url_id, src, page_title)?;
    let at = Point::new(x, y).ok_or_else(|| AppError::invalid(Input::PointOutside))?;
    let chat = embedded::place(&state, &caller, &access, place, (at, broadcast_id)).await?;
    Ok(Json(CreatedPageChat { status: Status::Success, created_chat_id: chat }))
}

/// `DELETE /comment-image-chats/{tenant}/{chat}`: for the creator of the marker, moderators and administrators.
pub async fn remove(
    State(state): State<AppState>,
    TenantAccess { caller, access, chat }: TenantAccess,
    JsonObject(PageChatDeletion { broadcast_id }): JsonObject<PageChatDeletion>,
) -> Result<Json<Done>, AppError> {
    let chat: ChatId = chat.parse().map_err(|_| AppError::not_found(Thing::Discussion))?;
    embedded::delete(&state, &caller, &access.tenant.id, (chat, broadcast_id)).await?;
    Ok(Json(Done { status: Status::Success }))
}

fn conversation(marker: PageMarker, url_id: &str) -> PageChat {
    let PageMarker { chat, at, src } = marker;
    PageChat { id: chat, url_id: url_id.to_owned(), x: at.x(), y: at.y(), src }
}

fn user(caller: Caller) -> Option<PageUser> {
    let User { id, name } = caller.user?;
    Some(PageUser { id, username: name? })
}
