//! What a tenant used (LP28), and what is kept of it.

mod kept;
mod period;

pub use kept::{Kept, kept};
pub use period::{Period, name_of_day, name_of_hour, start_of_day, start_of_hour};

use super::caller::Caller;
use super::images;
use crate::model::{Role, TenantId};
use crate::protocol::{AppError, Forbidden};
use crate::server::access::Access;
use crate::server::state::AppState;
use std::collections::BTreeMap;

/// What a tenant used in some time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Events, each counted once per recipient.
    pub messages: u64,
    /// Bytes of payload sent to sockets.
    pub bytes: u64,
    /// Markers created.
    pub created: u64,
}

impl Figures {
    /// Adds others.
    pub fn add(&mut self, other: Self) {
        self.messages += other.messages;
        self.bytes += other.bytes;
        self.created += other.created;
    }
}

/// Administrators; with open usage, everyone with a session.
pub async fn may_read(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
) -> Result<Access, AppError> {
    caller.user()?;
    let access = images::enter_tenant(state, caller, tenant).await?;
    let is_open = access.tenant.settings.usage_is_open;
    let allowed = is_open || access.rights.role == Role::Administrator;
    allowed.then_some(access).ok_or_else(|| AppError::from(Forbidden::Usage))
}

/// The usage in each hour of a period up to now, by the number of the hour since 1970 UTC. Hours without any are
/// left out.
pub async fn by_hour(
    state: &AppState,
    tenant: &TenantId,
    period: Period,
) -> Result<BTreeMap<i64, Figures>, AppError> {
    state.engine.usage().save(&*state.store).await?;
    let read = state.store.usage(tenant, period.hours()).await?;
    let figures = read.into_iter().map(|used| {
        let figures = Figures { messages: used.messages, bytes: used.bytes, created: used.created };
        (used.hour, figures)
    });
    Ok(figures.collect())
}

/// The same by the number of the day.
pub fn by_day(hours: &BTreeMap<i64, Figures>) -> BTreeMap<i64, Figures> {
    let mut days = BTreeMap::<i64, Figures>::new();
    for (hour, figures) in hours {
        days.entry(period::day_of(*hour)).or_default().add(*figures);
    }
    days
}
