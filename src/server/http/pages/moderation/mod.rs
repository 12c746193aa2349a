//! `/t/{tenant}/moderation`, for moderators: its views, its forms, and the audit log as a file.

mod actions;
mod bulk_images;
mod query;

use super::context::PageContext;
use crate::app::pages::{ModerationNews, ModerationPage, QueueList, Shown};
use crate::app::room::sentence;
use crate::app::ui::{html, isolated};
use crate::model::{Role, TenantId};
use crate::protocol::moderation::{BanChoices, Desk, ImageRef, ImageRow, ImageRows};
use crate::protocol::{AppError, Thing, text_of};
use crate::server::http::extract::{Form, QueryParams as Query, TenantModerator};
use crate::server::http::redirect::redirect_local;
use crate::server::services::images::{self, Found, GalleryPage};
use crate::server::services::moderation;
use crate::server::services::moderation::Moderator;
use crate::server::state::AppState;
use crate::server::store::ListedImage;
use crate::texts::{tenant, titles};
use actions::FormAction;
use axum::Router;
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;
use query::QueryParams;

/// Entries of a list.
const LIST: u32 = 200;
/// Entries of the audit log on one page.
const AUDIT_PAGE: u32 = 50;

/// The route of the page.
pub fn routes() -> Router<AppState> {
    Router::new().route("/t/{tenant}/moderation", get(show).post(change))
}

/// The list of the queue and the audit log as files; their errors are JSON.
pub fn data_routes() -> Router<AppState> {
    Router::new()
        .route("/t/{tenant}/moderation/queue", get(queue))
        .route("/t/{tenant}/moderation/audit.csv", get(audit_csv))
        .route("/t/{tenant}/moderation/audit.json", get(audit_json))
}

async fn show(
    page: PageContext,
    TenantModerator { moderator, .. }: TenantModerator,
    Query(query): Query<QueryParams>,
) -> Result<Response, AppError> {
    render(&page, &moderator, &query, query.news(), None).await
}

async fn change(
    page: PageContext,
    TenantModerator { caller, moderator }: TenantModerator,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response, AppError> {
    let back = QueryParams::of_query(actions::field(&form, "back"));
    let done = async {
        let action = FormAction::read(&form)?;
        actions::carry_out(&page.state, &caller, &moderator, action).await
    };
    match done.await {
        Ok(flash) => {
            let query = back.with_flash(&flash).query();
            let to = format!("/t/{}/moderation?{query}", moderator.tenant.id);
            Ok(redirect_local(&to).into_response())
        }
        Err(error) => {
            let problem = Some(sentence(&text_of(&error.reason)));
            let (refused_ban, back) = match actions::ban_choices(&form) {
                Some((choices, item)) => (choices, QueryParams::of_ban(item)),
                None => (BanChoices::default(), back),
            };
            let news = ModerationNews { problem, refused_ban, ..ModerationNews::default() };
            render(&page, &moderator, &back, news, Some(error)).await
        }
    }
}

async fn render(
    page: &PageContext,
    moderator: &Moderator,
    query: &QueryParams,
    news: ModerationNews,
    error: Option<AppError>,
) -> Result<Response, AppError> {
    let desk = desk(&page.state, moderator).await?;
    let shown = shown(&page.state, moderator, query).await?;
    let has_islands = matches!(shown, Shown::Queue(..));
    let head = page
        .head(tenant::moderation(), has_islands)
        .described(titles::about_moderation(&isolated(&desk.name)));
    let back = query.clone().without_flash().query();
    let view = move || view! { <ModerationPage desk shown news back /> };
    Ok(page.render_form(head, error.as_ref(), view))
}

async fn desk(state: &AppState, moderator: &Moderator) -> Result<Desk, AppError> {
    let tenant = &moderator.tenant;
    let waiting = state.store.moderation().waiting(&tenant.id).await?;
    Ok(Desk { tenant: tenant.id.clone(), name: tenant.name.clone(), role: moderator.role, waiting })
}

async fn shown(
    state: &AppState,
    moderator: &Moderator,
    query: &QueryParams,
) -> Result<Shown, AppError> {
    let tenant = &moderator.tenant.id;
    Ok(match query.view.as_str() {
        "" | "queue" => {
            let filter = query.filter();
            let cases = moderation::queue(state, tenant, &filter, LIST).await?;
            Shown::Queue(filter, cases)
        }
        "deleted" => {
            let filter = query.filter();
            let things = moderation::deleted(state, tenant, &filter, LIST).await?;
            Shown::Deleted(filter, things)
        }
        "images" => Shown::Images(image_rows(state, moderator, &query.images()).await?),
        "deleted-images" => Shown::DeletedImages(images::deleted(state, tenant).await?),
        "bans" => Shown::Bans(moderation::list_bans(state, moderator).await?),
        "ban" => Shown::Ban(moderation::ban_candidate(state, moderator, query.item()?).await?),
        "audit" => {
            let (filter, before) = (query.audit(), query.before());
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

async fn image_rows(
    state: &AppState,
    moderator: &Moderator,
    page: &GalleryPage,
) -> Result<ImageRows, AppError> {
    let Moderator { tenant, role, user } = moderator;
    let Found { images, next } =
        images::list(state, (&tenant.id, *role, Some(*user)), page).await?;
    let rows = images.into_iter().map(image_row).collect();
    Ok(ImageRows { search: page.search.clone(), rows, next })
}

fn image_row(listed: ListedImage) -> ImageRow {
    let ListedImage { image, uploaded_by, open_chats, is_closed } = listed;
    ImageRow {
        image: ImageRef { id: image.id, title: image.title },
        is_closed,
        open_chats,
        uploaded_by: uploaded_by.map(String::from),
        created_at: image.created_at,
        visibility: image.visibility,
    }
}

/// The entries of the queue as a fragment of HTML, with which an open page replaces its list.
async fn queue(
    State(state): State<AppState>,
    TenantModerator { moderator, .. }: TenantModerator,
    RawQuery(query): RawQuery,
) -> Result<Response, AppError> {
    let filter = QueryParams::of_query(&query.unwrap_or_default()).filter();
    let cases = moderation::queue(&state, &moderator.tenant.id, &filter, LIST).await?;
    let html = Owner::new().with(|| html(view! { <QueueList cases /> }));
    Ok(([(header::CACHE_CONTROL, "private, no-store")], Html(html)).into_response())
}

async fn audit_csv(
    State(state): State<AppState>,
    TenantModerator { moderator, .. }: TenantModerator,
    Query(query): Query<QueryParams>,
) -> Result<Response, AppError> {
    moderator.administers()?;
    let tenant = moderator.tenant.id.clone();
    let bytes = moderation::csv_of(state, tenant.clone(), query.audit());
    Ok(file(&tenant, "csv", "text/csv; charset=utf-8", Body::from_stream(bytes)))
}

async fn audit_json(
    State(state): State<AppState>,
    TenantModerator { moderator, .. }: TenantModerator,
    Query(query): Query<QueryParams>,
) -> Result<Response, AppError> {
    moderator.administers()?;
    let tenant = moderator.tenant.id.clone();
    let bytes = moderation::json_of(state, tenant.clone(), query.audit());
    Ok(file(&tenant, "json", "application/json", Body::from_stream(bytes)))
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
