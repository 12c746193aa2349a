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
use crate::texts::{tenant, titles};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

/// The query after the form was carried out.
#[derive(Debug, Deserialize)]
pub struct Flash {
    saved: Option<String>,
    /// Where the first steps lead on to.
    next: Option<String>,
}

/// The form under the first steps.
#[derive(Debug, Deserialize)]
pub struct FirstSteps {
    next: Option<String>,
}

/// `GET`
pub async fn show(
    page: PageContext,
    TenantAdministrator { tenant, .. }: TenantAdministrator,
    flash: Option<QueryParams<Flash>>,
) -> Response {
    let (is_saved, next) =
        flash.map(|QueryParams(flash)| (flash.saved.is_some(), flash.next)).unwrap_or_default();
    let view = SettingsView { is_saved, next, ..view_of(SettingsForm::of(&tenant)) };
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

/// `POST /t/{tenant}/settings/first-steps`: they are done, or someone wants to see them no more.
pub async fn finish_first_steps(
    page: PageContext,
    TenantAdministrator { caller, tenant }: TenantAdministrator,
    Form(FirstSteps { next }): Form<FirstSteps>,
) -> Result<Response, AppError> {
    let form = SettingsForm { is_set_up: Some("on".into()), ..SettingsForm::of(&tenant) };
    tenants::change_settings(&page.state, &caller, &tenant.id, &form).await?;
    let settings = format!("/t/{}/settings", tenant.id);
    Ok(redirect_local(next.as_deref().unwrap_or(&settings)).into_response())
}

fn render(
    page: &PageContext,
    tenant: &Tenant,
    view: SettingsView,
    error: Option<AppError>,
) -> Response {
    let (tenant, name) = (tenant.id.clone(), tenant.name.clone());
    let path = tenant.clone();
    let head =
        page.head(tenant::settings(), false).described(titles::about_settings(&isolated(&name)));
    let document = move || {
        view! {
            <TenantFrame tenant name role=Role::Administrator current=Tab::Settings>
                <FormView tenant=path view />
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
        is_set_up: form.is_set_up.is_some(),
        problem: None,
        is_saved: false,
        next: None,
    }
}
