//! `/t/{tenant}/keys`, for administrators.

use super::super::context::PageContext;
use crate::app::pages::{KeyChoice, KeyView, KeysPage, KeysView};
use crate::app::room::sentence;
use crate::app::ui::isolated;
use crate::model::{DisplayName, Role, TenantId};
use crate::protocol::{AppError, Input, text_of};
use crate::server::clock;
use crate::server::http::extract::{Form, QueryParams, TenantAdministrator};
use crate::server::http::redirect::redirect_local;
use crate::server::services::api_keys::{self, NewApiKey};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::ApiKey;
use crate::texts::{news, tenant, titles};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

/// The query after a key was revoked.
#[derive(Debug, Deserialize)]
pub struct Query {
    done: Option<Done>,
}

/// The form that was carried out.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Done {
    Revoke,
}

/// One of the page's forms; browsers send numbers as texts.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum KeysForm {
    Create { name: String, role: Role, days: String },
    Revoke { id: Uuid },
}

/// The outcome of a form, shown once.
#[derive(Default)]
struct Flash {
    done: Option<Done>,
    error: Option<AppError>,
    secret: Option<String>,
    chosen: Option<KeyChoice>,
}

/// `GET`
pub async fn show(
    page: PageContext,
    administrator: TenantAdministrator,
    query: Option<QueryParams<Query>>,
) -> Result<Response, AppError> {
    let done = query.and_then(|QueryParams(query)| query.done);
    render(&page, &administrator, Flash { done, ..Flash::default() }).await
}

/// `POST`
pub async fn change(
    page: PageContext,
    administrator: TenantAdministrator,
    Form(form): Form<KeysForm>,
) -> Result<Response, AppError> {
    let TenantAdministrator { caller, tenant } = &administrator;
    let flash = match form {
        KeysForm::Revoke { id } => {
            match api_keys::revoke(&page.state, caller, &tenant.id, id).await {
                Ok(()) => {
                    let to = format!("/t/{}/keys?done=revoke", tenant.id);
                    return Ok(redirect_local(&to).into_response());
                }
                Err(error) => Flash { error: Some(error), ..Flash::default() },
            }
        }
        KeysForm::Create { name, role, days } => {
            let chosen = KeyChoice { name, role, days };
            // Shown in the answer itself: the secret is in no address, and not stored.
            match create(&page.state, caller, &tenant.id, &chosen).await {
                Ok(secret) => Flash { secret: Some(secret), ..Flash::default() },
                Err(error) => {
                    Flash { error: Some(error), chosen: Some(chosen), ..Flash::default() }
                }
            }
        }
    };
    render(&page, &administrator, flash).await
}

async fn create(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    KeyChoice { name, role, days }: &KeyChoice,
) -> Result<String, AppError> {
    let name =
        DisplayName::new(name).map_err(|error| AppError::invalid(Input::ApiKeyName(error)))?;
    let days = match days.trim() {
        "" => None,
        // Anything but a number is refused as 0 is.
        days => Some(days.parse().unwrap_or(0)),
    };
    let new = NewApiKey { name, role: *role, days };
    Ok(api_keys::create(state, caller, tenant, &new).await?.secret)
}

async fn render(
    page: &PageContext,
    administrator: &TenantAdministrator,
    flash: Flash,
) -> Result<Response, AppError> {
    let Flash { done, error, secret, chosen } = flash;
    let view = KeysView { secret, chosen, ..view_of(&page.state, administrator).await? };
    let done = done.map(|Done::Revoke| news::key_revoked().to_owned());
    let problem = error.as_ref().map(|error| sentence(&text_of(&error.reason)));
    let head =
        page.head(tenant::api_keys(), false).described(titles::about_keys(&isolated(&view.name)));
    let document = move || view! { <KeysPage view done problem /> };
    Ok(page.render_form(head, error.as_ref(), document))
}

async fn view_of(
    state: &AppState,
    TenantAdministrator { tenant, .. }: &TenantAdministrator,
) -> Result<KeysView, AppError> {
    let mut keys = Vec::new();
    for key in state.store.api_keys().api_keys(&tenant.id).await? {
        let by = match key.created_by {
            Some(user) => state.store.people().user(user).await?.and_then(|user| user.name),
            None => None,
        };
        keys.push(key_view(key, by.map(String::from)));
    }
    let (id, name) = (tenant.id.clone(), tenant.name.clone());
    Ok(KeysView { tenant: id, name, keys, secret: None, chosen: None })
}

fn key_view(key: ApiKey, by: Option<String>) -> KeyView {
    KeyView {
        id: key.id.to_string(),
        has_expired: key.has_expired(clock::now()),
        name: String::from(key.name),
        role: key.role,
        created_at: key.created_at,
        by,
        until: key.expires_at,
        last_used_at: key.last_used_at,
    }
}
