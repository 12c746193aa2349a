//! People and their sessions.

use super::digest::Digest;
use super::error::StoreError;
use crate::model::{Author, BroadcastId, DisplayName, ImageId, TenantId, Timestamp, UserId};
use crate::texts::Locale;
use async_trait::async_trait;
use uuid::Uuid;

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// The id.
    pub id: UserId,
    /// Absent for a guest who has not chosen one yet.
    pub name: Option<DisplayName>,
}

impl User {
    /// The person as an author; none without a name.
    pub fn author(self) -> Option<Author> {
        let id = self.id;
        self.name.map(|name| Author { id, name, role: None })
    }
}

/// A session that begins.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// Identifies it in lists; grants nothing.
    pub id: Uuid,
    /// The digest of the cookie's value.
    pub token: Digest,
    /// Its person.
    pub user: UserId,
    /// The name of the browser.
    pub device: Option<String>,
    /// The client's address.
    pub address: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
}

/// The owner of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionOwner {
    /// The person.
    pub user: User,
    /// Has an account, or an identity of a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// The language that they chose; `None`: that of each browser.
    pub language: Option<Locale>,
    /// When it was last used, to a few minutes.
    pub seen_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
}

/// What is kept for a short time and taken once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneTime {
    /// A ticket for a live socket (LP22).
    Ticket,
    /// A sign-in with a provider that has begun.
    SignIn,
}

impl OneTime {
    /// As the column has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ticket => "ticket",
            Self::SignIn => "sign-in",
        }
    }
}

/// People and their sessions.
#[async_trait]
pub trait People: Send + Sync {
    /// Keeps a value until a moment, to be taken once by whichever node. False when `max` of its kind are kept.
    async fn keep_once(
        &self,
        (kind, key): (OneTime, &Digest),
        value: &str,
        (now, until): (Timestamp, Timestamp),
        max: u32,
    ) -> Result<bool, StoreError>;
    /// Takes such a value; `None` if it is not there, was taken, or its time is over.
    async fn take_once(
        &self,
        kind: OneTime,
        key: &Digest,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError>;
    /// LP12: remembers that these operations of a person on an image were told to be unknown, so that no node stores them
    /// later: they have the place 0. One that is stored already keeps its place.
    async fn abandon(
        &self,
        (tenant, image): (&TenantId, ImageId),
        actor: UserId,
        ids: &[BroadcastId],
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Adds a person.
    async fn create_user(&self, user: &User, now: Timestamp) -> Result<(), StoreError>;
    /// A person.
    async fn user(&self, id: UserId) -> Result<Option<User>, StoreError>;
    /// Changes a person's name.
    async fn rename_user(&self, id: UserId, name: &DisplayName) -> Result<(), StoreError>;
    /// Changes the language that a person chose.
    async fn set_language(&self, id: UserId, language: Option<Locale>) -> Result<(), StoreError>;

    /// Begins a session.
    async fn create_session(&self, session: &NewSession) -> Result<(), StoreError>;
    /// The owner of a session, unless it has expired.
    async fn session_owner(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<SessionOwner>, StoreError>;
    /// Ends a session; nothing happens when there is none.
    async fn end_session(&self, token: &Digest) -> Result<(), StoreError>;
}
