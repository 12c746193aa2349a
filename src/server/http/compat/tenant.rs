//! The tenant of a path, and what the caller may do there, before anything else of the request is read.

use crate::model::{Role, TenantId};
use crate::protocol::{AppError, Thing};
use crate::server::access::Access;
use crate::server::http::extract::Ids;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use serde::Deserialize;

/// The caller's access to the path's tenant; 404 where they may not look. A change needs a caller with a name first.
pub struct TenantAccess {
    /// The caller.
    pub caller: Caller,
    /// What they may do there.
    pub access: Access,
    /// The discussion that the path names; empty for none.
    pub chat: String,
}

#[derive(Deserialize)]
struct Names {
    tenant: String,
    #[serde(default)]
    chat: String,
}

impl FromRequestParts<AppState> for TenantAccess {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let caller = Caller::from_request_parts(parts, state).await?;
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            caller.actor(Role::Guest)?;
        }
        let missing = |_| AppError::not_found(Thing::Tenant);
        let Ids(Names { tenant, chat }) =
            Ids::from_request_parts(parts, state).await.map_err(missing)?;
        let tenant = TenantId::new(tenant).map_err(|_| AppError::not_found(Thing::Tenant))?;
        let access = images::enter_tenant(state, &caller, &tenant).await?;
        Ok(Self { caller, access, chat })
    }
}
