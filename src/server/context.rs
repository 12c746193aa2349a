//! Who asks: from a request's headers to a person. Knows no route.

use super::auth::{SESSION_DAYS, SessionToken};
use super::clock;
use super::state::AppState;
use super::store::{Digest, StoreError, User};
use crate::model::{Actor, DisplayName, Role, Timestamp, UserId};
use crate::protocol::AppError;
use crate::protocol::live::CloseCode;
use crate::protocol::page::Me;
use axum::http::{HeaderMap, HeaderValue};
use uuid::Uuid;

/// The person behind a request, if they are known.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who; absent without a valid session.
    pub user: Option<User>,
    /// The session, as it is stored.
    pub session: Option<Digest>,
}

impl Caller {
    /// The person whose session cookie the request carries.
    pub async fn identify(state: &AppState, headers: &HeaderMap) -> Result<Self, AppError> {
        let Some(token) = SessionToken::from_headers(headers) else {
            return Ok(Self { user: None, session: None });
        };
        Self::of_session(state, token.digest()).await
    }

    /// The person whose session this is; nobody when it is over.
    pub async fn of_session(state: &AppState, session: Digest) -> Result<Self, AppError> {
        let user = state.store.session_user(&session, clock::now()).await?;
        let session = user.is_some().then_some(session);
        Ok(Self { user, session })
    }

    /// The person, or 401.
    pub fn user(&self) -> Result<&User, AppError> {
        self.user.as_ref().ok_or_else(AppError::unauthenticated)
    }

    /// Someone who can act: known, and by name, or 401.
    pub fn actor(&self) -> Result<Actor, AppError> {
        let user = self.user()?;
        let name = user.name.clone().ok_or_else(AppError::unauthenticated)?;
        Ok(Actor { id: user.id, name, role: Role::Guest })
    }

    /// The person as their own browser knows them.
    pub fn me(&self) -> Option<Me> {
        self.user.as_ref().map(me)
    }
}

/// A person as their own browser knows them.
pub fn me(user: &User) -> Me {
    Me { id: user.id, name: user.name.clone(), role: Role::Guest }
}

/// Ends the caller's session and closes the sockets that were opened with it (LP23). Gives the
/// header that takes the cookie away.
pub async fn sign_out(state: &AppState, caller: &Caller) -> Result<Option<HeaderValue>, AppError> {
    if let Some(session) = caller.session {
        state.store.end_session(&session).await?;
        let connections = state.hub.connections();
        connections.close(CloseCode::SignInAgain, |who| who.session == Some(session));
    }
    Ok(SessionToken::unset_cookie(state.config.is_secure()))
}

/// A person who was just made known, and the cookie that says so when it is new.
pub struct Introduced {
    /// Who.
    pub user: User,
    /// `Set-Cookie`, for a new session.
    pub cookie: Option<HeaderValue>,
}

/// Makes someone known as a guest: a known one keeps their identity and takes the name, if one is
/// given; anyone else becomes a new person with a session.
pub async fn introduce(
    state: &AppState,
    caller: &Caller,
    name: Option<DisplayName>,
) -> Result<Introduced, AppError> {
    if let Some(user) = &caller.user {
        return rename(state, user, name).await.map_err(AppError::from);
    }
    let now = clock::now();
    let user = User { id: UserId(Uuid::now_v7()), name };
    let token = SessionToken::new().map_err(|_| AppError::internal())?;
    let expires = Timestamp(now.0 + SESSION_DAYS * 24 * 60 * 60 * 1_000);
    state.store.create_user(&user, now).await?;
    state.store.create_session(&token.digest(), user.id, now, expires).await?;
    let cookie = token.set_cookie(state.config.is_secure());
    Ok(Introduced { user, cookie })
}

async fn rename(
    state: &AppState,
    user: &User,
    name: Option<DisplayName>,
) -> Result<Introduced, StoreError> {
    let mut user = user.clone();
    if let Some(name) = name
        && user.name.as_ref() != Some(&name)
    {
        state.store.rename_user(user.id, &name).await?;
        user.name = Some(name);
    }
    Ok(Introduced { user, cookie: None })
}
