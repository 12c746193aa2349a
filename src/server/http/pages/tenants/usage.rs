//! `/t/{tenant}/usage`, for administrators and the people that the tenant lets read it; and the figures as a file.

use super::super::context::PageContext;
use crate::app::pages::{UsagePage, UsageRow, UsageView};
use crate::app::room::sentence;
use crate::app::ui::isolated;
use crate::model::TenantId;
use crate::protocol::{AppError, ErrorCode, Thing, text_of};
use crate::server::access::Access;
use crate::server::clock;
use crate::server::http::extract::{Id, QueryParams};
use crate::server::services::caller::Caller;
use crate::server::services::usage::{self, Figures, Period};
use crate::server::state::AppState;
use crate::texts::{self, tenant, titles};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The columns of the file after the first, as the REST API names them.
const COLUMNS: [&str; 3] = ["pubSubMessageCount", "pubSubBandwidth", "conversationCreateCount"];

/// The days that are wanted, both included; as texts, since a form sends empty ones.
#[derive(Debug, Default, Deserialize)]
pub struct Query {
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    by: By,
}

/// A line of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum By {
    /// A day.
    #[default]
    Day,
    /// An hour.
    Hour,
}

impl Query {
    fn period(&self) -> Result<Period, AppError> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        Period::read(given(&self.from).as_deref(), given(&self.to).as_deref(), clock::now())
    }
}

/// `GET`
pub async fn show(
    page: PageContext,
    caller: Caller,
    Id(tenant): Id<TenantId>,
    query: Option<QueryParams<Query>>,
) -> Result<Response, AppError> {
    let access = enter(&page.state, &caller, &tenant).await?;
    let query = query.map(|QueryParams(query)| query).unwrap_or_default();
    // A period that makes no sense shows the usual one, and why.
    let (period, error) = match query.period() {
        Ok(period) => (period, None),
        Err(error) => (Period::default_at(clock::now()), Some(error)),
    };
    let problem = error.as_ref().map(|error| sentence(&text_of(&error.reason)));
    let view = UsageView { problem, ..view_of(&page.state, &access, period).await? };
    let head =
        page.head(tenant::usage(), false).described(titles::about_usage(&isolated(&view.name)));
    let document = move || view! { <UsagePage view /> };
    Ok(page.render_form(head, error.as_ref(), document))
}

/// `GET /t/{tenant}/usage.csv`
pub async fn csv(
    State(state): State<AppState>,
    caller: Caller,
    Id(tenant): Id<TenantId>,
    QueryParams(query): QueryParams<Query>,
) -> Result<Response, AppError> {
    enter(&state, &caller, &tenant).await?;
    let period = query.period()?;
    let hours = usage::by_hour(&state, &tenant, period).await?;
    let text = match query.by {
        By::Day => table("day", usage::name_of_day, each(&usage::by_day(&hours), period.days())),
        By::Hour => table("hour", usage::name_of_hour, each(&hours, period.hours())),
    };
    let name = format!("usage-{tenant}-{}-{}.csv", period.from(), period.to());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// People who may not read the page get 404, as if there were none.
async fn enter(state: &AppState, caller: &Caller, tenant: &TenantId) -> Result<Access, AppError> {
    usage::may_read(state, caller, tenant).await.map_err(|error| match error.code() {
        ErrorCode::Unauthenticated | ErrorCode::Forbidden => AppError::not_found(Thing::Page),
        _ => error,
    })
}

async fn view_of(state: &AppState, access: &Access, period: Period) -> Result<UsageView, AppError> {
    let tenant = &access.tenant.id;
    let hours = usage::by_hour(state, tenant, period).await?;
    let today = usage::by_hour(state, tenant, Period::today(clock::now())).await?;
    let kept = usage::kept(state, tenant).await?;
    let last_day = period.last_day();
    Ok(UsageView {
        tenant: tenant.clone(),
        name: access.tenant.name.clone(),
        role: access.rights.role,
        from: period.from(),
        to: period.to(),
        today: today.values().fold(UsageRow::default(), |sum, used| sum.plus(&row(*used))),
        now: clock::now(),
        days: each(&usage::by_day(&hours), period.days()).map(day_row).collect(),
        hours: each(&hours, last_day.hours()).map(hour_row).collect(),
        images: kept.images,
        stored_bytes: kept.bytes,
        problem: None,
    })
}

/// The figures of each day or hour of a span, zero where nothing was used.
fn each(
    used: &BTreeMap<i64, Figures>,
    (from, to): (i64, i64),
) -> impl Iterator<Item = (i64, Figures)> {
    (from..to).map(|at| (at, used.get(&at).copied().unwrap_or_default()))
}

fn day_row((day, figures): (i64, Figures)) -> UsageRow {
    let name = texts::day(usage::start_of_day(day));
    UsageRow { at: name.clone(), short: name, ..row(figures) }
}

fn hour_row((hour, figures): (i64, Figures)) -> UsageRow {
    let start = usage::start_of_hour(hour);
    UsageRow { at: texts::date_time(start), short: texts::time(start), ..row(figures) }
}

fn row(Figures { messages, bytes, created }: Figures) -> UsageRow {
    UsageRow { messages, bytes, created, ..UsageRow::default() }
}

/// The text of a file (RFC 4180). No cell needs quotes.
fn table(
    first: &str,
    name: fn(i64) -> String,
    lines: impl Iterator<Item = (i64, Figures)>,
) -> String {
    let head = format!("{first},{}\r\n", COLUMNS.join(","));
    lines.fold(head, |text, (at, Figures { messages, bytes, created })| {
        text + &format!("{},{messages},{bytes},{created}\r\n", name(at))
    })
}
