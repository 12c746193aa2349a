//! `/i/{id}/discussions` and `/i/{id}/discussions/{chat}`: the discussions of an image without JavaScript.

use crate::app::pages::{DiscussionPage, DiscussionsPage, discussion_path};
use crate::model::{Chat, ChatId, ImageId, Seq};
use crate::protocol::{AppError, Thing};
use crate::server::http::extract::{Id, Ids, QueryParams};
use crate::server::http::middleware::compression::compressible;
use crate::server::http::pages::context::PageContext;
use crate::server::services::caller::Caller;
use crate::server::services::images::{self, Outline};
use crate::server::store::CommentRange;
use crate::texts::titles;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// Discussions on a page.
const DISCUSSIONS: usize = 100;
/// Comments on a page.
const COMMENTS: u32 = 50;

/// Which page, from 1.
#[derive(Deserialize)]
pub struct PageNumber {
    page: Option<usize>,
}

/// A page of an image's discussions. A number beyond the last page shows the last one.
pub async fn list(
    context: PageContext,
    caller: Caller,
    Id(id): Id<ImageId>,
    QueryParams(PageNumber { page }): QueryParams<PageNumber>,
) -> Result<Response, AppError> {
    let state = &context.state;
    images::enter(state, &caller, id).await?;
    let image = images::image(state, id).await?;
    let Outline { board, memory: _memory, .. } = images::outline(state, id).await?;
    let all: Vec<Arc<Chat>> = board.in_order().into_iter().cloned().collect();
    let pages = all.len().div_ceil(DISCUSSIONS).max(1);
    let page = page.unwrap_or(1).clamp(1, pages);
    let chats = all.into_iter().skip((page - 1) * DISCUSSIONS).take(DISCUSSIONS).collect();
    let head = context.head(&titles::discussions_of(&image.title), false);
    let view = move || view! { <DiscussionsPage image chats page pages /> };
    Ok(compressible(context.render(head, StatusCode::OK, view)))
}

/// Where a page of comments begins.
#[derive(Deserialize)]
pub struct After {
    after: Option<Seq>,
}

/// A page of one discussion's comments, from the first one on.
pub async fn show(
    context: PageContext,
    caller: Caller,
    Ids((id, chat)): Ids<(ImageId, ChatId)>,
    QueryParams(After { after }): QueryParams<After>,
) -> Result<Response, AppError> {
    let state = &context.state;
    images::enter(state, &caller, id).await?;
    let image = images::image(state, id).await?;
    let missing = || AppError::not_found(Thing::Discussion);
    let range = CommentRange::After(after.unwrap_or(Seq(0)));
    // One more than is shown tells whether there is another page.
    let read = state.store.comments(id, chat, range, COMMENTS + 1).await?.ok_or_else(missing)?;
    let (number, mut comments) = (read.number, read.comments);
    let is_more = comments.len() > COMMENTS as usize;
    comments.truncate(COMMENTS as usize);
    let last = comments.last().map(|comment| comment.seq);
    let next = is_more.then(|| discussion_path(id, chat, last));
    let first = after.map(|_| discussion_path(id, chat, None));
    let head = context.head(&titles::discussion_of(&number.to_string(), &image.title), false);
    let view = move || view! { <DiscussionPage image number comments first next /> };
    Ok(compressible(context.render(head, StatusCode::OK, view)))
}
