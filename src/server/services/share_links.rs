//! Links to share one image, with rights of their own: making them, taking them back, coming by one.
//! Knows no page.

use crate::model::{ImageId, Role, ShareLevel, Timestamp};
use crate::protocol::{AppError, Conflict, Forbidden, Input, Thing};
use crate::server::access::{Access, AccessError};
use crate::server::auth::{SessionToken, password};
use crate::server::clock;
use crate::server::services::accounts;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::guests::Guest;
use crate::server::services::guests::create_guest;
use crate::server::state::AppState;
use crate::server::store;
use crate::server::store::Share;
use serde::Deserialize;
use uuid::Uuid;

/// Links that one image may have.
const MOST: usize = 100;
/// Days that a link may be good for.
const MAX_DAYS: u32 = 366;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// A link as someone wants it.
#[derive(Clone, Deserialize)]
pub struct NewShare {
    /// What it allows.
    pub level: ShareLevel,
    /// QueryParams for when it is opened; empty: none.
    #[serde(default)]
    pub password: String,
    /// How many days it is good for; empty: until it is taken back.
    #[serde(default)]
    pub days: String,
}

/// What came of opening a link.
pub enum Opened {
    /// The caller may see the image; with the token of the session that was opened for them.
    Image(ImageId, Option<SessionToken>),
    /// It asks for a password first.
    Locked,
}

/// Lets someone in who may share the image: a member, or whoever brought it, as long as they may see it
/// without any link. For others there is nothing here.
pub async fn sharer(state: &AppState, caller: &Caller, image: ImageId) -> Result<Access, AppError> {
    let missing = || AppError::not_found(Thing::Page);
    let access = state.access.on_image_without_link(image, caller.subject()).await;
    let access = access.map_err(|error| match error {
        AccessError::NotVisible => missing(),
        error => error.into(),
    })?;
    let user = caller.user.as_ref().ok_or_else(missing)?.id;
    let record = state.store.image(image).await?.ok_or_else(missing)?;
    let may = access.rights.role >= Role::Member || record.created_by == user;
    may.then_some(access).ok_or_else(missing)
}

/// Makes a link and gives its path, which is never told again.
pub async fn create(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    new: NewShare,
) -> Result<String, AppError> {
    let access = sharer(state, caller, image).await?;
    if let (Some(barrier), ShareLevel::Comment) = (access.rights.barrier, new.level) {
        return Err(barrier.into());
    }
    state.limits.link(caller.user()?.id)?;
    if state.store.tenancy().shares(image).await?.len() >= MOST {
        return Err(AppError::from(Conflict::TooManyLinks { max: MOST }));
    }
    let days = days(&new.days)?;
    let (token, now) = (SessionToken::new().map_err(|_| AppError::internal())?, clock::now());
    let password = match new.password.as_str() {
        "" => None,
        text => Some(password::hash(check(text)?).await?),
    };
    let share = Share {
        id: Uuid::now_v7(),
        image,
        level: new.level,
        password,
        created_by: caller.user()?.id,
        created_at: now,
        expires_at: days.map(|days| Timestamp(now.0 + i64::from(days) * DAY_MS)),
    };
    state.store.tenancy().create_share(&share, &token.digest()).await?;
    let what = ("share.create", &*image.to_string());
    audit::record(state, &access.tenant.id, caller, what, format!("{:?}", new.level)).await?;
    Ok(format!("/s/{}", token.into_text()))
}

/// Takes a link back; those who came by it lose what it allowed.
pub async fn end(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    id: Uuid,
) -> Result<(), AppError> {
    let access = sharer(state, caller, image).await?;
    state.limits.link(caller.user()?.id)?;
    if state.store.tenancy().end_share(image, id).await? {
        state.access.invalidate();
        let what = ("share.end", &*image.to_string());
        audit::record(state, &access.tenant.id, caller, what, "").await?;
    }
    Ok(())
}

/// Is there such a link, and does it ask for a password?
pub async fn asks_password(state: &AppState, token: &str) -> Result<bool, AppError> {
    Ok(find(state, token).await?.password.is_some())
}

/// Opens a link: from now on the caller may do on the image what it allows.
pub async fn open(
    state: &AppState,
    caller: &Caller,
    token: &str,
    guess: Option<&str>,
) -> Result<Opened, AppError> {
    let share = find(state, token).await?;
    if let Some(kept) = &share.password {
        let Some(guess) = guess else { return Ok(Opened::Locked) };
        try_password(state, caller, &share, kept, guess).await?;
    }
    let Guest { user, token: session } = create_guest(state, caller, None).await?;
    state.store.tenancy().grant(user.id, share.id).await?;
    state.access.invalidate_grants(user.id, share.image);
    Ok(Opened::Image(share.image, session))
}

async fn find(state: &AppState, token: &str) -> Result<Share, AppError> {
    let digest: store::Digest = SessionToken::from_text(token).digest();
    let share = state.store.tenancy().share(&digest, clock::now()).await?;
    share.ok_or_else(|| AppError::not_found(Thing::Link))
}

async fn try_password(
    state: &AppState,
    caller: &Caller,
    share: &Share,
    kept: &str,
    guess: &str,
) -> Result<(), AppError> {
    let attempt = state.limits.sign_in(&share.id.to_string(), caller.address)?;
    if !accounts::judge(attempt, guess, Some(kept)).await? {
        return Err(AppError::from(Forbidden::WrongLinkPassword));
    }
    Ok(())
}

fn check(password: &str) -> Result<&str, AppError> {
    password::check(password, &[])?;
    Ok(password)
}

fn days(text: &str) -> Result<Option<u32>, AppError> {
    let wrong = || AppError::invalid(Input::LinkDays { max: MAX_DAYS });
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(days) if (1..=MAX_DAYS).contains(&days) => Ok(Some(days)),
            _ => Err(wrong()),
        },
    }
}
