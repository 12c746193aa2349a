//! The viewer behind a connection.

use crate::model::{Author, UserId};
use crate::server::store::Digest;
use std::net::IpAddr;
use std::sync::Arc;

/// A viewer as others see them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublicIdentity {
    /// The person; `None` without a session.
    pub id: Option<UserId>,
    /// The person with their name, once they have one.
    pub author: Option<Author>,
}

/// The viewer behind a connection. What they may follow is decided by an
/// [`Authorizer`](super::Authorizer).
#[derive(Clone, Debug, PartialEq)]
pub struct Viewer {
    /// The viewer as others see them.
    pub identity: PublicIdentity,
    /// Has an account, or was identified by a provider that the whole server trusts.
    pub is_signed_in: bool,
    /// The client address.
    pub address: IpAddr,
    /// The session that the connection was opened with; it ends with that session.
    pub session: Option<Digest>,
    /// The origin of the embedding page, when that is another site.
    pub embedded_in: Option<Arc<str>>,
}
