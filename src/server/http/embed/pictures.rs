//! Pictures of comments in a widget, also on an image that comes into being with its first comment: the request names its
//! place then.

use super::room::{Awaited, enter};
use crate::model::{CommentPictureId, ImageId};
use crate::protocol::AppError;
use crate::protocol::rest::NewCommentPictureBody;
use crate::server::http::extract::{Ids, NewImageForm, QueryParams, TenantVisitor};
use crate::server::http::media;
use crate::server::services::comment_pictures;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

/// `POST /embed/{tenant}/i/{id}/comment-pictures`: a picture for comments.
pub async fn create(
    State(state): State<AppState>,
    TenantVisitor { caller, access: of_tenant }: TenantVisitor,
    Ids((_, image)): Ids<(String, ImageId)>,
    QueryParams(place): QueryParams<Awaited>,
    request: Request,
) -> Result<(StatusCode, Json<NewCommentPictureBody>), AppError> {
    caller.user()?;
    let access = enter(&state, &caller, &of_tenant, (image, place.clone())).await?;
    let permit = comment_pictures::begin(&state, &caller, &access).await?;
    let file = NewImageForm::from_request(request, &state).await?.into_file();
    let access = enter(&state, &caller, &of_tenant, (image, place)).await?;
    let picture = comment_pictures::add(&state, &caller, (image, &access), permit, file).await?;
    Ok((StatusCode::CREATED, Json(NewCommentPictureBody { picture })))
}

/// `GET /embed/{tenant}/i/{id}/comment-pictures/{picture}`: a picture; with `/thumb` behind it, its thumbnail.
pub async fn show<const IS_THUMB: bool>(
    State(state): State<AppState>,
    TenantVisitor { caller, access: of_tenant }: TenantVisitor,
    Ids((_, image, picture)): Ids<(String, ImageId, CommentPictureId)>,
    QueryParams(place): QueryParams<Awaited>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let access = enter(&state, &caller, &of_tenant, (image, place)).await?;
    media::comment_picture(&state, &caller, (image, &access), (picture, IS_THUMB), &headers).await
}
