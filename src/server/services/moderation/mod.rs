//! Moderation, for REST, server functions and pages alike: flags, verdicts, bans, closing images, what is
//! written down about it. Knows no HTTP.

mod after_operation;
mod bans;
mod close_image;
mod export;
mod flags;
mod held;
mod hide;
mod hold;
mod queue;
mod queue_changed;
mod review;
mod undo;

pub use after_operation::after_operation;
pub use bans::{
    NewBan, Whom, ban_author, lift_ban, list_bans, shorten_address, shortened, suspect, until,
};
pub use close_image::close_image;
pub use export::{csv_of, json_of};
pub use flags::{flag, hide_flagged};
pub use hold::hold;
pub use queue::queue;
pub use review::{Action, Outcome, act};
pub use undo::undo;

use crate::model::{Role, TenantId, UserId};
use crate::protocol::AppError;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use crate::server::store::Tenant;
use std::sync::Arc;

/// Someone who moderates a tenant.
#[derive(Clone, Debug)]
pub struct Moderator {
    /// Which.
    pub tenant: Arc<Tenant>,
    /// Moderator or administrator.
    pub role: Role,
    /// Who.
    pub user: UserId,
}

impl Moderator {
    /// The caller as a moderator of a tenant; 404 when they are none.
    pub async fn of(
        state: &AppState,
        caller: &Caller,
        tenant: &TenantId,
    ) -> Result<Self, AppError> {
        let nothing = || AppError::not_found("page");
        let access = images::enter_tenant(state, caller, tenant).await?;
        let user = caller.user.as_ref().ok_or_else(nothing)?.id;
        let role = access.rights.role;
        (role >= Role::Moderator).then_some(()).ok_or_else(nothing)?;
        Ok(Self { tenant: access.tenant, role, user })
    }

    /// Refuses whoever is no administrator.
    pub fn administers(&self) -> Result<(), AppError> {
        let is_one = self.role >= Role::Administrator;
        is_one.then_some(()).ok_or_else(|| AppError::not_found("page"))
    }
}
