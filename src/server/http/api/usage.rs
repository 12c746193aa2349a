//! `/tenants/{tenant}/usage`: what a tenant used, by day.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::protocol::rest::{ErrorBody, UsageBody, UsageDay};
use crate::server::clock;
use crate::server::http::extract::{QueryParams, TenantPath};
use crate::server::services::caller::Caller;
use crate::server::services::usage::{self, Figures, Period};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

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
    usage::may_read(&state, &caller, &tenant).await?;
    let period = Period::read(days.from.as_deref(), days.to.as_deref(), clock::now())?;
    Ok(Json(UsageBody { usage: sum_by_day(&state, &tenant, period).await? }))
}

/// The days of a period on which something was used, oldest first.
pub async fn sum_by_day(
    state: &AppState,
    tenant: &TenantId,
    period: Period,
) -> Result<Vec<UsageDay>, AppError> {
    let hours = usage::by_hour(state, tenant, period).await?;
    Ok(usage::by_day(&hours).into_iter().map(|(day, figures)| body(day, figures)).collect())
}

fn body(day: i64, Figures { messages, bytes, created }: Figures) -> UsageDay {
    UsageDay {
        pub_sub_message_count: messages,
        pub_sub_bandwidth: bytes,
        conversation_create_count: created,
        ..UsageDay::new(usage::name_of_day(day))
    }
}
