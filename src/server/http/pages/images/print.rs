//! `/i/{id}/print`: an image with its discussions, to print.

use crate::app::pages::{PrintPage, PrintedPart, places};
use crate::app::shell::Head;
use crate::model::{Chat, ImageId};
use crate::protocol::AppError;
use crate::server::http::extract::{Id, QueryParams};
use crate::server::http::middleware::compression::compressible;
use crate::server::http::pages::context::PageContext;
use crate::server::http::pages::render::Policy;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

/// Comments on a page, but for those of one discussion: some fifty sheets of paper.
const COMMENTS: usize = 500;

/// The number of the first discussion; absent: the first one.
#[derive(Deserialize)]
pub struct From {
    from: Option<u32>,
}

/// The page to print.
pub async fn show(
    context: PageContext,
    caller: Caller,
    Id(id): Id<ImageId>,
    QueryParams(From { from }): QueryParams<From>,
) -> Result<Response, AppError> {
    let state = &context.state;
    let access = images::enter(state, &caller, id).await?;
    let image = images::image(state, id).await?;
    let (snapshot, _memory) = images::snapshot(state, id).await?;
    let part = part(id, snapshot.board.in_order(), from.unwrap_or(0));
    let places = places(&image, access.tenant.settings.marker_size, &part.chats);
    let head = context.head(&image.title, false);
    let head = Head { places: Some(places), ..head };
    let policy = Policy::of(&head).showing(&image.src).framed_by(&[]);
    let url = format!("{}/i/{id}", state.config.public_url());
    let view = move || view! { <PrintPage image url part /> };
    Ok(compressible(context.render_under(head, StatusCode::OK, policy, view)))
}

/// The discussions from a number on, as many as a page has.
fn part(image: ImageId, chats: Vec<&Arc<Chat>>, from: u32) -> PrintedPart {
    let (mut printed, mut comments) = (Vec::new(), 0);
    for chat in chats.into_iter().filter(|chat| chat.number >= from) {
        comments += chat.comments.len();
        if comments > COMMENTS && !printed.is_empty() {
            let next = Some(format!("/i/{image}/print?from={}", chat.number));
            return PrintedPart { chats: printed, next };
        }
        printed.push(Arc::clone(chat));
    }
    PrintedPart { chats: printed, next: None }
}
