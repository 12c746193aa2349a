//! `/` and `/t/{tenant}`: a tenant's images, and the forms that bring another one.

use super::super::context::PageContext;
use crate::app::pages::{StartPage, UploadNews};
use crate::app::room::sentence;
use crate::app::ui::isolated;
use crate::model::TenantId;
use crate::protocol::page::ImageInfo;
use crate::protocol::rest::NewImageLink;
use crate::protocol::{AppError, text_of};
use crate::server::access::Access;
use crate::server::auth::{SESSION_DAYS, SessionToken};
use crate::server::http::extract::{Form, Id, MAX_IMAGE_FORM_BYTES, NewImageForm};
use crate::server::http::middleware::compression::compressible;
use crate::server::http::redirect::redirect_with_session;
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::services::guests::create_guest;
use crate::server::services::images;
use crate::server::services::tenants::default_tenant_id;
use crate::server::state::AppState;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::header;
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    let limit = DefaultBodyLimit::max(MAX_IMAGE_FORM_BYTES);
    Router::new().route("/", get(start)).route("/t/{tenant}", get(show).post(bring).layer(limit))
}

/// `/`: the default tenant.
async fn start(page: PageContext, caller: Caller) -> Result<Response, AppError> {
    show(page, caller, Id(default_tenant_id())).await
}

async fn show(
    page: PageContext,
    caller: Caller,
    Id(tenant): Id<TenantId>,
) -> Result<Response, AppError> {
    render(&page, &caller, &tenant, UploadNews::default(), None).await.map(compressible)
}

/// A form without a file.
#[derive(Deserialize)]
struct LinkForm {
    src: String,
}

/// What one of the two forms holds.
enum Brought {
    File(NewImageForm),
    Link(LinkForm),
}

/// Why there is no image, and the URL that was given.
struct Refused {
    error: AppError,
    src: String,
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self { error, src: String::new() }
    }
}

/// Brings an image with one of the two forms. An unknown caller becomes a guest, as with the script of the page.
async fn bring(
    page: PageContext,
    caller: Caller,
    Id(tenant): Id<TenantId>,
    request: Request,
) -> Result<Response, AppError> {
    images::enter_tenant(&page.state, &caller, &tenant).await?;
    let (guest, token) = known(&page.state, &caller).await?;
    match carry_out(&page.state, &guest, &tenant, request).await {
        Ok(image) => Ok(redirect_with_session(&page.state, &format!("/i/{}", image.id), token)),
        Err(Refused { error, src }) => {
            let problem = Some(sentence(&text_of(&error.reason)));
            let news = UploadNews { problem, src };
            let mut response = render(&page, &guest, &tenant, news, Some(error)).await?;
            let secure = page.state.config.is_secure();
            let cookie =
                token.and_then(|token| session_cookie::store(&token, SESSION_DAYS, secure));
            response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
            Ok(response)
        }
    }
}

/// The caller as someone with a session, and the token of a new one.
async fn known(
    state: &AppState,
    caller: &Caller,
) -> Result<(Caller, Option<SessionToken>), AppError> {
    let token = create_guest(state, caller, None).await?.token;
    let guest = match &token {
        Some(token) => Caller::of_session(state, token.digest(), caller.address).await?,
        None => caller.clone(),
    };
    Ok((guest, token))
}

async fn carry_out(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    request: Request,
) -> Result<ImageInfo, Refused> {
    // Before the body is received, so that a refused upload is not sent; bodies are held in memory.
    let mut slot = images::begin_upload(state, caller, tenant).await?;
    slot.acquire_body().await?;
    match Brought::from_request(request, state).await? {
        Brought::File(form) => Ok(images::upload(state, caller, slot, form.into()).await?),
        Brought::Link(LinkForm { src }) => {
            let link = NewImageLink { src: src.clone(), url_id: None, title: None };
            let imported = images::import_by_url(state, caller, slot, link).await;
            imported.map_err(|error| Refused { error, src })
        }
    }
}

impl FromRequest<AppState> for Brought {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let is_file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        if is_file {
            return NewImageForm::from_request(request, state).await.map(Self::File);
        }
        let Form(link) = Form::from_request(request, state).await?;
        Ok(Self::Link(link))
    }
}

async fn render(
    page: &PageContext,
    caller: &Caller,
    tenant: &TenantId,
    news: UploadNews,
    error: Option<AppError>,
) -> Result<Response, AppError> {
    let Access { tenant: record, rights } =
        images::enter_tenant(&page.state, caller, tenant).await?;
    let recent = images::recent(&page.state, tenant).await?;
    let head = match record.id == default_tenant_id() {
        true => page.head("Image Chat", false).described(
            "Talk about an image, right on the spot: click anywhere on it and write. Everyone looking \
             sees your note at once.",
        ),
        false => page
            .head(&record.name, false)
            .described(format!("The latest images of {}, to look at and to discuss.", isolated(&record.name))),
    };
    let (tenant, role) = (record.id.clone(), rights.role);
    let view = move || view! { <StartPage tenant role recent news /> };
    Ok(page.render_form(head, error.as_ref(), view))
}
