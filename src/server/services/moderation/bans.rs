//! Banning people and addresses for a time. Knows no page and no socket: whoever is banned loses their
//! rights, and `access` sees to the rest.

use super::queue_changed::queue_changed;
use crate::model::{Author, Role, Timestamp, UserId};
use crate::protocol::moderation::{AuditEntry, BanView, Item, Suspect};
use crate::protocol::{AppError, ErrorCode};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::Moderator;
use crate::server::services::moderation::flags::checked_reason;
use crate::server::services::moderation::undo::Step;
use crate::server::state::AppState;
use crate::server::store::{Ban, Banned, HeldState, StoreError};
use std::net::IpAddr;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime, Time};
use uuid::Uuid;

const HOUR_MS: i64 = 60 * 60 * 1_000;
/// Nobody is banned for longer than this: it would be for good, and is a matter of another kind.
const MAX_BAN_DAYS: i64 = 3_660;

/// Who is meant by a ban of an author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The person.
    Person,
    /// Everyone who comes from where they last came from.
    Address,
}

/// A ban as it is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct NewBan {
    /// Who is meant.
    pub whom: Whom,
    /// Until when.
    pub until: Timestamp,
    /// Why, for moderators.
    pub reason: String,
}

/// Until when a ban is that was asked for as `1h`, `1d`, `7d`, `30d`, or a day such as 2026-01-31, at whose
/// end (UTC) it ends.
pub fn until(text: &str, now: Timestamp) -> Result<Timestamp, AppError> {
    let hours = match text.trim() {
        "1h" => 1,
        "1d" => 24,
        "7d" => 7 * 24,
        "30d" => 30 * 24,
        day => return end_of(day, now),
    };
    Ok(Timestamp(now.0 + hours * HOUR_MS))
}

fn end_of(day: &str, now: Timestamp) -> Result<Timestamp, AppError> {
    let wrong = || AppError::invalid("choose how long, or a day to come such as 2030-01-31");
    let format = format_description!("[year]-[month]-[day]");
    let day = Date::parse(day, &format).map_err(|_| wrong())?;
    let today = (OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(now.0)).date();
    if day < today || (day - today).whole_days() > MAX_BAN_DAYS {
        return Err(wrong());
    }
    let next = day.next_day().ok_or_else(wrong)?.with_time(Time::MIDNIGHT).assume_utc();
    Ok(Timestamp(next.unix_timestamp() * 1_000))
}

/// Bans who wrote something, or where they come from. Nothing when there is no such thing in the tenant.
pub async fn ban_author(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    item: Item,
    new: &NewBan,
) -> Result<Option<Step>, AppError> {
    let Some((author, _)) = author_of(state, moderator, item).await? else { return Ok(None) };
    may_ban(state, moderator, author.id).await?;
    let whom = match new.whom {
        Whom::Person => Banned::Person(author.id, author.name.as_str().to_owned()),
        Whom::Address => Banned::Address(address_of(state, caller, author.id).await?),
    };
    let ban = Ban {
        id: Uuid::now_v7(),
        tenant: moderator.tenant.id.clone(),
        whom,
        reason: checked_reason(&new.reason)?,
        by: moderator.user,
        created_at: clock::now(),
        expires_at: new.until,
    };
    state.store.tenancy().ban(&ban).await?;
    state.access.invalidate();
    let (target, detail) = (author.id.to_string(), described(&ban, &author));
    audit::record(state, &ban.tenant, caller, ("ban.create", &target), detail).await?;
    Ok(Some(Step::Banned { id: ban.id, author: author.id }))
}

/// Ends a ban before its time.
pub async fn lift_ban(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    id: Uuid,
) -> Result<(), AppError> {
    let tenant = &moderator.tenant.id;
    if !state.store.tenancy().lift_ban(tenant, id).await? {
        return Err(AppError::not_found("ban"));
    }
    state.access.invalidate();
    audit::record(state, tenant, caller, ("ban.lift", &id.to_string()), "").await?;
    Ok(queue_changed(state, tenant).await?)
}

/// The bans that hold, newest first.
pub async fn list_bans(state: &AppState, moderator: &Moderator) -> Result<Vec<BanView>, AppError> {
    let bans = state.store.tenancy().bans(&moderator.tenant.id, clock::now()).await?;
    let mut views = Vec::with_capacity(bans.len());
    for ban in bans {
        let by = state.store.people().user(ban.by).await?.and_then(|user| user.name);
        let (whom, is_address) = match &ban.whom {
            Banned::Person(_, name) => (name.clone(), false),
            Banned::Address(address) => (shortened(*address), true),
        };
        views.push(BanView {
            id: ban.id,
            whom,
            is_address,
            reason: ban.reason,
            by: by.map_or_else(String::new, String::from),
            created_at: ban.created_at,
            expires_at: ban.expires_at,
        });
    }
    Ok(views)
}

