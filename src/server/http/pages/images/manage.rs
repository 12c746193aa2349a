//! `/i/{id}/manage`, `/i/{id}/file`, `/i/{id}/restore`: the forms of an image, for its uploader and for moderators.

use crate::app::pages::ManagePage;
use crate::app::room::sentence;
use crate::model::{ImageId, TenantId, Visibility};
use crate::protocol::{AppError, ErrorCode, Input, text_of};
use crate::server::http::extract::{Form, Id, NewImageForm};
use crate::server::http::pages::context::PageContext;
use crate::server::http::redirect::redirect_local;
use crate::server::services::caller::Caller;
use crate::server::services::images::{self, ImagePatch};
use crate::server::services::tenants::default_tenant_id;
use crate::texts::titles;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The forms.
pub async fn show(
    page: PageContext,
    caller: Caller,
    Id(id): Id<ImageId>,
) -> Result<Response, AppError> {
    images::manage(&page.state, &caller, id).await?;
    render(&page, id, None, Chosen::default()).await
}

/// The fields of the forms.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ManageForm {
    #[serde(rename = "do")]
    action: String,
    title: Option<String>,
    visibility: String,
}

/// What was chosen in a form that was refused.
#[derive(Default)]
struct Chosen {
    title: Option<String>,
    visibility: Option<Visibility>,
}

/// Changes or deletes the image.
pub async fn act(
    page: PageContext,
    caller: Caller,
    Id(id): Id<ImageId>,
    Form(form): Form<ManageForm>,
) -> Result<Response, AppError> {
    let tenant = images::manage(&page.state, &caller, id).await?.tenant.id.clone();
    let state = &page.state;
    let visibility = Visibility::of_name(&form.visibility);
    let chosen = Chosen { title: form.title.clone(), visibility };
    let done = match form.action.as_str() {
        "change" => {
            let patch = ImagePatch { title: form.title, visibility: chosen.visibility };
            images::change(state, &caller, id, patch).await.map(|_| format!("/i/{id}"))
        }
        "delete" => {
            images::delete(state, &caller, id).await.map(|()| gallery(&tenant, &deleted(id)))
        }
        _ => Err(AppError::invalid(Input::Action)),
    };
    finish(&page, id, done, chosen).await
}

/// Replaces the picture.
pub async fn replace(
    page: PageContext,
    caller: Caller,
    Id(id): Id<ImageId>,
    request: Request,
) -> Result<Response, AppError> {
    images::manage(&page.state, &caller, id).await?;
    let done = receive(&page, &caller, id, request).await.map(|()| format!("/i/{id}"));
    finish(&page, id, done, Chosen::default()).await
}

async fn receive(
    page: &PageContext,
    caller: &Caller,
    id: ImageId,
    request: Request,
) -> Result<(), AppError> {
    let state = &page.state;
    let tenant = images::manage(state, caller, id).await?.tenant.id.clone();
    // Before the body is received, so that a refused one is not sent.
    let mut slot = images::begin_upload(state, caller, &tenant).await?;
    slot.acquire_body().await?;
    let form = NewImageForm::from_request(request, state).await?;
    images::replace(state, caller, slot, id, form.into_file()).await.map(drop)
}

/// Restores the image.
pub async fn restore(
    page: PageContext,
    caller: Caller,
    Id(id): Id<ImageId>,
) -> Result<Response, AppError> {
    images::restore(&page.state, &caller, id).await?;
    Ok(redirect_local(&format!("/i/{id}")).into_response())
}

/// Redirects, or shows the forms again with the reason.
async fn finish(
    page: &PageContext,
    id: ImageId,
    done: Result<String, AppError>,
    chosen: Chosen,
) -> Result<Response, AppError> {
    match done {
        Ok(to) => Ok(redirect_local(&to).into_response()),
        Err(error) if error.code() == ErrorCode::NotFound => Err(error),
        Err(error) => render(page, id, Some(error), chosen).await,
    }
}

async fn render(
    page: &PageContext,
    id: ImageId,
    error: Option<AppError>,
    chosen: Chosen,
) -> Result<Response, AppError> {
    let record = images::record(&page.state, id).await?;
    let has_original = record.original.is_some();
    let image = images::describe(&page.state, &record).await?;
    let problem = error.as_ref().map(|error| sentence(&text_of(&error.reason)));
    let head = page.head(&titles::manage(&image.title), false).described(titles::about_managing());
    let mut form = image.clone();
    form.title = chosen.title.unwrap_or(form.title);
    form.visibility = chosen.visibility.unwrap_or(form.visibility);
    let view = move || view! { <ManagePage image form has_original problem /> };
    Ok(page.render_form(head, error.as_ref(), view))
}

fn deleted(id: ImageId) -> String {
    format!("?deleted={id}")
}

/// The address of a tenant's gallery.
fn gallery(tenant: &TenantId, query: &str) -> String {
    match *tenant == default_tenant_id() {
        true => format!("/{query}"),
        false => format!("/t/{tenant}{query}"),
    }
}
