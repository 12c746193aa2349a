//! Who asks: from a request's headers to a person. Knows no route.

use super::access::Asker;
use super::auth::{SESSION_DAYS, SessionToken};
use super::clock;
use super::http::client_address::ClientAddress;
use super::state::AppState;
use super::store::{Digest, NewSession, User};
use crate::model::{Actor, DisplayName, Role, Timestamp, UserId};
use crate::protocol::live::CloseCode;
use crate::protocol::page::Me;
use crate::protocol::{AppError, ErrorCode};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method};
use std::net::IpAddr;
use uuid::Uuid;

/// How exactly it is known when a session was last used, in milliseconds: each note is a write.
const SEEN_EVERY_MS: i64 = 5 * 60 * 1_000;

/// The person behind a request, as far as they are known.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who; absent without a valid session.
    pub user: Option<User>,
    /// The session, as it is stored.
    pub session: Option<Digest>,
    /// Has an account, or was vouched for by a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// Where the request comes from.
    pub address: IpAddr,
    /// Shows the session by `Authorization`, which no other site's page can make a browser send, and
    /// not by a cookie.
    pub is_bearer: bool,
}

impl Caller {
    /// The person whose session the request carries: as a bearer token or, without one, as a cookie.
    pub async fn identify(state: &AppState, request: &Parts) -> Result<Self, AppError> {
        let ClientAddress(address) = ClientAddress::of(&request.extensions);
        if let Some(token) = SessionToken::from_bearer(&request.headers) {
            let caller = Self::of_session(state, token.digest(), address).await?;
            return Ok(Self { is_bearer: true, ..caller });
        }
        match SessionToken::from_headers(&request.headers, state.config.is_secure()) {
            Some(token) => Self::of_session(state, token.digest(), address).await,
            None => Ok(Self::nobody(address)),
        }
    }

    /// The same for whoever answers the request: what may change something is counted for the person.
    pub async fn identify_counted(state: &AppState, request: &Parts) -> Result<Self, AppError> {
        let caller = Self::identify(state, request).await?;
        let reads = matches!(request.method, Method::GET | Method::HEAD);
        if let Some(user) = caller.user.as_ref().filter(|_| !reads) {
            state.limits.person_change(user.id)?;
        }
        Ok(caller)
    }

    /// Someone whom nobody knows.
    pub fn nobody(address: IpAddr) -> Self {
        Self { user: None, session: None, is_signed_in: false, address, is_bearer: false }
    }

    /// The person whose session this is; nobody when it is over.
    pub async fn of_session(
        state: &AppState,
        session: Digest,
        address: IpAddr,
    ) -> Result<Self, AppError> {
        let owner = state.access.owner(&session).await?;
        if let Some(owner) = &owner {
            note_seen(state, session, address, owner.seen_at);
        }
        let session = owner.is_some().then_some(session);
        let is_signed_in = owner.as_ref().is_some_and(|owner| owner.is_signed_in);
        let user = owner.map(|owner| owner.user);
        Ok(Self { user, session, is_signed_in, address, is_bearer: false })
    }

    /// The person, or 401.
    pub fn user(&self) -> Result<&User, AppError> {
        self.user.as_ref().ok_or_else(AppError::unauthenticated)
    }

    /// Someone who can act, known and by name, in this role; or 401.
    pub fn actor(&self, role: Role) -> Result<Actor, AppError> {
        let user = self.user()?;
        let name = user.name.clone().ok_or_else(AppError::unauthenticated)?;
        Ok(Actor { id: user.id, name, role })
    }

    /// The person as their own browser knows them.
    pub fn me(&self) -> Option<Me> {
        self.user.clone().map(Me::from)
    }

    /// As rights go.
    pub fn asker(&self) -> Asker {
        let user = self.user.as_ref().map(|user| user.id);
        Asker { user, is_signed_in: self.is_signed_in, address: self.address }
    }
}

