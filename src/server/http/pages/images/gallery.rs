//! `/` and `/t/{tenant}`: the gallery of a tenant, and the forms that bring another image.

use super::super::context::PageContext;
use crate::app::pages::{GalleryView, StartPage, UploadNews};
use crate::app::room::sentence;
use crate::app::ui::isolated;
use crate::model::{ImageId, Role, TenantId};
use crate::protocol::gallery::ImageSort;
use crate::protocol::rest::NewImageLink;
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::access::Access;
use crate::server::auth::{SESSION_DAYS, SessionToken};
use crate::server::http::extract::{Form, Id, MAX_IMAGE_FORM_BYTES, NewImageForms, QueryParams};
use crate::server::http::middleware::compression::compressible;
use crate::server::http::redirect::redirect_with_session;
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::services::guests::create_guest;
use crate::server::services::images::{
    self, Found, GalleryPage, MAX_TITLE_CHARS, NewImage, UploadSlot,
};
use crate::server::services::tenants::default_tenant_id;
use crate::server::state::AppState;
use crate::texts::titles;
use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::header;
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    let limit = DefaultBodyLimit::max(MAX_IMAGE_FORM_BYTES);
    Router::new().route("/", get(start)).route("/t/{tenant}", get(show).post(bring).layer(limit))
}

/// Which page of the gallery; what cannot be read is left out.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    search: String,
    sort: String,
    after: String,
    /// The image that was just deleted.
    deleted: String,
}

/// `/`: the default tenant.
async fn start(
    page: PageContext,
    caller: Caller,
    shown: Option<QueryParams<Shown>>,
) -> Result<Response, AppError> {
    show(page, caller, Id(default_tenant_id()), shown).await
}

async fn show(
    page: PageContext,
    caller: Caller,
    Id(tenant): Id<TenantId>,
    shown: Option<QueryParams<Shown>>,
) -> Result<Response, AppError> {
    let shown = shown.map(|QueryParams(shown)| shown).unwrap_or_default();
    render(&page, &caller, (&tenant, &shown), UploadNews::default(), None).await.map(compressible)
}

/// A form without a file.
#[derive(Deserialize)]
struct LinkForm {
    src: String,
}

/// What one of the two forms holds.
enum Brought {
    Files(Vec<NewImage>),
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

/// Brings images with one of the two forms. An unknown caller becomes a guest, as with the script of the page.
async fn bring(
    page: PageContext,
    caller: Caller,
    Id(tenant): Id<TenantId>,
    request: Request,
) -> Result<Response, AppError> {
    images::enter_tenant(&page.state, &caller, &tenant).await?;
    let (guest, token) = known(&page.state, &caller).await?;
    match carry_out(&page.state, &guest, &tenant, request).await {
        Ok(to) => Ok(redirect_with_session(&page.state, &to, token)),
        Err(Refused { error, src }) => {
            let problem = Some(sentence(&text_of(&error.reason)));
            let news = UploadNews { problem, src };
            let shown = Shown::default();
            let mut response = render(&page, &guest, (&tenant, &shown), news, Some(error)).await?;
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
) -> Result<String, Refused> {
    // Before the body is received, so that a refused upload is not sent; bodies are held in memory.
    let mut slot = images::begin_upload(state, caller, tenant).await?;
    slot.acquire_body().await?;
    match Brought::from_request(request, state).await? {
        Brought::Files(files) => Ok(upload_all(state, caller, slot, (tenant, files)).await?),
        Brought::Link(LinkForm { src }) => {
            let link = NewImageLink { src: src.clone(), url_id: None, title: None };
            let imported = images::import_by_url(state, caller, slot, link).await;
            match imported {
                Ok(image) => Ok(format!("/i/{}", image.id)),
                Err(error) => Err(Refused { error, src }),
            }
        }
    }
}

/// Uploads one file after the other, and says where to go: to the only image, or to the gallery.
async fn upload_all<'a>(
    state: &AppState,
    caller: &Caller,
    first: UploadSlot<'a>,
    (tenant, files): (&'a TenantId, Vec<NewImage>),
) -> Result<String, AppError> {
    let (count, mut slot, mut last) = (files.len(), Some(first), None);
    for file in files {
        let slot = match slot.take() {
            Some(slot) => slot,
            None => images::begin_upload(state, caller, tenant).await?,
        };
        last = Some(images::upload(state, caller, slot, file).await?.id);
    }
    Ok(match last {
        Some(image) if count == 1 => format!("/i/{image}"),
        _ => format!("/t/{tenant}?sort=newest#images"),
    })
}

impl FromRequest<AppState> for Brought {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let is_file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        if is_file {
            let NewImageForms(files) = NewImageForms::from_request(request, state).await?;
            return Ok(Self::Files(files));
        }
        let Form(link) = Form::from_request(request, state).await?;
        Ok(Self::Link(link))
    }
}

async fn render(
    page: &PageContext,
    caller: &Caller,
    (tenant, shown): (&TenantId, &Shown),
    news: UploadNews,
    error: Option<AppError>,
) -> Result<Response, AppError> {
    let access = images::enter_tenant(&page.state, caller, tenant).await?;
    let gallery = gallery(page, caller, &access, shown).await?;
    let deleted = deleted(page, caller, &shown.deleted).await?;
    let (record, role) = (&access.tenant, access.rights.role);
    let head = match record.id == default_tenant_id() {
        true => page.head("Image Chat", false).described(titles::about_image_chat()),
        false => {
            page.head(&record.name, false).described(titles::about_gallery(&isolated(&record.name)))
        }
    };
    let tenant = record.id.clone();
    let reads_usage = record.settings.usage_is_open && caller.user.is_some();
    let is_before_first_steps = role == Role::Administrator && !record.settings.is_set_up;
    let view = move || {
        view! { <StartPage tenant role reads_usage is_before_first_steps gallery deleted news /> }
    };
    Ok(page.render_form(head, error.as_ref(), view))
}

async fn gallery(
    page: &PageContext,
    caller: &Caller,
    access: &Access,
    shown: &Shown,
) -> Result<GalleryView, AppError> {
    let wanted = GalleryPage {
        search: shown.search.chars().take(MAX_TITLE_CHARS).collect(),
        sort: ImageSort::of_name(&shown.sort).unwrap_or_default(),
        after: shown.after.parse().ok(),
        limit: None,
    };
    let Found { images, next } = images::cards(&page.state, caller, access, &wanted).await?;
    let GalleryPage { search, sort, after, .. } = wanted;
    let query = |after: Option<ImageId>| {
        let mut query = Serializer::new(String::new());
        query.append_pair("sort", sort.name());
        if !search.is_empty() {
            query.append_pair("search", &search);
        }
        if let Some(after) = after {
            query.append_pair("after", &after.to_string());
        }
        format!("?{}", query.finish())
    };
    let (next, first) = (next.map(|next| query(Some(next))), query(None));
    let path = format!("/t/{}", access.tenant.id);
    let is_continued = after.is_some();
    Ok(GalleryView { path, search, sort, is_continued, cards: images, next, first })
}

/// The image of this id and its title, if the caller may restore it.
async fn deleted(
    page: &PageContext,
    caller: &Caller,
    id: &str,
) -> Result<Option<(ImageId, String)>, AppError> {
    let Ok(id) = id.parse() else { return Ok(None) };
    match images::deleted_title(&page.state, caller, id).await {
        Ok(title) => Ok(Some((id, title))),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
