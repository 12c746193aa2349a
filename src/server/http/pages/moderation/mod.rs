//! `/t/{tenant}/moderation`: shows its parts, takes their forms, and gives the audit log as a file. Knows not
//! what moderating does.

mod actions;
mod query;

use crate::app::pages::{ModerationNews, ModerationPage, QueueList, Shown};
use crate::app::room::sentence;
use crate::model::{Role, TenantId};
use crate::protocol::moderation::{AuditFilter, Desk, ImageRef, ImageRow};
use crate::protocol::{AppError, Thing, text_of};
use crate::server::http::error_json;
use crate::server::http::extract::form::{Form, redirect_local};
use crate::server::http::extract::{Id, QueryParams as Query};
use crate::server::http::pages::render::{asked_by, failed, head, render};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::moderation;
use crate::server::services::moderation::Moderator;
use crate::server::state::AppState;
use actions::Order;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;
use query::QueryParams;

/// Entries of a list.
const LIST: u32 = 200;
/// Entries of the audit log on one page.
const AUDIT_PAGE: u32 = 50;

/// The routes of this page.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/t/{tenant}/moderation", get(show).post(change))
        .route("/t/{tenant}/moderation/audit.csv", get(audit_csv))
        .route("/t/{tenant}/moderation/audit.json", get(audit_json))
}

async fn admit(
    state: &AppState,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
) -> Result<(Caller, Moderator), AppError> {
    let (Id(tenant), caller) = (tenant?, caller?);
    let moderator = Moderator::of(state, &caller, &tenant).await?;
    Ok((caller, moderator))
}

async fn show(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    asked: Result<Query<QueryParams>, AppError>,
    request: Request,
) -> Response {
    let admitted = admit(&state, tenant, caller).await;
    let (moderator, asked) = match admitted.and_then(|(_, m)| Ok((m, asked?.0))) {
        Ok(admitted) => admitted,
        Err(error) => return failed(state, request, &error).await,
    };
    let news = asked.news();
    page(&state, &moderator, &asked, (StatusCode::OK, news), request).await
}

async fn change(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    form: Result<Form<Vec<(String, String)>>, AppError>,
) -> Response {
    let admitted = admit(&state, tenant, caller).await;
    let (caller, moderator, form) = match admitted.and_then(|(c, m)| Ok((c, m, form?.0))) {
        Ok(admitted) => admitted,
        Err(error) => return failed(state, Request::default(), &error).await,
    };
    let back = QueryParams::of_query(actions::field(&form, "back"));
    let done = async {
        let order = Order::read(&form)?;
        actions::carry_out(&state, &caller, &moderator, order).await
    };
    match done.await {
        Ok(said) => {
            let query = back.saying(&said).query();
            redirect_local(&format!("/t/{}/moderation?{query}", moderator.tenant.id))
                .into_response()
        }
        Err(error) => {
            let problem = Some(sentence(&text_of(&error.reason)));
            let news = ModerationNews { problem, ..ModerationNews::default() };
            let status = error_json::status(&error);
            page(&state, &moderator, &back, (status, news), asked_by(&caller)).await
        }
    }
}

async fn page(
    state: &AppState,
    moderator: &Moderator,
    asked: &QueryParams,
    (status, news): (StatusCode, ModerationNews),
    request: Request,
) -> Response {
    let loaded = async {
        Ok::<_, AppError>((desk(state, moderator).await?, shown(state, moderator, asked).await?))
    };
    let (desk, shown) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return failed(state.clone(), request, &error).await,
    };
    let head = head(state, "Moderation", matches!(shown, Shown::Queue(..)));
    let back = asked.clone().silent().query();
    let document = move || {
        let (desk, shown, news) = (desk.clone(), shown.clone(), news.clone());
        view! { <ModerationPage desk shown news back=back.clone() /> }
    };
    render(head, status, request, document).await
}

