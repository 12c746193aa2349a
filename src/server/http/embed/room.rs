//! The read requests of a widget: the room of a place, the board, the comments of a discussion; and admission to an image.
//! Reading creates nothing.

use crate::model::{ChatId, ImageId};
use crate::protocol::embed::{EmbeddedRoom, PlaceOnPage};
use crate::protocol::page::{RoomData, Snapshot, ViewerData};
use crate::protocol::rest::UnreadBody;
use crate::protocol::{AppError, ErrorCode};
use crate::server::access::Access;
use crate::server::http::extract::{Ids, QueryParams, TenantVisitor};
use crate::server::http::pages::context::PageContext;
use crate::server::http::pages::images::{Before, BoardCache, board_of, comments_of, room_of};
use crate::server::http::parts::private;
use crate::server::services::caller::Caller;
use crate::server::services::embedded_images::{self, AwaitedImage, Found};
use crate::server::services::unread;
use crate::server::state::AppState;
use crate::server::store::Embedded;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Deserialize;

/// `GET /embed/{tenant}/room`: what the page of the image in this place carries. An image that is not there yet has an
/// empty board, and the id that it will have.
pub async fn show(
    page: PageContext,
    TenantVisitor { caller, access }: TenantVisitor,
    Extension(boards): Extension<BoardCache>,
    QueryParams(place): QueryParams<PlaceOnPage>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (state, tenant) = (&page.state, &access.tenant.id);
    let PlaceOnPage { url_id, src, page_title } = place;
    let place = embedded_images::place_of(url_id, src, page_title)?;
    match embedded_images::find(state, &caller, tenant, place).await? {
        Found::Present(image, access) => {
            room_of(&page, &boards, &caller, (image, &access), &headers).await
        }
        Found::Awaited(awaited) => {
            let AwaitedImage { image, snapshot, access } = *awaited;
            let (seq, build) = (snapshot.board.seq, state.assets.build.clone());
            let room = RoomData { image, snapshot: Some(snapshot), seq, build };
            let viewer = ViewerData {
                me: caller.me(),
                may: access.capabilities(),
                flagged: vec![],
                enter_breaks: None,
            };
            Ok((private(), Json(EmbeddedRoom { room, viewer })).into_response())
        }
    }
}

/// Where an image will be.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Awaited {
    url_id: Option<String>,
    src: Option<String>,
}

impl Awaited {
    /// The place, if the request names one.
    pub fn into_place(self) -> Result<Option<Embedded>, AppError> {
        let named = self.url_id.zip(self.src);
        let place =
            named.map(|(url_id, src)| embedded_images::place_of(url_id, src, String::new()));
        place.transpose()
    }
}

/// Enters an image; with its place, also before it is there.
pub(super) async fn enter(
    state: &AppState,
    caller: &Caller,
    of_tenant: &Access,
    (image, place): (ImageId, Awaited),
) -> Result<Access, AppError> {
    let (tenant, place) = (&of_tenant.tenant.id, place.into_place()?);
    embedded_images::enter_at(state, caller, tenant, (image, place)).await
}

/// `GET /embed/{tenant}/i/{id}/board`: the discussions of an image; with its place, also of one that is not there yet.
pub async fn board(
    page: PageContext,
    TenantVisitor { caller, access }: TenantVisitor,
    Extension(boards): Extension<BoardCache>,
    Ids((_, image)): Ids<(String, ImageId)>,
    QueryParams(place): QueryParams<Awaited>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (state, tenant) = (&page.state, &access.tenant.id);
    let missing = match embedded_images::enter_in(state, &caller, tenant, image).await {
        Ok(access) => return board_of(&page, &boards, (image, &access), &headers).await,
        Err(error) => error,
    };
    let (ErrorCode::NotFound, Some(place)) = (missing.code(), place.into_place()?) else {
        return Err(missing);
    };
    let awaited = embedded_images::awaited(state, &caller, tenant, (image, place)).await?;
    let snapshot = Snapshot { image: Some(awaited.image), ..awaited.snapshot };
    Ok((private(), Json(snapshot)).into_response())
}

/// `GET /embed/{tenant}/i/{id}/comments/{chat}`: the last comments before an event, or the last ones.
pub async fn comments(
    State(state): State<AppState>,
    TenantVisitor { caller, access }: TenantVisitor,
    Ids((_, image, chat)): Ids<(String, ImageId, ChatId)>,
    QueryParams(Before { before }): QueryParams<Before>,
) -> Result<Response, AppError> {
    embedded_images::enter_in(&state, &caller, &access.tenant.id, image).await?;
    Ok(comments_of(&state, (image, chat), before).await?.into_response())
}

/// `GET /embed/{tenant}/i/{id}/unread`: what the caller has not read.
pub async fn unread(
    State(state): State<AppState>,
    TenantVisitor { caller, access }: TenantVisitor,
    Ids((_, image)): Ids<(String, ImageId)>,
) -> Result<(HeaderMap, Json<UnreadBody>), AppError> {
    embedded_images::enter_in(&state, &caller, &access.tenant.id, image).await?;
    Ok((private(), Json(unread::unread(&state, &caller, image).await?)))
}
