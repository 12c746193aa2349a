//! People, and how they are known again: the part of the store that knows sessions and accounts.

use super::digest::Digest;
use super::error::StoreError;
use crate::model::{Author, DisplayName, Timestamp, UserId};
use async_trait::async_trait;
use uuid::Uuid;

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// Who.
    pub id: UserId,
    /// Absent for a guest who has not been asked yet.
    pub name: Option<DisplayName>,
}

impl User {
    /// The person as others see them; nobody without a name.
    pub fn author(self) -> Option<Author> {
        let id = self.id;
        self.name.map(|name| Author { id, name })
    }
}

/// A session as it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// Names it in lists; it is good for nothing else.
    pub id: Uuid,
    /// Digest of the cookie's value.
    pub token: Digest,
    /// Whose.
    pub user: UserId,
    /// What the browser calls itself.
    pub device: Option<String>,
    /// Where it came from.
    pub address: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// Whose session it is.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionOwner {
    /// Who.
    pub user: User,
    /// Has an account, or was vouched for by a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// When it was last seen, give or take some minutes.
    pub seen_at: Timestamp,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// People and their sessions.
#[async_trait]
pub trait People: Send + Sync {
    /// Adds a person.
    async fn create_user(&self, user: &User, now: Timestamp) -> Result<(), StoreError>;
    /// A person.
    async fn user(&self, id: UserId) -> Result<Option<User>, StoreError>;
    /// Gives a person another name.
    async fn rename_user(&self, id: UserId, name: &DisplayName) -> Result<(), StoreError>;

    /// Begins a session.
    async fn create_session(&self, session: &NewSession) -> Result<(), StoreError>;
    /// Whose session this is, unless it has expired.
    async fn session_owner(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<SessionOwner>, StoreError>;
    /// Ends a session; nothing happens when there is none.
    async fn end_session(&self, token: &Digest) -> Result<(), StoreError>;
}
