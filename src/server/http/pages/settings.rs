//! `/t/{tenant}/settings`: shows and takes the form. Knows not what a setting means.

use super::administrator;
use super::render::{asked_by, failed, head, render};
use crate::app::pages::{SettingsForm as FormOfSettings, SettingsView, Tab, TenantFrame};
use crate::app::room::sentence;
use crate::model::{Role, TenantId};
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::http::error_json;
use crate::server::http::extract::form::{Form, redirect_local};
use crate::server::http::extract::{Id, QueryParams};
use crate::server::services::caller::Caller;
use crate::server::services::tenants;
use crate::server::services::tenants::SettingsForm;
use crate::server::state::AppState;
use crate::server::store::Tenant;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of this page.
pub fn routes() -> Router<AppState> {
    Router::new().route("/t/{tenant}/settings", get(show).post(change))
}

/// What stands in the query after something was saved.
#[derive(Debug, Deserialize)]
struct Said {
    saved: Option<String>,
}

async fn show(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    said: Result<QueryParams<Said>, AppError>,
    request: Request,
) -> Response {
    match administrator(&state, tenant, caller).await {
        Ok((_, of)) => {
            let is_saved = said.is_ok_and(|QueryParams(said)| said.saved.is_some());
            let view = SettingsView { is_saved, ..view_of(SettingsForm::of(&of)) };
            page(&state, &of, view, StatusCode::OK, request).await
        }
        Err(error) => failed(state, request, &error).await,
    }
}

async fn change(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    form: Result<Form<SettingsForm>, AppError>,
) -> Response {
    let admitted = administrator(&state, tenant, caller).await;
    let (caller, of, form) = match admitted.and_then(|(caller, of)| Ok((caller, of, form?.0))) {
        Ok(admitted) => admitted,
        Err(error) => return failed(state, Request::default(), &error).await,
    };
    match tenants::change_settings(&state, &caller, &of.id, &form).await {
        Ok(()) => redirect_local(&format!("/t/{}/settings?saved=", of.id)).into_response(),
        Err(error) => {
            let problem = Some(sentence(&text_of(&error.reason)));
            let mut view = SettingsView { problem, ..view_of(form) };
            if error.code() == ErrorCode::Conflict {
                // Whoever saves again has read what that would change.
                view.revision = tenants::revision(&of);
            }
            page(&state, &of, view, error_json::status(&error), asked_by(&caller)).await
        }
    }
}

async fn page(
    state: &AppState,
    of: &Tenant,
    view: SettingsView,
    status: StatusCode,
    request: Request,
) -> Response {
    let head = head(state, "Settings", false);
    let (tenant, name) = (of.id.clone(), of.name.clone());
    let document = move || {
        let (tenant, name, view) = (tenant.clone(), name.clone(), view.clone());
        view! {
            <TenantFrame tenant name role=Role::Administrator current=Tab::Settings>
                <FormOfSettings view />
            </TenantFrame>
        }
    };
    render(head, status, request, document).await
}

fn view_of(form: SettingsForm) -> SettingsView {
    SettingsView {
        revision: form.revision,
        name: form.name,
        viewers: form.viewers,
        writers: form.writers,
        marker_size: form.marker_size,
        reply_depth: form.reply_depth,
        comment_length: form.comment_length,
        embed_origins: form.embed_origins,
        words: form.words,
        on_word: form.on_word,
        flags_to_hide: form.flags_to_hide,
        usage_is_open: form.usage_is_open.is_some(),
        sso_compatibility: form.sso_compatibility.is_some(),
        simple_sso: form.simple_sso.is_some(),
        problem: None,
        is_saved: false,
    }
}
