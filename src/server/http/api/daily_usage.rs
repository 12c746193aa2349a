//! `/tenant-daily-usage`: a tenant's usage on one day, in the form that FastComments documents.

use super::usage::sum_by_day;
use crate::model::TenantId;
use crate::protocol::rest::{DailyUsageBody, ErrorBody, UsageDay};
use crate::protocol::{AppError, Input};
use crate::server::auth::SessionToken;
use crate::server::http::extract::QueryParams;
use crate::server::services::api_keys;
use crate::server::services::caller::Caller;
use crate::server::services::usage::{self, Period};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use time::{Date, Month};
use utoipa::IntoParams;

/// Which tenant and day. Not `Debug`: the key belongs into no log.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct DayQuery {
    /// The tenant.
    tenant_id: TenantId,
    /// An API key of the tenant, in place of `Authorization: Bearer`, which keeps it out of addresses.
    #[serde(rename = "API_KEY")]
    #[param(nullable = false)]
    api_key: Option<String>,
    /// The year, 1970 to 9999.
    #[param(minimum = 1970, maximum = 9999, example = 2026)]
    year_number: i32,
    /// The month: 0 is January.
    #[param(minimum = 0, maximum = 11, example = 0)]
    month_number: u8,
    /// The day of the month, from 1.
    #[param(minimum = 1, maximum = 31, example = 31)]
    day_number: u8,
}

/// Read a tenant's usage on a day
///
/// One day (UTC) for programs that were written for FastComments. For an API key of an administrator, and
/// for everyone else who may read the tenant's usage.
#[utoipa::path(
    get,
    path = "/tenant-daily-usage",
    operation_id = "readDailyUsage",
    tag = "Usage",
    params(DayQuery),
    responses(
        (status = 200, description = "What was used; zeros for a day on which nothing was.", body = DailyUsageBody),
        (status = 401, description = "The caller is unknown, or the API key is not valid in this tenant.", body = ErrorBody),
        (status = 403, description = "Only administrators see what was used.", body = ErrorBody),
        (status = 404, description = "There is no such tenant.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    caller: Caller,
    QueryParams(query): QueryParams<DayQuery>,
) -> Result<Json<DailyUsageBody>, AppError> {
    let day = query.day()?;
    let DayQuery { tenant_id: tenant, api_key, .. } = query;
    let caller = match api_key {
        Some(secret) => {
            let secret = SessionToken::from_text(&secret);
            api_keys::authenticate(&state, &secret, caller.address).await?
        }
        None => caller,
    };
    if caller.api_key.as_ref().is_some_and(|key| key.tenant != tenant) {
        return Err(AppError::unauthenticated());
    }
    usage::may_read(&state, &caller, &tenant).await?;
    let usage = sum_by_day(&state, &tenant, Period::of_day(day)).await?.into_iter().next();
    let usage = usage.unwrap_or_else(|| UsageDay::new(String::new()));
    Ok(Json(DailyUsageBody::from(usage)))
}

impl DayQuery {
    fn day(&self) -> Result<Date, AppError> {
        let wrong = || AppError::invalid(Input::UsageDay);
        let number = self.month_number.checked_add(1).ok_or_else(wrong)?;
        let month = Month::try_from(number).map_err(|_| wrong())?;
        let day = Date::from_calendar_date(self.year_number, month, self.day_number);
        day.ok().filter(|day| (1970..=9999).contains(&day.year())).ok_or_else(wrong)
    }
}
