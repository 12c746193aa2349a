//! People who can sign in by themselves, and where they are signed in: the part of the store that knows
//! passwords, as digests that are slow to guess.

use super::digest::Digest;
use super::error::StoreError;
use crate::model::{DisplayName, Email, ImageId, TenantId, Timestamp, UserId};
use async_trait::async_trait;
use std::net::IpAddr;
use uuid::Uuid;

/// Someone who can sign in.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Who.
    pub user: UserId,
    /// What they sign in with.
    pub email: Email,
    /// A PHC string of Argon2id; absent for those who have not chosen a password yet, or come by
    /// another provider.
    pub password: Option<String>,
}

/// One of a person's sessions, as its list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Names it in the list; it is good for nothing else.
    pub id: Uuid,
    /// Digest of the cookie's value, to tell which one asks.
    pub token: Digest,
    /// What the browser called itself when it began.
    pub device: Option<String>,
    /// Where it began.
    pub address: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last seen, give or take some minutes.
    pub seen_at: Timestamp,
}

/// Accounts, their sessions, and the links that replace a forgotten password.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The account with this address.
    async fn account(&self, email: &Email) -> Result<Option<Account>, StoreError>;
    /// A person's account.
    async fn account_of(&self, user: UserId) -> Result<Option<Account>, StoreError>;
    /// Gives a person an account; false when the address is taken, or they have one.
    async fn create_account(&self, account: &Account, now: Timestamp) -> Result<bool, StoreError>;
    /// Gives an account another password.
    async fn set_password(&self, user: UserId, password: &str) -> Result<(), StoreError>;
    /// Takes an account's password away and ends all its sessions: whoever made it may not be whose
    /// address it has. At the same moment makes its person an administrator of a tenant, if there is
    /// one, and never before.
    async fn hand_over(
        &self,
        user: UserId,
        administers: Option<(&TenantId, Timestamp)>,
    ) -> Result<(), StoreError>;

    /// A person's sessions that have not expired, the one last seen first.
    async fn sessions(&self, user: UserId, now: Timestamp) -> Result<Vec<Session>, StoreError>;
    /// A session was seen at this moment, and came from there. An earlier moment changes nothing.
    async fn session_seen(
        &self,
        token: &Digest,
        from: IpAddr,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Ends one of a person's sessions and gives its digest; nothing happens when there is none.
    async fn end_session_of(&self, user: UserId, id: Uuid) -> Result<Option<Digest>, StoreError>;
    /// Ends a person's sessions, all but this one.
    async fn end_sessions(&self, user: UserId, but: Option<&Digest>) -> Result<(), StoreError>;

    /// Adds a link with which a password can be replaced; earlier ones of this person are void.
    async fn create_reset(
        &self,
        digest: &Digest,
        user: UserId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError>;
    /// Whose password the link replaces, unless it has expired.
    async fn reset_of(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Account>, StoreError>;
    /// Replaces the password, uses the link up and ends all sessions. False when the link was used
    /// meanwhile.
    async fn replace_password(
        &self,
        digest: &Digest,
        user: UserId,
        password: &str,
    ) -> Result<bool, StoreError>;

    /// Ends a person's roles and sessions, and gives them this name. False, and nothing changes, when
    /// a tenant would have no administrator any more.
    async fn leave(&self, user: UserId, name: &DisplayName) -> Result<bool, StoreError>;
    /// The images on which a name of this person stands that is not this one.
    async fn shown_on(&self, user: UserId, but: &DisplayName) -> Result<Vec<ImageId>, StoreError>;
    /// Puts this name in the place of theirs wherever it stands on an image, its log included. The log
    /// does not tell the way there: it reaches nobody who has read it up to now.
    async fn anonymise(
        &self,
        image: ImageId,
        user: UserId,
        name: &DisplayName,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Removes the account of a person who has left, and all that leads to them. This is the name that
    /// stays.
    async fn delete_account(&self, user: UserId, name: &DisplayName) -> Result<(), StoreError>;

    /// Forgets sessions and links that have expired, and says how many.
    async fn forget_expired(&self, now: Timestamp) -> Result<u64, StoreError>;
}
