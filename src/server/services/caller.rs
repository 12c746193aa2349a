//! The caller of a use case: the person behind a session or an API key, and the address they come from. No HTTP.

use crate::model::{Actor, Role, Timestamp};
use crate::protocol::AppError;
use crate::protocol::page::Me;
use crate::server::access::Subject;
use crate::server::clock;
use crate::server::state::AppState;
use crate::server::store::{ApiKey, Digest, User};
use crate::texts::Locale;
use std::net::IpAddr;
use std::sync::Arc;

/// Resolution of a session's "last seen" time in milliseconds: each update is a write.
const SEEN_EVERY_MS: i64 = 5 * 60 * 1_000;

/// The person behind a request, as far as they are known.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The person; `None` without a valid session.
    pub user: Option<User>,
    /// Digest of the session token.
    pub session: Option<Digest>,
    /// Has an account, or was identified by a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// The language that they chose for all of their browsers.
    pub language: Option<Locale>,
    /// Client address of the request.
    pub address: IpAddr,
    /// The session came in `Authorization`, which no page of another site can make a browser send.
    pub is_bearer: bool,
    /// The API key that was presented.
    pub api_key: Option<Arc<ApiKey>>,
}

impl Caller {
    /// A caller without a session.
    pub fn anonymous(address: IpAddr) -> Self {
        Self {
            user: None,
            session: None,
            is_signed_in: false,
            language: None,
            address,
            is_bearer: false,
            api_key: None,
        }
    }

    /// The person whose session this is; anonymous when it has ended.
    pub async fn of_session(
        state: &AppState,
        session: Digest,
        address: IpAddr,
    ) -> Result<Self, AppError> {
        let owner = state.access.owner(&session).await?;
        if let Some(owner) = &owner {
            record_seen(state, session, address, owner.seen_at);
        }
        let session = owner.is_some().then_some(session);
        let is_signed_in = owner.as_ref().is_some_and(|owner| owner.is_signed_in);
        let language = owner.as_ref().filter(|_| is_signed_in).and_then(|owner| owner.language);
        let user = owner.map(|owner| owner.user);
        Ok(Self { user, session, is_signed_in, language, ..Self::anonymous(address) })
    }

    /// The person, or 401.
    pub fn user(&self) -> Result<&User, AppError> {
        self.user.as_ref().ok_or_else(AppError::unauthenticated)
    }

    /// The author of an operation with this role; 401 without a name.
    pub fn actor(&self, role: Role) -> Result<Actor, AppError> {
        let user = self.user()?;
        let name = user.name.clone().ok_or_else(AppError::unauthenticated)?;
        Ok(Actor { id: user.id, name, role, is_look_alike: false })
    }

    /// The person as their own browser knows them.
    pub fn me(&self) -> Option<Me> {
        self.user.clone().map(Me::from)
    }

    /// The caller as access control sees them.
    pub fn subject(&self) -> Subject {
        let user = self.user.as_ref().map(|user| user.id);
        let is_api_key = self.api_key.is_some();
        Subject { user, is_signed_in: self.is_signed_in, is_api_key, address: self.address }
    }
}

/// Records in the background that a session is in use, at most once per [`SEEN_EVERY_MS`].
fn record_seen(state: &AppState, session: Digest, from: IpAddr, seen_at: Timestamp) {
    let now = clock::now();
    if now.0 - seen_at.0 < SEEN_EVERY_MS {
        return;
    }
    let state = state.clone();
    tokio::spawn(async move {
        if let Err(error) = state.store.accounts().session_seen(&session, from, now).await {
            tracing::debug!(%error, "cannot record that a session is in use");
        }
        state.access.forget_session(&session);
    });
}

impl From<User> for Me {
    fn from(User { id, name }: User) -> Self {
        Self { id, name }
    }
}
