//! A moderator of a tenant.

use crate::model::{Role, TenantId, UserId};
use crate::protocol::{AppError, Thing};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use crate::server::store::Tenant;
use std::sync::Arc;

/// A caller who moderates a tenant.
#[derive(Clone, Debug)]
pub struct Moderator {
    /// The tenant.
    pub tenant: Arc<Tenant>,
    /// Moderator or administrator.
    pub role: Role,
    /// The moderator's person.
    pub user: UserId,
}

impl Moderator {
    /// The caller as a moderator of the tenant; 404 for others.
    pub async fn of(
        state: &AppState,
        caller: &Caller,
        tenant: &TenantId,
    ) -> Result<Self, AppError> {
        let missing = || AppError::not_found(Thing::Page);
        let access = images::enter_tenant(state, caller, tenant).await?;
        let user = caller.user.as_ref().ok_or_else(missing)?.id;
        let role = access.rights.role;
        (role >= Role::Moderator).then_some(()).ok_or_else(missing)?;
        Ok(Self { tenant: access.tenant, role, user })
    }

    /// Refuses a moderator who is not an administrator, with 404.
    pub fn administers(&self) -> Result<(), AppError> {
        let is_administrator = self.role >= Role::Administrator;
        is_administrator.then_some(()).ok_or_else(|| AppError::not_found(Thing::Page))
    }
}