async fn desk(state: &AppState, moderator: &Moderator) -> Result<Desk, AppError> {
    let tenant = &moderator.tenant;
    let waiting = state.store.moderation().waiting(&tenant.id).await?;
    Ok(Desk { tenant: tenant.id.clone(), name: tenant.name.clone(), role: moderator.role, waiting })
}

async fn shown(
    state: &AppState,
    moderator: &Moderator,
    asked: &QueryParams,
) -> Result<Shown, AppError> {
    let (tenant, store) = (&moderator.tenant.id, state.store.moderation());
    Ok(match asked.view.as_str() {
        "" | "queue" => {
            let filter = asked.filter();
            let cases = moderation::queue(state, tenant, &filter, LIST).await?;
            Shown::Queue(filter, cases)
        }
        "deleted" => {
            let filter = asked.filter();
            let things = store.deleted(tenant, &filter, LIST).await?;
            Shown::Deleted(filter, things)
        }
        "images" => Shown::Images(image_rows(state, tenant).await?),
        "bans" => Shown::Bans(moderation::list_bans(state, moderator).await?),
        "ban" => Shown::Ban(moderation::ban_candidate(state, moderator, asked.item()?).await?),
        "audit" => {
            let (filter, before) = (asked.audit(), asked.before());
            let mut entries =
                state.store.tenancy().audit(tenant, &filter, before, AUDIT_PAGE + 1).await?;
            let has_more = entries.len() > AUDIT_PAGE as usize;
            entries.truncate(AUDIT_PAGE as usize);
            let older = entries.last().filter(|_| has_more).map(|last| last.id);
            if moderator.role < Role::Administrator {
                entries.iter_mut().for_each(moderation::shorten_address);
            }
            Shown::Audit(filter, entries, older)
        }
        _ => return Err(AppError::not_found(Thing::Page)),
    })
}

async fn image_rows(state: &AppState, tenant: &TenantId) -> Result<Vec<ImageRow>, AppError> {
    let mut rows = Vec::new();
    for card in images::recent(state, tenant).await? {
        let facts = state.store.tenancy().image_facts(card.image.id).await?;
        rows.push(ImageRow {
            image: ImageRef { id: card.image.id, title: card.image.title },
            is_closed: facts.is_some_and(|facts| facts.is_closed),
            open_chats: card.open_chats,
        });
    }
    Ok(rows)
}

/// The entries of the queue alone, for a page that shows them anew.
pub async fn queue(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    query: &str,
) -> Result<String, AppError> {
    Moderator::of(state, caller, tenant).await?;
    let filter = QueryParams::of_query(query).filter();
    let cases = moderation::queue(state, tenant, &filter, LIST).await?;
    Ok(view! { <QueueList cases /> }.to_html())
}

async fn audit_csv(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    asked: Result<Query<QueryParams>, AppError>,
) -> Result<Response, AppError> {
    let (tenant, filter) = administrator(&state, tenant, caller, asked).await?;
    let bytes = moderation::csv_of(state, tenant.clone(), filter);
    Ok(file(&tenant, "csv", "text/csv; charset=utf-8", Body::from_stream(bytes)))
}

async fn audit_json(
    State(state): State<AppState>,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    asked: Result<Query<QueryParams>, AppError>,
) -> Result<Response, AppError> {
    let (tenant, filter) = administrator(&state, tenant, caller, asked).await?;
    let bytes = moderation::json_of(state, tenant.clone(), filter);
    Ok(file(&tenant, "json", "application/json", Body::from_stream(bytes)))
}

async fn administrator(
    state: &AppState,
    tenant: Result<Id<TenantId>, AppError>,
    caller: Result<Caller, AppError>,
    asked: Result<Query<QueryParams>, AppError>,
) -> Result<(TenantId, AuditFilter), AppError> {
    let (_, moderator) = admit(state, tenant, caller).await?;
    moderator.administers()?;
    Ok((moderator.tenant.id.clone(), asked?.0.audit()))
}

fn file(tenant: &TenantId, ending: &str, kind: &'static str, body: Body) -> Response {
    let name = format!("attachment; filename=\"audit-{tenant}.{ending}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, body).into_response()
}
