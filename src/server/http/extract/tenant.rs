//! A path's tenant, and what the caller may do there.

use super::{Id, Ids};
use crate::model::TenantId;
use crate::protocol::{AppError, Thing};
use crate::server::access::Access;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::Moderator;
use crate::server::services::{images, tenants};
use crate::server::state::AppState;
use crate::server::store::Tenant;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Deserialize;
use std::sync::Arc;

/// The tenant of an API path.
pub struct TenantPath(pub TenantId);

impl FromRequestParts<AppState> for TenantPath {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let id = Id::<TenantId>::from_request_parts(parts, state).await;
        id.map(|Id(id)| Self(id)).map_err(|_| AppError::not_found(Thing::Tenant))
    }
}

/// A caller who may view the path's tenant, whose parameter is `tenant`; 404 for everyone else, before anything else of
/// the request is read.
pub struct TenantVisitor {
    /// The caller.
    pub caller: Caller,
    /// What they may do there.
    pub access: Access,
}

#[derive(Deserialize)]
struct Named {
    tenant: String,
}

impl FromRequestParts<AppState> for TenantVisitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let missing = || AppError::not_found(Thing::Tenant);
        let caller = Caller::from_request_parts(parts, state).await?;
        let named = Ids::<Named>::from_request_parts(parts, state).await;
        let Ids(Named { tenant }) = named.map_err(|_| missing())?;
        let tenant = TenantId::new(tenant).map_err(|_| missing())?;
        let access = images::enter_tenant(state, &caller, &tenant).await?;
        Ok(Self { caller, access })
    }
}

/// A caller who administers the path's tenant; 404 for everyone else.
pub struct TenantAdministrator {
    /// The administrator.
    pub caller: Caller,
    /// The tenant.
    pub tenant: Arc<Tenant>,
}

impl FromRequestParts<AppState> for TenantAdministrator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Id(tenant) = Id::<TenantId>::from_request_parts(parts, state).await?;
        let caller = Caller::from_request_parts(parts, state).await?;
        let access = tenants::administer(state, &caller, &tenant).await?;
        Ok(Self { caller, tenant: access.tenant })
    }
}

/// A caller who moderates the path's tenant; 404 for everyone else.
pub struct TenantModerator {
    /// The moderator.
    pub caller: Caller,
    /// Their rights.
    pub moderator: Moderator,
}

impl FromRequestParts<AppState> for TenantModerator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let Id(tenant) = Id::<TenantId>::from_request_parts(parts, state).await?;
        let caller = Caller::from_request_parts(parts, state).await?;
        let moderator = Moderator::of(state, &caller, &tenant).await?;
        Ok(Self { caller, moderator })
    }
}
