//! Moderation, for REST, server functions and pages alike: flags, verdicts, bans, closing images, what is
//! written down about it. Knows no HTTP.

mod bans;
mod closing;
mod export;
mod flags;
mod follow_up;
mod held;
mod items;
mod queue;
mod undo;
mod verdicts;

pub use bans::{
    NewBan, Whom, ban_author, lift_ban, list_bans, shorten_address, shortened, suspect, until,
};
pub use closing::close_image;
pub use export::{csv_of, json_of};
pub use flags::{flag, hide_flagged};
pub use follow_up::after;
pub use queue::queue;
pub use undo::undo;
pub use verdicts::{Action, Outcome, act};

use super::context::Caller;
use super::images;
use super::state::AppState;
use super::store::Tenant;
use crate::model::{Role, TenantId, UserId};
use crate::protocol::AppError;
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
        let admission = images::enter_tenant(state, caller, tenant).await?;
        let user = caller.user.as_ref().ok_or_else(nothing)?.id;
        let role = admission.rights.role;
        (role >= Role::Moderator).then_some(()).ok_or_else(nothing)?;
        Ok(Self { tenant: admission.tenant, role, user })
    }

    /// Refuses whoever is no administrator.
    pub fn administers(&self) -> Result<(), AppError> {
        let is_one = self.role >= Role::Administrator;
        is_one.then_some(()).ok_or_else(|| AppError::not_found("page"))
    }
}