/// Who wrote something, for the form that bans them; 404 when there is no such thing in the tenant.
pub async fn suspect(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Suspect, AppError> {
    let found = author_of(state, moderator, item).await?;
    let (by, body) = found.ok_or_else(|| AppError::not_found("comment"))?;
    let role = state.store.tenancy().role(&moderator.tenant.id, by.id).await?;
    let address = state.store.moderation().last_address(by.id).await?.map(shortened);
    Ok(Suspect { item, by, role, address, body })
}

/// An address without the part that means a single house: moderators have to tell addresses apart, not
/// to know them.
pub fn shortened(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.…")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:…")
        }
    }
}

/// The same for an entry of the audit log; administrators see it as it is.
pub fn shorten_address(entry: &mut AuditEntry) {
    if let Ok(address) = entry.address.parse() {
        entry.address = shortened(address);
    }
}

/// Nobody bans themselves, nor those who may do as much or more.
async fn may_ban(state: &AppState, moderator: &Moderator, user: UserId) -> Result<(), AppError> {
    let refused = |text: &str| Err(AppError::new(ErrorCode::Forbidden, text));
    if user == moderator.user {
        return refused("you cannot ban yourself");
    }
    let role = state.store.tenancy().role(&moderator.tenant.id, user).await?;
    if role.unwrap_or(Role::Guest) >= moderator.role {
        return refused("you cannot ban someone who may do as much here as you, or more");
    }
    Ok(())
}

async fn address_of(state: &AppState, caller: &Caller, user: UserId) -> Result<IpAddr, AppError> {
    let refused = |text: &str| AppError::new(ErrorCode::Conflict, text);
    let address = state.store.moderation().last_address(user).await?;
    let address = address.ok_or_else(|| refused("it is not known where this person came from"))?;
    let is_own = Banned::Address(address).means(None, caller.address);
    (!is_own).then_some(address).ok_or_else(|| {
        refused("this person comes from the same address as you: you would ban yourself")
    })
}

/// Who wrote something in the tenant, and what.
async fn author_of(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<(Author, String)>, StoreError> {
    let (tenant, moderation) = (&moderator.tenant.id, state.store.moderation());
    let (image, author, body) = match item {
        Item::Comment(id) => match moderation.comment(id).await? {
            Some(comment) => (comment.image, comment.by, comment.body),
            None => return Ok(None),
        },
        Item::Held(id) => match moderation.held(tenant, id).await? {
            Some((held, HeldState::Waiting | HeldState::Approved | HeldState::Rejected)) => {
                let body = held.command.body().map_or("", |body| body.as_str()).to_owned();
                (held.image, held.by, body)
            }
            None => return Ok(None),
        },
        Item::Chat(id) => {
            let image = state.store.image_of_chat(id).await?;
            let Some((image, author)) = image.zip(moderation.opener(id).await?) else {
                return Ok(None);
            };
            (image, author, String::new())
        }
    };
    let is_own = state.engine.tenant_of(image).await?.as_ref() == Some(tenant);
    Ok(is_own.then_some((author, body)))
}

fn described(ban: &Ban, author: &Author) -> String {
    let whom = match &ban.whom {
        Banned::Person(..) => author.name.as_str().to_owned(),
        Banned::Address(address) => format!("the address {}", shortened(*address)),
    };
    let end = OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(ban.expires_at.0);
    let format = format_description!("[year]-[month]-[day] [hour]:[minute] UTC");
    format!("{whom} until {}: {}", end.format(&format).unwrap_or_default(), ban.reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp(1_795_176_000_000);

    #[test]
    fn bans_end_after_hours_or_with_a_day() {
        let hours = |text| until(text, NOON).map(|end| (end.0 - NOON.0) / HOUR_MS);
        assert_eq!(
            [hours("1h"), hours("1d"), hours("7d"), hours("30d")],
            [Ok(1), Ok(24), Ok(168), Ok(720)]
        );
        let day = OffsetDateTime::from_unix_timestamp(NOON.0 / 1_000).expect("a day").date();
        let today = day.format(&format_description!("[year]-[month]-[day]")).expect("a text");
        assert!(
            until(&today, NOON).is_ok_and(|end| end.0 > NOON.0 && end.0 - NOON.0 <= 24 * HOUR_MS)
        );
        for wrong in ["", "2h", "forever", "2020-01-01", "9999-01-01", "2026-02-30"] {
            assert!(until(wrong, NOON).is_err(), "{wrong}");
        }
    }

    #[test]
    fn addresses_are_told_apart_and_no_more() {
        let short = |text: &str| shortened(text.parse().expect("an address"));
        assert_eq!(short("203.0.113.7"), "203.0.113.…");
        assert_eq!(short("::ffff:203.0.113.7"), "203.0.113.…");
        assert_eq!(short("2001:db8:1:2:3:4:5:6"), "2001:db8:1:…");
    }
}
