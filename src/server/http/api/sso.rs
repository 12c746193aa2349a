//! `/tenants/{tenant}/sso`: people of a site that embeds a tenant's images.

use crate::model::TenantId;
use crate::protocol::rest::{ErrorBody, UserBody};
use crate::protocol::sso::{SsoBody, SsoRequest};
use crate::protocol::{AppError, Input, Thing};
use crate::server::auth::issue_ticket;
use crate::server::clock;
use crate::server::http::extract::user_agent_of;
use crate::server::http::extract::{JsonObject, TenantPath};
use crate::server::http::middleware::cors::CrossSiteLogin;
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::services::identity::sso_login;
use crate::server::services::identity::sso_login::{SSO_SESSION_DAYS, SsoLogin};
use crate::server::services::sessions;
use crate::server::state::AppState;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::{Extension, Json};

/// Sign in for an embedding site
///
/// Makes a session for the person that the site names: signed by it with the tenant's secret, or, where
/// the tenant allows that, by name alone. The message of a refusal begins with its reason, as in
/// `bad_signature` or `expired`.
#[utoipa::path(
    post,
    path = "/tenants/{tenant}/sso",
    operation_id = "signOn",
    tag = "Session",
    params(("tenant" = TenantId, Path, description = "The tenant.")),
    request_body = SsoRequest,
    responses(
        (
            status = 201,
            description = "Who the caller is from now on.",
            body = SsoBody,
            headers(("set-cookie" = String, description = "The session, for pages of this site.")),
        ),
        (status = 401, description = "The payload proves nothing.", body = ErrorBody),
        (status = 403, description = "The tenant does not take people by name alone.", body = ErrorBody),
        (status = 404, description = "There is no such tenant.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn create(
    State(state): State<AppState>,
    TenantPath(tenant): TenantPath,
    caller: Caller,
    outside: Option<Extension<CrossSiteLogin>>,
    headers: HeaderMap,
    JsonObject(request): JsonObject<SsoRequest>,
) -> Result<(StatusCode, HeaderMap, Json<SsoBody>), AppError> {
    let no_tenant = || AppError::not_found(Thing::Tenant);
    let tenant = state.access.tenant(&tenant).await?.ok_or_else(no_tenant)?;
    state.limits.guest(caller.address)?;
    let device = user_agent_of(&headers);
    let signed_on = match (request.sso, request.simple) {
        (Some(payload), None) => {
            sso_login::login_signed(&state, &tenant, &caller, &payload, device).await?
        }
        (None, Some(person)) => {
            sso_login::login_simple(&state, &tenant, &caller, person, device).await?
        }
        _ => return Err(AppError::invalid(Input::SsoFields)),
    };
    let headers = match outside {
        // A page of another site gets the token; what this site's own pages know stays as it is.
        Some(_) => HeaderMap::new(),
        None => replace_cookie(&state, &caller, &signed_on).await?,
    };
    Ok((StatusCode::CREATED, headers, Json(body(&state, signed_on).await?)))
}

async fn body(state: &AppState, SsoLogin { user, token }: SsoLogin) -> Result<SsoBody, AppError> {
    let ticket = issue_ticket(&*state.store, token.digest(), clock::now()).await?;
    let user = UserBody { id: user.id, name: user.name };
    Ok(SsoBody { user, token: token.into_text(), ticket })
}

/// The session that the cookie stood for before is over.
async fn replace_cookie(
    state: &AppState,
    caller: &Caller,
    signed_on: &SsoLogin,
) -> Result<HeaderMap, AppError> {
    if !caller.is_bearer {
        sessions::end(state, caller).await?;
    }
    let cookie =
        session_cookie::store(&signed_on.token, SSO_SESSION_DAYS, state.config.is_secure());
    Ok(cookie.map(|cookie| (header::SET_COOKIE, cookie)).into_iter().collect())
}
