//! Bans the author of an item, or their address.

use super::address::shortened;
use super::author::author_of;
use crate::model::{Author, Role, Timestamp, UserId};
use crate::protocol::moderation::Item;
use crate::protocol::{AppError, Conflict, Forbidden};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::moderator::Moderator;
use crate::server::services::moderation::reason::validate_reason;
use crate::server::services::moderation::undo_step::UndoStep;
use crate::server::state::AppState;
use crate::server::store::{Ban, Banned};
use std::net::IpAddr;
use time::macros::format_description;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Target of a ban.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BanTarget {
    /// The author.
    Person,
    /// Everyone at the author's last address.
    Address,
}

/// The form for a new ban.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBan {
    /// The person or the address.
    pub target: BanTarget,
    /// Its end.
    pub until: Timestamp,
    /// Shown to moderators.
    pub reason: String,
}

/// Bans the author of an item, or their address. `None` without such an item in the tenant.
pub async fn ban_author(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    item: Item,
    new: &NewBan,
) -> Result<Option<UndoStep>, AppError> {
    let Some((author, _)) = author_of(state, moderator, item).await? else { return Ok(None) };
    authorize_ban(state, moderator, author.id).await?;
    let target = match new.target {
        BanTarget::Person => Banned::Person(author.id, author.name.as_str().to_owned()),
        BanTarget::Address => Banned::Address(last_address(state, caller, author.id).await?),
    };
    let ban = Ban {
        id: Uuid::now_v7(),
        tenant: moderator.tenant.id.clone(),
        target,
        reason: validate_reason(&new.reason)?,
        by: moderator.user,
        created_at: clock::now(),
        expires_at: new.until,
    };
    state.store.tenancy().ban(&ban).await?;
    state.access.invalidate();
    let (target, detail) = (author.id.to_string(), describe(&ban, &author));
    audit::record(state, &ban.tenant, caller, ("ban.create", &target), detail).await?;
    Ok(Some(UndoStep::Banned { id: ban.id, author: author.id }))
}

/// Refuses a ban of the moderator themselves or of a role that is not lower.
async fn authorize_ban(
    state: &AppState,
    moderator: &Moderator,
    user: UserId,
) -> Result<(), AppError> {
    if user == moderator.user {
        return Err(Forbidden::BanSelf.into());
    }
    let role = state.store.tenancy().role(&moderator.tenant.id, user).await?;
    if role.unwrap_or(Role::Guest) >= moderator.role {
        return Err(Forbidden::BanPeer.into());
    }
    Ok(())
}

/// The person's last address, unless it is the caller's own.
async fn last_address(state: &AppState, caller: &Caller, user: UserId) -> Result<IpAddr, AppError> {
    let address = state.store.moderation().last_address(user).await?;
    let address = address.ok_or(Conflict::NoAddress)?;
    let is_own = Banned::Address(address).means(None, caller.address);
    Ok((!is_own).then_some(address).ok_or(Conflict::OwnAddress)?)
}

/// A ban in the audit log.
fn describe(ban: &Ban, author: &Author) -> String {
    let target = match &ban.target {
        Banned::Person(..) => author.name.as_str().to_owned(),
        Banned::Address(address) => format!("the address {}", shortened(*address)),
    };
    let end = OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(ban.expires_at.0);
    let format = format_description!("[year]-[month]-[day] [hour]:[minute] UTC");
    format!("{target} until {}: {}", end.format(&format).unwrap_or_default(), ban.reason)
}