/// Notes that a session is in use and from where, every now and then, beside the request.
fn note_seen(state: &AppState, session: Digest, from: IpAddr, seen_at: Timestamp) {
    let now = clock::now();
    if now.0 - seen_at.0 < SEEN_EVERY_MS {
        return;
    }
    let state = state.clone();
    tokio::spawn(async move {
        if let Err(error) = state.store.accounts().session_seen(&session, from, now).await {
            tracing::debug!(%error, "not noted that a session is in use");
        }
        state.access.forget_session(&session);
    });
}

impl From<User> for Me {
    fn from(User { id, name }: User) -> Self {
        Self { id, name }
    }
}

/// Ends the caller's session and closes the sockets that were opened with it (LP23). Gives the
/// header that takes the cookie away.
pub async fn sign_out(state: &AppState, caller: &Caller) -> Result<Option<HeaderValue>, AppError> {
    if let Some(session) = caller.session {
        state.store.people().end_session(&session).await?;
        close_session(state, session);
    }
    Ok(SessionToken::unset_cookie(state.config.is_secure()))
}

/// This session is over: its sockets are closed at once, and one that is just being opened follows
/// nothing.
pub fn close_session(state: &AppState, session: Digest) {
    state.access.forget_session(&session);
    let connections = state.hub.connections();
    connections.close(CloseCode::SignInAgain, |who| who.session == Some(session));
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
    if let Some(name) = &name {
        shows(name)?;
    }
    if let Some(user) = &caller.user {
        return rename(state, caller, user, name).await;
    }
    state.limits.guest(caller.address)?;
    let now = clock::now();
    let user = User { id: UserId(Uuid::now_v7()), name };
    state.store.people().create_user(&user, now).await?;
    let cookie = begin_session(state, user.id, caller.address, None).await?;
    Ok(Introduced { user, cookie })
}

/// A name that someone gives shows something.
pub fn shows(name: &DisplayName) -> Result<(), AppError> {
    if name.is_blank() { Err(AppError::invalid("the name shows nothing")) } else { Ok(()) }
}

/// Begins a session for a person and gives the header with its cookie. `device` is what their browser
/// calls itself.
pub async fn begin_session(
    state: &AppState,
    user: UserId,
    address: IpAddr,
    device: Option<String>,
) -> Result<Option<HeaderValue>, AppError> {
    let token = open_session(state, user, (address, device), SESSION_DAYS).await?;
    Ok(token.set_cookie(state.config.is_secure()))
}

/// Begins a session for a person that lasts so many days.
pub async fn open_session(
    state: &AppState,
    user: UserId,
    (address, device): (IpAddr, Option<String>),
    days: i64,
) -> Result<SessionToken, AppError> {
    let now = clock::now();
    let token = SessionToken::new().map_err(|_| AppError::internal())?;
    let session = NewSession {
        id: Uuid::now_v7(),
        token: token.digest(),
        user,
        device,
        address: Some(address.to_string()),
        created_at: now,
        expires_at: Timestamp(now.0 + days * 24 * 60 * 60 * 1_000),
    };
    state.store.people().create_session(&session).await?;
    Ok(token)
}

async fn rename(
    state: &AppState,
    caller: &Caller,
    user: &User,
    name: Option<DisplayName>,
) -> Result<Introduced, AppError> {
    let mut user = user.clone();
    if let Some(name) = name
        && user.name.as_ref() != Some(&name)
    {
        // Others there know them by the name that the site gave them.
        if state.store.identities().is_any_sso_user(user.id).await? {
            let text = "your name is the one that the site gives you where you are signed in";
            return Err(AppError::new(ErrorCode::Forbidden, text));
        }
        state.store.people().rename_user(user.id, &name).await?;
        if let Some(session) = &caller.session {
            state.access.forget_session(session);
        }
        user.name = Some(name);
    }
    Ok(Introduced { user, cookie: None })
}
