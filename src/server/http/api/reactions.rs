//! `/comments/{id}/reactions/{emoji}`: what people put on a comment.

use super::comments::answer_with;
use crate::model::{Command, CommentId, Emoji, Operation, Refusal};
use crate::protocol::AppError;
use crate::protocol::rest::{CommentAnswer, ErrorBody, ReactionRequest};
use crate::server::http::extract::{CommentRef, Ids, ImageAccess, JsonObject};
use crate::server::services::discussions::operate;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;

/// React to a comment
///
/// Puts an emoji on it. Each person has each emoji once; the same again changes nothing.
#[utoipa::path(
    put,
    path = "/comments/{id}/reactions/{emoji}",
    operation_id = "addReaction",
    tag = "Comments",
    params(
        ("id" = CommentId, Path, description = "The comment."),
        ("emoji" = Emoji, Path, description = "The emoji."),
    ),
    request_body = ReactionRequest,
    responses(
        (status = 200, description = "The comment as it is now.", body = CommentAnswer),
        (status = 403, description = "The caller may not write there; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such comment.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else, the discussion is locked, or the comment has 500 reactions.", body = ErrorBody),
        (status = 410, description = "A repetition, and the comment was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn add(
    state: State<AppState>,
    comment: ImageAccess<CommentRef>,
    path: Ids<(String, String)>,
    body: JsonObject<ReactionRequest>,
) -> Result<Json<CommentAnswer>, AppError> {
    react(state, comment, path, body, true).await
}

/// Take a reaction back
///
/// Takes an emoji of the caller off a comment. Where there is none, nothing changes.
#[utoipa::path(
    delete,
    path = "/comments/{id}/reactions/{emoji}",
    operation_id = "removeReaction",
    tag = "Comments",
    params(
        ("id" = CommentId, Path, description = "The comment."),
        ("emoji" = Emoji, Path, description = "The emoji."),
    ),
    request_body = ReactionRequest,
    responses(
        (status = 200, description = "The comment as it is now.", body = CommentAnswer),
        (status = 403, description = "The caller may not write there; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such comment.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else, or the discussion is locked.", body = ErrorBody),
        (status = 410, description = "A repetition, and the comment was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn remove(
    state: State<AppState>,
    comment: ImageAccess<CommentRef>,
    path: Ids<(String, String)>,
    body: JsonObject<ReactionRequest>,
) -> Result<Json<CommentAnswer>, AppError> {
    react(state, comment, path, body, false).await
}

async fn react(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, target }: ImageAccess<CommentRef>,
    Ids((_, emoji)): Ids<(String, String)>,
    JsonObject(ReactionRequest { broadcast_id }): JsonObject<ReactionRequest>,
    on: bool,
) -> Result<Json<CommentAnswer>, AppError> {
    let emoji = Emoji::new(&emoji).map_err(|_| Refusal::UnknownEmoji)?;
    let CommentRef { chat: chat_id, comment: comment_id } = target;
    let command = Command::React { chat_id, comment_id, emoji, on };
    let operation = Operation { broadcast_id, command };
    let done = operate(&state, &caller, (image, &access), &operation).await?;
    Ok(Json(answer_with(&done, comment_id)?))
}
