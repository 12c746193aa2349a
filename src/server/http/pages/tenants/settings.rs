//! `/t/{tenant}/settings`, for administrators.

use super::super::context::PageContext;
use crate::app::pages::{SettingsForm as FormView, SettingsView, Tab, TenantFrame};
use crate::app::room::sentence;
use crate::app::ui::isolated;
use crate::model::Role;
use crate::protocol::{AppError, ErrorCode, text_of};
use crate::server::http::extract::{Form, QueryParams, TenantAdministrator};
use crate::server::http::redirect::redirect_local;
use crate::server::services::tenants;
use crate::server::services::tenants::SettingsForm;
use crate::server::store::Tenant;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The query after the form was carried out.
#[derive(Debug, Deserialize)]
pub struct Flash {
    saved: Option<String>,
}

/// `GET`
pub async fn show(
    page: PageContext,
    TenantAdministrator { tenant, .. }: TenantAdministrator,
    flash: Option<QueryParams<Flash>>,
) -> Response {
    let is_saved = flash.is_some_and(|QueryParams(flash)| flash.saved.is_some());
    let view = SettingsView { is_saved, ..view_of(SettingsForm::of(&tenant)) };
    render(&page, &tenant, view, None)
}

/// `POST`
pub async fn change(
    page: PageContext,
    TenantAdministrator { caller, tenant }: TenantAdministrator,
    Form(form): Form<SettingsForm>,
) -> Response {
    let Err(error) = tenants::change_settings(&page.state, &caller, &tenant.id, &form).await else {
        return redirect_local(&format!("/t/{}/settings?saved=", tenant.id)).into_response();
    };
    let mut view =
        SettingsView { problem: Some(sentence(&text_of(&error.reason))), ..view_of(form) };
    if error.code() == ErrorCode::Conflict {
        // Saving again confirms the change of the settings that the page now shows.
        view.revision = tenants::revision(&tenant);
    }
    render(&page, &tenant, view, Some(error))
}

fn render(
    page: &PageContext,
    tenant: &Tenant,
    view: SettingsView,
    error: Option<AppError>,
) -> Response {
    let (tenant, name) = (tenant.id.clone(), tenant.name.clone());
    let head = page.head("Settings", false).described(format!(
        "The settings of {}: who may look and write, discussions, embedding, moderation.",
        isolated(&name)
    ));
    let document = move || {
        view! {
            <TenantFrame tenant name role=Role::Administrator current=Tab::Settings>
                <FormView view />
            </TenantFrame>
        }
    };
    page.render_form(head, error.as_ref(), document)
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
