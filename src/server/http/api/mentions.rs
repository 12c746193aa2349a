//! `/images/{id}/people`: the people that a comment can mention.

use crate::model::ImageId;
use crate::protocol::AppError;
use crate::protocol::rest::{ErrorBody, MentionablePeople};
use crate::server::http::extract::{ImageAccess, QueryParams};
use crate::server::http::parts::private;
use crate::server::services::mentions;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::IntoParams;

/// Query of [`people`].
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// A part of their name, in upper or lower case; without one, everyone.
    #[serde(default)]
    #[param(required = false, max_length = 60, example = "ad")]
    q: String,
}

/// People to mention
///
/// The people that the caller can mention in a comment: those who look at the image or wrote on it, and for members all members of the
/// tenant. Not the caller.
#[utoipa::path(
    get,
    path = "/images/{id}/people",
    operation_id = "listPeople",
    tag = "Comments",
    params(("id" = ImageId, Path, description = "The image."), PeopleQuery),
    responses(
        (status = 200, description = "The people.", body = MentionablePeople),
        (status = 404, description = "There is no such image.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn people(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, .. }: ImageAccess,
    QueryParams(PeopleQuery { q }): QueryParams<PeopleQuery>,
) -> Result<(HeaderMap, Json<MentionablePeople>), AppError> {
    Ok((private(), Json(mentions::people(&state, &caller, (image, &access), &q).await?)))
}
