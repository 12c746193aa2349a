//! `/i/{id}`, and what its script asks for: the board, and the comments of a discussion.

use super::board_cache::BoardCache;
use super::rendered::OWN_PARTS;
use crate::app::pages::{ViewerLinks, json_in_html};
use crate::app::ui::html;
use crate::model::{ChatId, CommentPage, ImageId, Seq};
use crate::protocol::page::{Neighbours, RoomData, ViewerData};
use crate::protocol::rest::UnreadBody;
use crate::protocol::{AppError, Thing};
use crate::server::access::Access;
use crate::server::http::extract::{Id, Ids, QueryParams};
use crate::server::http::pages::context::PageContext;
use crate::server::http::parts::{Part, SharedPart, joined, private};
use crate::server::services::accounts::preferences;
use crate::server::services::caller::Caller;
use crate::server::services::{images, moderation, share_links, unread};
use crate::server::state::AppState;
use crate::server::store::CommentRange;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum::{Extension, Json};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::iter;

/// Comments that are read at once.
const COMMENTS: u32 = 50;

/// `/i/{id}`: one image with its discussions.
pub async fn page(
    page: PageContext,
    caller: Caller,
    Extension(boards): Extension<BoardCache>,
    Id(id): Id<ImageId>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let access = images::enter(&page.state, &caller, id).await?;
    let board = boards.get(&page, id, access.tenant.settings.marker_size).await?;
    let may_share = share_links::may_share(&page.state, &caller, id, board.created_by).await;
    let links = Owner::new().with(|| {
        let (image, may_manage) = (board.image.clone(), access.may_manage());
        let is_signed_in = caller.is_signed_in;
        let has_original = board.has_original;
        let theme = page.theme;
        html(view! { <ViewerLinks image is_signed_in may_share may_manage has_original theme /> })
    });
    let viewer = viewer_data(&page.state, &caller, &access, id).await?;
    let (theme, schemes) = (page.theme.name(), page.theme.color_schemes());
    let own = [theme.to_owned(), schemes.to_owned(), links, json_in_html(&viewer)];
    let parts = with_own(&board.document, own);
    let mut response = joined(parts, "text/html; charset=utf-8", &headers);
    let policy = board.policy.framed_by(&access.tenant.settings.embed_origins);
    response.headers_mut().extend(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
    Ok(response)
}

/// A document with the parts of its reader.
fn with_own(shared: &[SharedPart; OWN_PARTS + 1], own: [String; OWN_PARTS]) -> Vec<Part<'_>> {
    let [first, others @ ..] = shared;
    let others = own.into_iter().zip(others);
    let others = others.flat_map(|(own, shared)| [Part::Own(own), Part::Shared(shared)]);
    iter::once(Part::Shared(first)).chain(others).collect()
}

async fn viewer_data(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    image: ImageId,
) -> Result<String, AppError> {
    let flagged = moderation::flagged_for(state, caller, access, image).await?;
    let enter_breaks = preferences::enter_breaks(state, caller).await?;
    let (me, may) = (caller.me(), access.capabilities());
    let data = ViewerData { me, may, flagged, enter_breaks };
    json(&data)
}

fn json(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|_| AppError::internal())
}

/// `/i/{id}/board`: the discussions of an image, [`crate::protocol::page::Snapshot`].
pub async fn board(
    page: PageContext,
    caller: Caller,
    Extension(boards): Extension<BoardCache>,
    Id(id): Id<ImageId>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let access = images::enter(&page.state, &caller, id).await?;
    board_of(&page, &boards, (id, &access), &headers).await
}

/// The same for a caller whose access is known.
pub async fn board_of(
    page: &PageContext,
    boards: &BoardCache,
    (image, access): (ImageId, &Access),
    headers: &HeaderMap,
) -> Result<Response, AppError> {
    let board = boards.get(page, image, access.tenant.settings.marker_size).await?;
    Ok(joined(vec![Part::Shared(&board.snapshot)], "application/json", headers))
}

/// What the page of an image carries, [`crate::protocol::embed::EmbeddedRoom`].
pub async fn room_of(
    page: &PageContext,
    boards: &BoardCache,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    headers: &HeaderMap,
) -> Result<Response, AppError> {
    let board = boards.get(page, image, access.tenant.settings.marker_size).await?;
    let state = &page.state;
    let viewer = viewer_data(state, caller, access, image).await?;
    let (image, seq, build) = (board.image.clone(), board.seq, state.assets.build.clone());
    let room = json(&RoomData { image, snapshot: None, seq, build })?;
    // The discussions are compressed once for everyone, and stand first in the object of the room.
    let rest = room.strip_prefix('{').unwrap_or_default();
    let viewer = format!("{rest},\"viewer\":{viewer}}}");
    let parts = match board.is_whole {
        true => vec![
            Part::Own("{\"room\":{\"snapshot\":".to_owned()),
            Part::Shared(&board.snapshot),
            Part::Own(format!(",{viewer}")),
        ],
        false => vec![Part::Own(format!("{{\"room\":{{{viewer}"))],
    };
    Ok(joined(parts, "application/json", headers))
}

/// `/i/{id}/unread`: what the caller has not read, [`UnreadBody`].
pub async fn unread(
    State(state): State<AppState>,
    caller: Caller,
    Id(image): Id<ImageId>,
) -> Result<(HeaderMap, Json<UnreadBody>), AppError> {
    images::enter(&state, &caller, image).await?;
    Ok((private(), Json(unread::unread(&state, &caller, image).await?)))
}

/// `/i/{id}/neighbours`: the images around it in the gallery, [`Neighbours`].
pub async fn neighbours(
    State(state): State<AppState>,
    caller: Caller,
    Id(image): Id<ImageId>,
) -> Result<(HeaderMap, Json<Neighbours>), AppError> {
    let access = images::enter(&state, &caller, image).await?;
    Ok((private(), Json(images::neighbours(&state, &caller, image, &access.tenant.id).await?)))
}

/// Which comments of a discussion.
#[derive(Deserialize)]
pub struct Before {
    /// The event; absent: the last comments.
    pub before: Option<Seq>,
}

/// `/i/{id}/comments/{chat}`: the last comments before an event, or the last ones.
pub async fn comments(
    State(state): State<AppState>,
    caller: Caller,
    Ids((image, chat)): Ids<(ImageId, ChatId)>,
    QueryParams(Before { before }): QueryParams<Before>,
) -> Result<(HeaderMap, Json<CommentPage>), AppError> {
    images::enter(&state, &caller, image).await?;
    comments_of(&state, (image, chat), before).await
}

/// The same for a caller whose access is known.
pub async fn comments_of(
    state: &AppState,
    (image, chat): (ImageId, ChatId),
    before: Option<Seq>,
) -> Result<(HeaderMap, Json<CommentPage>), AppError> {
    let range = CommentRange::Before(before.unwrap_or(Seq(u64::MAX)));
    let page = state.store.comments(image, chat, range, COMMENTS).await?;
    let page = page.ok_or_else(|| AppError::not_found(Thing::Discussion))?;
    Ok((private(), Json(page)))
}
