//! `/i/{id}/share` and `/s/{token}`: shows and takes their forms. Knows not what a link allows.

use super::render::{asked_by, failed, failed_link, head, render};
use crate::app::pages::{ArrivalPage, Openness, ShareNews, SharePage, ShareRow};
use crate::app::room::sentence;
use crate::model::{ImageId, Viewers, Writers};
use crate::protocol::{AppError, Thing, text_of};
use crate::server::auth::SESSION_DAYS;
use crate::server::clock;
use crate::server::http::error_json;
use crate::server::http::extract::Id;
use crate::server::http::extract::form::{Form, redirect_local};
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::share_links;
use crate::server::services::share_links::{NewShare, OpenedLink};
use crate::server::state::AppState;
use crate::server::store::Share;
use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/i/{id}/share", get(show).post(create))
        .route("/i/{id}/share/{share}/end", post(end))
        .route("/s/{token}", get(arrive).post(open))
}

async fn show(
    State(state): State<AppState>,
    image: Result<Id<ImageId>, AppError>,
    caller: Result<Caller, AppError>,
    request: Request,
) -> Response {
    let (image, caller) = match image.and_then(|Id(image)| Ok((image, caller?))) {
        Ok(asked) => asked,
        Err(error) => return failed(state, request, &error).await,
    };
    page(&state, &caller, image, (StatusCode::OK, ShareNews::default()), request).await
}

async fn create(
    State(state): State<AppState>,
    image: Result<Id<ImageId>, AppError>,
    caller: Result<Caller, AppError>,
    form: Result<Form<NewShare>, AppError>,
) -> Response {
    let asked = image.and_then(|Id(image)| Ok((image, caller?, form?.0)));
    let (image, caller, new) = match asked {
        Ok(asked) => asked,
        Err(error) => return failed(state, Request::default(), &error).await,
    };
    let news = match share_links::create(&state, &caller, image, new).await {
        Ok(path) => {
            let link = Some(format!("{}{path}", state.config.public_url()));
            (StatusCode::OK, ShareNews { link, problem: None })
        }
        Err(error) => {
            let problem = Some(sentence(&text_of(&error.reason)));
            (error_json::status(&error), ShareNews { link: None, problem })
        }
    };
    page(&state, &caller, image, news, asked_by(&caller)).await
}

async fn end(
    State(state): State<AppState>,
    path: Result<Path<(ImageId, Uuid)>, PathRejection>,
    caller: Result<Caller, AppError>,
) -> Response {
    let done = async {
        let Path((image, share)) = path.map_err(|_| AppError::not_found(Thing::Link))?;
        share_links::revoke(&state, &caller?, image, share).await?;
        Ok::<_, AppError>(image)
    };
    match done.await {
        Ok(image) => redirect_local(&format!("/i/{image}/share")).into_response(),
        Err(error) => failed(state, Request::default(), &error).await,
    }
}

async fn page(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    (status, news): (StatusCode, ShareNews),
    request: Request,
) -> Response {
    let loaded = async {
        let access = share_links::authorize_sharing(state, caller, image).await?;
        let settings = &access.tenant.settings;
        let openness = Openness {
            anyone_looks: settings.viewers == Viewers::Anyone,
            guests_write: settings.writers == Writers::Guests,
        };
        let title = images::image(state, image).await?.title;
        Ok::<_, AppError>((title, openness, state.store.tenancy().shares(image).await?))
    };
    let (title, openness, shares) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return failed(state.clone(), request, &error).await,
    };
    let shares: Vec<ShareRow> = shares.into_iter().map(row).collect();
    let head = head(state, "Links", false);
    let document = move || {
        let (title, shares, news) = (title.clone(), shares.clone(), news.clone());
        view! { <SharePage image title openness shares news /> }
    };
    render(head, status, request, document).await
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

/// What a form without a password sends is nothing.
#[derive(Deserialize)]
struct Guess {
    password: Option<String>,
}

async fn arrive(
    State(state): State<AppState>,
    token: Result<Id<String>, AppError>,
    request: Request,
) -> Response {
    let asks = async { share_links::requires_password(&state, &token?.0).await };
    match asks.await {
        Ok(asks) => arrival(&state, asks, None, StatusCode::OK, request).await,
        Err(error) => failed_link(state, request, &error).await,
    }
}

async fn open(
    State(state): State<AppState>,
    token: Result<Id<String>, AppError>,
    caller: Result<Caller, AppError>,
    form: Result<Form<Guess>, AppError>,
) -> Response {
    let opened = async {
        let (Id(token), caller, Form(guess)) = (token?, caller?, form?);
        share_links::open(&state, &caller, &token, guess.password.as_deref()).await
    };
    match opened.await {
        Ok(OpenedLink::Image(image, token)) => {
            let secure = state.config.is_secure();
            let cookie =
                token.and_then(|token| session_cookie::store(&token, SESSION_DAYS, secure));
            let cookie = cookie.map(|cookie| [(header::SET_COOKIE, cookie)]);
            (cookie, redirect_local(&format!("/i/{image}"))).into_response()
        }
        Ok(OpenedLink::Locked) => {
            arrival(&state, true, None, StatusCode::OK, Request::default()).await
        }
        Err(error) if matches!(error_json::status(&error).as_u16(), 403 | 429) => {
            let (problem, status) =
                (Some(sentence(&text_of(&error.reason))), error_json::status(&error));
            arrival(&state, true, problem, status, Request::default()).await
        }
        Err(error) => failed_link(state, Request::default(), &error).await,
    }
}

async fn arrival(
    state: &AppState,
    asks_password: bool,
    problem: Option<String>,
    status: StatusCode,
    request: Request,
) -> Response {
    let head = head(state, "A shared image", false);
    let document = move || {
        let problem = problem.clone();
        view! { <ArrivalPage asks_password problem /> }
    };
    render(head, status, request, document).await
}
