//! Share links: create, revoke and open links to one image, each with its own level of access.

use crate::model::{ImageId, Role, ShareLevel, Timestamp, UserId};
use crate::protocol::{AppError, Conflict, Forbidden, Input, Thing};
use crate::server::access::{Access, AccessError};
use crate::server::auth::{SessionToken, password};
use crate::server::clock;
use crate::server::services::accounts;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::guests::{Guest, create_guest};
use crate::server::state::AppState;
use crate::server::store::{Digest, Share};
use serde::Deserialize;
use uuid::Uuid;

/// Links per image.
const MAX_LINKS: usize = 100;
/// Longest lifetime of a link in days.
const MAX_DAYS: u32 = 366;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// The form for a new link.
#[derive(Clone, Deserialize)]
pub struct NewShare {
    /// Access that it grants.
    pub level: ShareLevel,
    /// Required to open the link; empty: none.
    #[serde(default)]
    pub password: String,
    /// Lifetime in days; empty: until it is revoked.
    #[serde(default)]
    pub days: String,
}

/// Result of opening a link.
pub enum OpenedLink {
    /// Access is granted; with the token of a newly opened session.
    Image(ImageId, Option<SessionToken>),
    /// A password is required.
    Locked,
}

/// Authorises sharing: a member or the uploader, if they see the image without a link; 404 for others.
pub async fn authorize_sharing(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<Access, AppError> {
    let missing = || AppError::not_found(Thing::Page);
    let access = state.access.on_image_without_link(image, caller.subject()).await;
    let access = access.map_err(|error| match error {
        AccessError::NotVisible => missing(),
        error => error.into(),
    })?;
    let user = caller.user.as_ref().ok_or_else(missing)?.id;
    let record = state.store.image(image).await?.ok_or_else(missing)?;
    may_be_shared_by(&access, user, record.created_by).then_some(access).ok_or_else(missing)
}

/// Whether the caller may create links for an image that this person brought.
pub async fn may_share(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    created_by: UserId,
) -> bool {
    let Some(user) = &caller.user else { return false };
    let access = state.access.on_image_without_link(image, caller.subject()).await;
    access.is_ok_and(|access| may_be_shared_by(&access, user.id, created_by))
}

fn may_be_shared_by(access: &Access, user: UserId, created_by: UserId) -> bool {
    access.rights.role >= Role::Member || created_by == user
}

/// Creates a link and returns its path, which is shown only once.
pub async fn create(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    new: NewShare,
) -> Result<String, AppError> {
    let access = authorize_sharing(state, caller, image).await?;
    if let (Some(restriction), ShareLevel::Comment) = (access.rights.restriction, new.level) {
        return Err(restriction.into());
    }
    state.limits.link(caller.user()?.id)?;
    if state.store.tenancy().shares(image).await?.len() >= MAX_LINKS {
        return Err(AppError::from(Conflict::TooManyLinks { max: MAX_LINKS }));
    }
    let days = parse_days(&new.days)?;
    let (token, now) = (SessionToken::new().map_err(|_| AppError::internal())?, clock::now());
    let password = match new.password.as_str() {
        "" => None,
        text => Some(password::hash(validate_password(text)?).await?),
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

/// Revokes a link and the access that it granted.
pub async fn revoke(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    id: Uuid,
) -> Result<(), AppError> {
    let access = authorize_sharing(state, caller, image).await?;
    state.limits.link(caller.user()?.id)?;
    if state.store.tenancy().end_share(image, id).await? {
        state.access.invalidate();
        let what = ("share.end", &*image.to_string());
        audit::record(state, &access.tenant.id, caller, what, "").await?;
    }
    Ok(())
}

/// Whether a link requires a password; 404 for an unknown link.
pub async fn requires_password(state: &AppState, token: &str) -> Result<bool, AppError> {
    Ok(find_link(state, token).await?.password.is_some())
}

/// The image that anyone with the link may see a preview of: none of a link that requires a password; 404 for an unknown
/// link.
pub async fn previewed(state: &AppState, token: &str) -> Result<Option<ImageId>, AppError> {
    let share = find_link(state, token).await?;
    Ok(share.password.is_none().then_some(share.image))
}

/// Opens a link: grants the caller its access to the image.
pub async fn open(
    state: &AppState,
    caller: &Caller,
    token: &str,
    guess: Option<&str>,
) -> Result<OpenedLink, AppError> {
    let share = find_link(state, token).await?;
    if let Some(hash) = &share.password {
        let Some(guess) = guess else { return Ok(OpenedLink::Locked) };
        check_password(state, caller, &share, (hash, guess)).await?;
    }
    let Guest { user, token: session } = create_guest(state, caller, None).await?;
    state.store.tenancy().grant(user.id, share.id).await?;
    state.access.invalidate_grants(user.id, share.image);
    Ok(OpenedLink::Image(share.image, session))
}

async fn find_link(state: &AppState, token: &str) -> Result<Share, AppError> {
    let digest: Digest = SessionToken::from_text(token).digest();
    let missing = || AppError::not_found(Thing::Link);
    let share = state.store.tenancy().share(&digest, clock::now()).await?.ok_or_else(missing)?;
    // The image may be deleted.
    state.access.tenant_of(share.image).await?.map(|_| share).ok_or_else(missing)
}

async fn check_password(
    state: &AppState,
    caller: &Caller,
    share: &Share,
    (hash, guess): (&str, &str),
) -> Result<(), AppError> {
    let attempt = state.limits.sign_in(&share.id.to_string(), caller.address)?;
    if !accounts::verify_password(attempt, guess, Some(hash)).await? {
        return Err(AppError::from(Forbidden::WrongLinkPassword));
    }
    Ok(())
}

fn validate_password(password: &str) -> Result<&str, AppError> {
    password::check(password, &[])?;
    Ok(password)
}

fn parse_days(text: &str) -> Result<Option<u32>, AppError> {
    let wrong = || AppError::invalid(Input::LinkDays { max: MAX_DAYS });
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(days) if (1..=MAX_DAYS).contains(&days) => Ok(Some(days)),
            _ => Err(wrong()),
        },
    }
}
