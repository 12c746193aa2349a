//! The people that a comment in a widget can mention, also on an image that is created by its first comment.

use super::room::{Awaited, enter};
use crate::model::ImageId;
use crate::protocol::AppError;
use crate::protocol::rest::MentionablePeople;
use crate::server::http::extract::{Ids, QueryParams, TenantVisitor};
use crate::server::http::parts::private;
use crate::server::services::mentions;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;

/// A part of their name; without one, everyone.
#[derive(Deserialize)]
pub struct Part {
    #[serde(default)]
    q: String,
}

/// `GET /embed/{tenant}/i/{id}/people`: as `/api/v1/images/{id}/people`; with the image's place, also before it is there.
pub async fn people(
    State(state): State<AppState>,
    TenantVisitor { caller, access: of_tenant }: TenantVisitor,
    Ids((_, image)): Ids<(String, ImageId)>,
    QueryParams(place): QueryParams<Awaited>,
    QueryParams(Part { q }): QueryParams<Part>,
) -> Result<(HeaderMap, Json<MentionablePeople>), AppError> {
    let access = enter(&state, &caller, &of_tenant, (image, place)).await?;
    Ok((private(), Json(mentions::people(&state, &caller, (image, &access), &q).await?)))
}
