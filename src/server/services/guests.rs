//! Guests: people with a session and a name but without an account.

use super::caller::Caller;
use super::sessions;
use crate::model::{DisplayName, Role, UserId};
use crate::protocol::{AppError, Forbidden, Input};
use crate::server::auth::SessionToken;
use crate::server::clock;
use crate::server::names::{Kept, kept};
use crate::server::state::AppState;
use crate::server::store::User;
use uuid::Uuid;

/// A person, with the token of a newly opened session.
pub struct Guest {
    /// The person.
    pub user: User,
    /// Token of the new session; `None` when the caller had one.
    pub token: Option<SessionToken>,
}

/// Gives the caller an identity: a known caller keeps theirs and takes the name, if one is given; an anonymous
/// caller becomes a new person with a session.
pub async fn create_guest(
    state: &AppState,
    caller: &Caller,
    name: Option<DisplayName>,
) -> Result<Guest, AppError> {
    if let Some(name) = &name {
        validate_new_name(state, caller, name).await?;
    }
    if let Some(user) = &caller.user {
        return rename(state, caller, user, name).await;
    }
    state.limits.guest(caller.address)?;
    let user = User { id: UserId(Uuid::now_v7()), name };
    state.store.people().create_user(&user, clock::now()).await?;
    let token = sessions::open(state, user.id, caller.address, None).await?;
    Ok(Guest { user, token: Some(token) })
}

/// Refuses names without a visible character.
pub fn validate_visible_name(name: &DisplayName) -> Result<(), AppError> {
    if name.is_blank() { Err(AppError::invalid(Input::BlankName)) } else { Ok(()) }
}

/// Also refuses names that are kept. People who moderate a tenant may have one that says so.
pub async fn validate_new_name(
    state: &AppState,
    caller: &Caller,
    name: &DisplayName,
) -> Result<(), AppError> {
    validate_visible_name(name)?;
    match kept(name) {
        None => return Ok(()),
        Some(Kept::NoPerson) => return Err(AppError::invalid(Input::NameOfNobody)),
        Some(Kept::Role) => {}
    }
    let roles = match &caller.user {
        Some(user) => state.store.invitations().memberships(user.id).await?,
        None => Vec::new(),
    };
    let moderates = roles.iter().any(|(_, role)| *role >= Role::Moderator);
    if moderates { Ok(()) } else { Err(AppError::invalid(Input::ReservedName)) }
}

async fn rename(
    state: &AppState,
    caller: &Caller,
    user: &User,
    name: Option<DisplayName>,
) -> Result<Guest, AppError> {
    if caller.api_key.is_some() {
        return Err(AppError::from(Forbidden::NameOfApiKey));
    }
    let mut user = user.clone();
    if let Some(name) = name
        && user.name.as_ref() != Some(&name)
    {
        // Others know the person by the name from the embedding site.
        if state.store.identities().is_any_sso_user(user.id).await? {
            return Err(AppError::from(Forbidden::NameOfSite));
        }
        state.store.people().rename_user(user.id, &name).await?;
        if let Some(session) = &caller.session {
            state.access.forget_session(session);
        }
        user.name = Some(name);
    }
    Ok(Guest { user, token: None })
}
