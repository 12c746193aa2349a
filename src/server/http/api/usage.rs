//! `/tenants/{tenant}/usage`: what a tenant used, by day.

use crate::model::{Role, TenantId, Timestamp};
use crate::protocol::rest::{ErrorBody, UsageBody, UsageDay};
use crate::protocol::{AppError, Forbidden, Input};
use crate::server::clock;
use crate::server::http::extract::{QueryParams, TenantPath};
use crate::server::realtime::usage_recorder::HOUR_MS;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use std::collections::BTreeMap;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime};
use utoipa::IntoParams;

/// Days without a query.
const DAYS: i64 = 30;
/// The most days of one answer.
const MAX_DAYS: i64 = 400;
const HOURS_A_DAY: i64 = 24;
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// Which days, in UTC, both of them included.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Days {
    /// The first day; without one, 29 days before the last.
    #[param(nullable = false, format = Date, example = "2026-11-01")]
    from: Option<String>,
    /// The last day; without one, today.
    #[param(nullable = false, format = Date, example = "2026-11-30")]
    to: Option<String>,
}

/// Read a tenant's usage
///
/// By day (UTC), from `from` to `to`, both included, at most 400 days at once. Days on which nothing was
/// used are left out. For administrators, or everyone with a session where the tenant is open about it.
#[utoipa::path(
    get,
    path = "/tenants/{tenant}/usage",
    operation_id = "readUsage",
    tag = "Usage",
    params(("tenant" = TenantId, Path, description = "The tenant."), Days),
    responses(
        (status = 200, description = "What was used.", body = UsageBody),
        (status = 403, description = "Only administrators see what was used.", body = ErrorBody),
        (status = 404, description = "There is no such tenant.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    TenantPath(tenant): TenantPath,
    caller: Caller,
    QueryParams(days): QueryParams<Days>,
) -> Result<Json<UsageBody>, AppError> {
    may_read(&state, &caller, &tenant).await?;
    let usage = sum_by_day(&state, &tenant, days.span(clock::now())?).await?;
    Ok(Json(UsageBody { usage: usage.into_values().collect() }))
}

/// The usage from one day to another, both included, by the number of the day since 1970.
pub async fn sum_by_day(
    state: &AppState,
    tenant: &TenantId,
    (from, to): (Date, Date),
) -> Result<BTreeMap<i64, UsageDay>, AppError> {
    state.usage.flush(state.engine.usage(), &*state.store, clock::now()).await?;
    let hours = (hour_of(from), hour_of(to) + HOURS_A_DAY);
    let mut usage = BTreeMap::<i64, UsageDay>::new();
    for hour in state.store.usage(tenant, hours).await? {
        let day = hour.hour.div_euclid(HOURS_A_DAY);
        let sum = usage.entry(day).or_insert_with(|| UsageDay::new(name_of(day)));
        sum.pub_sub_message_count += hour.messages;
        sum.pub_sub_bandwidth += hour.bytes;
        sum.conversation_create_count += hour.created;
    }
    Ok(usage)
}

/// Administrators; with open usage, everyone with a session.
pub async fn may_read(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
) -> Result<(), AppError> {
    caller.user()?;
    let access = images::enter_tenant(state, caller, tenant).await?;
    let is_open = access.tenant.settings.usage_is_open;
    let allowed = is_open || access.rights.role == Role::Administrator;
    let refused = || AppError::from(Forbidden::Usage);
    allowed.then_some(()).ok_or_else(refused)
}

impl Days {
    fn span(&self, now: Timestamp) -> Result<(Date, Date), AppError> {
        let today = (OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(now.0)).date();
        let read = |text: &Option<String>| text.as_deref().map(date).transpose();
        let to = read(&self.to)?.unwrap_or(today);
        let from = read(&self.from)?.unwrap_or_else(|| to.saturating_sub(Duration::days(DAYS - 1)));
        match (to - from).whole_days() {
            0..MAX_DAYS => Ok((from, to)),
            _ => Err(AppError::invalid(Input::UsagePeriod { max_days: MAX_DAYS })),
        }
    }
}

fn date(text: &str) -> Result<Date, AppError> {
    let wrong = |_| AppError::invalid(Input::UsageDates);
    Date::parse(text, DAY).map_err(wrong)
}

fn hour_of(day: Date) -> i64 {
    day.midnight().assume_utc().unix_timestamp() * 1_000 / HOUR_MS
}

fn name_of(day: i64) -> String {
    let date = (OffsetDateTime::UNIX_EPOCH + Duration::days(day)).date();
    date.format(DAY).unwrap_or_default()
}
