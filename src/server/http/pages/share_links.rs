//! `/i/{id}/share` and `/s/{token}`: the links of an image, and opening one.

use super::context::{PageContext, PublicPage};
use crate::app::pages::{ArrivalPage, Openness, ShareChoice, ShareNews, SharePage, ShareRow};
use crate::app::room::sentence;
use crate::app::shell::Head;
use crate::model::{ImageId, Viewers, Visibility, Writers};
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::clock;
use crate::server::http::extract::{Form, Id, Ids};
use crate::server::http::middleware::error_format::of_secret_link;
use crate::server::http::redirect::{redirect_local, redirect_with_session};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::share_links;
use crate::server::services::share_links::{NewShare, OpenedLink};
use crate::server::state::AppState;
use crate::server::store::Share;
use crate::texts::{account, titles};
use axum::Router;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    let link = Router::new()
        .route("/s/{token}", get(arrive).post(open))
        .layer(map_response(of_secret_link));
    Router::new()
        .route("/i/{id}/share", get(show).post(create))
        .route("/i/{id}/share/{share}/end", post(end))
        .merge(link)
}

async fn show(
    page: PageContext,
    caller: Caller,
    Id(image): Id<ImageId>,
) -> Result<Response, AppError> {
    render(&page, &caller, image, ShareNews::default(), None).await
}

async fn create(
    page: PageContext,
    caller: Caller,
    Id(image): Id<ImageId>,
    Form(new): Form<NewShare>,
) -> Result<Response, AppError> {
    let chosen = ShareChoice { level: new.level, days: new.days.clone() };
    match share_links::create(&page.state, &caller, image, new).await {
        Ok(path) => {
            let link = Some(format!("{}{path}", page.state.config.public_url()));
            render(&page, &caller, image, ShareNews { link, ..ShareNews::default() }, None).await
        }
        Err(error) => {
            let problem = Some(sentence(&text_of(&error.reason)));
            let news = ShareNews { problem, chosen: Some(chosen), ..ShareNews::default() };
            render(&page, &caller, image, news, Some(error)).await
        }
    }
}

async fn end(
    page: PageContext,
    caller: Caller,
    Ids((image, share)): Ids<(ImageId, Uuid)>,
) -> Result<Response, AppError> {
    share_links::revoke(&page.state, &caller, image, share).await?;
    Ok(redirect_local(&format!("/i/{image}/share")).into_response())
}

async fn render(
    page: &PageContext,
    caller: &Caller,
    image: ImageId,
    news: ShareNews,
    error: Option<AppError>,
) -> Result<Response, AppError> {
    let access = share_links::authorize_sharing(&page.state, caller, image).await?;
    let settings = &access.tenant.settings;
    let openness = Openness {
        anyone_looks: settings.viewers == Viewers::Anyone
            && access.visibility != Visibility::Members,
        guests_write: settings.writers == Writers::Guests,
    };
    let title = images::image(&page.state, image).await?.title;
    let shares = page.state.store.tenancy().shares(image).await?;
    let shares: Vec<ShareRow> = shares.into_iter().map(row).collect();
    let head = page.head(account::share_links(), false).described(titles::about_share_links());
    let view = move || view! { <SharePage image title openness shares news /> };
    Ok(page.render_form(head, error.as_ref(), view))
}

fn row(share: Share) -> ShareRow {
    ShareRow {
        id: share.id,
        level: share.level,
        has_password: share.password.is_some(),
        created_at: share.created_at,
        expires_at: share.expires_at,
        is_over: share.expires_at.is_some_and(|at| at <= clock::now()),
    }
}

/// The form of a link; without a password where it asks for none.
#[derive(Deserialize)]
struct OpenForm {
    password: Option<String>,
}

async fn arrive(PublicPage(page): PublicPage, Id(token): Id<String>) -> Result<Response, AppError> {
    let asks = share_links::requires_password(&page.state, &token).await?;
    let preview =
        (!asks).then(|| format!("{}/s/{token}/preview.jpg", page.state.config.public_url()));
    Ok(render_arrival(&page, asks, preview, None))
}

async fn open(
    page: PageContext,
    caller: Caller,
    Id(token): Id<String>,
    Form(form): Form<OpenForm>,
) -> Result<Response, AppError> {
    match share_links::open(&page.state, &caller, &token, form.password.as_deref()).await {
        Ok(OpenedLink::Image(image, token)) => {
            Ok(redirect_with_session(&page.state, &format!("/i/{image}"), token))
        }
        Ok(OpenedLink::Locked) => Ok(render_arrival(&page, true, None, None)),
        Err(error) if matches!(error.code(), ErrorCode::Forbidden | ErrorCode::TooMany) => {
            Ok(render_arrival(&page, true, None, Some(error)))
        }
        Err(error) => Err(error),
    }
}

/// `preview`: the URL of a picture of what the link leads to.
fn render_arrival(
    page: &PageContext,
    asks_password: bool,
    preview: Option<String>,
    error: Option<AppError>,
) -> Response {
    let head =
        page.head(account::a_shared_image(), false).described(titles::about_a_shared_image());
    let head = Head { preview, ..head };
    let problem = error.as_ref().map(|error| sentence(&text_of(&error.reason)));
    let view = move || view! { <ArrivalPage asks_password problem /> };
    page.render_form(head, error.as_ref(), view)
}
