//! Accounts, their sessions and password resets. Passwords are Argon2id digests.

use super::digest::Digest;
use super::error::StoreError;
use crate::model::{DisplayName, Email, ImageId, TenantId, Timestamp, UserId};
use async_trait::async_trait;
use std::net::IpAddr;
use uuid::Uuid;

/// A person's account.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The person.
    pub user: UserId,
    /// The address they sign in with.
    pub email: Email,
    /// A PHC string of Argon2id; absent for those who have not chosen a password yet, or sign in with
    /// another provider.
    pub password: Option<String>,
}

/// One of a person's sessions, as its list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Identifies it in the list; grants nothing.
    pub id: Uuid,
    /// The digest of the cookie's value, which marks the current session.
    pub token: Digest,
    /// The name of the browser when it began.
    pub device: Option<String>,
    /// The client's last known address.
    pub address: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to a few minutes.
    pub seen_at: Timestamp,
}

/// Accounts, their sessions, and links that reset a password.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The account with this address.
    async fn account(&self, email: &Email) -> Result<Option<Account>, StoreError>;
    /// A person's account.
    async fn account_of(&self, user: UserId) -> Result<Option<Account>, StoreError>;
    /// Gives a person an account; false when the address is taken, or they have one.
    async fn create_account(&self, account: &Account, now: Timestamp) -> Result<bool, StoreError>;
    /// Does Enter break the line in the forms of a person? `None` without an account.
    async fn enter_breaks(&self, user: UserId) -> Result<Option<bool>, StoreError>;
    /// Sets that; false without an account.
    async fn set_enter_breaks(&self, user: UserId, breaks: bool) -> Result<bool, StoreError>;
    /// Changes an account's password.
    async fn set_password(&self, user: UserId, password: &str) -> Result<(), StoreError>;
    /// Removes an account's password and ends all its sessions, since its creator may not own its
    /// address. In the same transaction makes its person an administrator of a tenant, if one is given.
    async fn hand_over(
        &self,
        user: UserId,
        administers: Option<(&TenantId, Timestamp)>,
    ) -> Result<(), StoreError>;

    /// A person's sessions that have not expired, the last used first.
    async fn sessions(&self, user: UserId, now: Timestamp) -> Result<Vec<Session>, StoreError>;
    /// Notes when and from where a session was used. An earlier moment changes nothing.
    async fn session_seen(
        &self,
        token: &Digest,
        from: IpAddr,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Ends one of a person's sessions and returns its digest, if there is one.
    async fn end_session_of(&self, user: UserId, id: Uuid) -> Result<Option<Digest>, StoreError>;
    /// Ends a person's sessions apart from this one.
    async fn end_sessions(&self, user: UserId, but: Option<&Digest>) -> Result<(), StoreError>;

    /// Adds a link that resets a password; earlier ones of this person become invalid.
    async fn create_reset(
        &self,
        digest: &Digest,
        user: UserId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError>;
    /// The account whose password the link resets, unless it has expired.
    async fn reset_of(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Account>, StoreError>;
    /// Changes the password, consumes the link and ends all sessions. False when the link was used
    /// meanwhile.
    async fn replace_password(
        &self,
        digest: &Digest,
        user: UserId,
        password: &str,
    ) -> Result<bool, StoreError>;

    /// Ends a person's roles and sessions and changes their name. False, and nothing changes, when a
    /// tenant would be left without an administrator.
    async fn leave(&self, user: UserId, name: &DisplayName) -> Result<bool, StoreError>;
    /// The images that show a name of this person other than this one.
    async fn shown_on(&self, user: UserId, but: &DisplayName) -> Result<Vec<ImageId>, StoreError>;
    /// Replaces their name everywhere on an image, its log included. The log has no event for it: readers
    /// of earlier events have to load the image again.
    async fn anonymise(
        &self,
        image: ImageId,
        user: UserId,
        name: &DisplayName,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Removes the account of a person who has left and all that identifies them. This name stays.
    async fn delete_account(&self, user: UserId, name: &DisplayName) -> Result<(), StoreError>;

    /// Deletes expired sessions and links and returns their number.
    async fn forget_expired(&self, now: Timestamp) -> Result<u64, StoreError>;
}
