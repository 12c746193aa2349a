//! `/embed?tenantId=&urlId=&src=`: the widget over one image, for an iframe on a site that the tenant lists.

use crate::app::pages::{FramePage, json_in_html};
use crate::app::shell::Head;
use crate::model::TenantId;
use crate::protocol::{AppError, Field, Input, Theme};
use crate::server::http::extract::QueryParams;
use crate::server::http::pages::context::PageContext;
use crate::server::http::pages::render::Policy;
use crate::server::services::caller::Caller;
use crate::server::services::embedded_images::{self, Found};
use crate::server::services::images;
use crate::texts::pages;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The least and the most that a marker takes of the image's width, in percent.
const CHAT_SQUARE: (f64, f64) = (0.1, 100.0);

/// The query: the place, and options of the widget by their names.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FrameQuery {
    tenant_id: TenantId,
    url_id: String,
    src: String,
    readonly: Option<bool>,
    chat_square_percentage: Option<f64>,
    has_dark_background: Option<bool>,
    locale: Option<String>,
    default_username: Option<String>,
}

/// The options, as the page's script gives them to the widget. Absent ones have their defaults there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Options<'a> {
    tenant_id: &'a TenantId,
    url_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    readonly: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chat_square_percentage: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_dark_background: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_username: Option<&'a str>,
}

/// The page; 404 for those who may not view the tenant.
pub async fn show(
    page: PageContext,
    caller: Caller,
    QueryParams(query): QueryParams<FrameQuery>,
) -> Result<Response, AppError> {
    let (state, tenant) = (&page.state, &query.tenant_id);
    let access = images::enter_tenant(state, &caller, tenant).await?;
    let options = json_in_html(&options(&query)?);
    let place = embedded_images::place_of(query.url_id, query.src, String::new())?;
    let src = place.src.clone();
    if images::web_address(&src).is_none() {
        return Err(AppError::invalid(Input::SrcAddress));
    }
    let image = match embedded_images::find(state, &caller, tenant, place).await? {
        Found::Present(image, _) => Some(image),
        Found::Awaited(_) => None,
    };
    let title = images::title_of_link(&src).unwrap_or_else(|| pages::untitled_image().into());
    // The page around the frame decides, and not what its reader chose on ours.
    let head = Head { theme: Some(Theme::System), ..page.head(&title, false) };
    let policy = Policy::of(&head).running_wasm().showing(&src);
    let policy = policy.framed_by(&access.tenant.settings.embed_origins);
    let assets = head.assets.clone();
    let view = move || view! { <FramePage src title options image assets /> };
    Ok(page.render_under(head, StatusCode::OK, policy, view))
}

/// The JSON of the options.
fn options(query: &FrameQuery) -> Result<String, AppError> {
    let (least, most) = CHAT_SQUARE;
    if query.chat_square_percentage.is_some_and(|size| !(least..=most).contains(&size)) {
        let (from, to) = (least.to_string(), most.to_string());
        let field = Field::ChatSquarePercentage;
        return Err(AppError::invalid(Input::NotInRange { field, from, to }));
    }
    let options = Options {
        tenant_id: &query.tenant_id,
        url_id: query.url_id.trim(),
        readonly: query.readonly,
        chat_square_percentage: query.chat_square_percentage,
        has_dark_background: query.has_dark_background,
        locale: query.locale.as_deref(),
        default_username: query.default_username.as_deref(),
    };
    serde_json::to_string(&options).map_err(|_| AppError::internal())
}
