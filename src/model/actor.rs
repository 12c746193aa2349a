//! Who acts, and with which role. Knows no sessions.

use super::{DisplayName, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What a person is within a tenant; later ones may do more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Known by a name alone.
    Guest,
    /// Has an account.
    Member,
    /// May change and delete what others wrote.
    Moderator,
    /// May do everything within the tenant.
    Administrator,
}

/// A person with a name and a role, about to do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub id: UserId,
    /// As others see them.
    pub name: DisplayName,
    /// Within the tenant of the image at hand.
    pub role: Role,
}

/// Who did something, as it is kept with what they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Author {
    /// Who.
    pub id: UserId,
    /// The name they had then.
    pub name: DisplayName,
}

/// In whose name the server itself hides and brings back what moderators have to look at. Ids of
/// people are of version 7, so nobody else has this one.
pub const MODERATION: UserId = UserId(Uuid::from_u128(1));

impl Actor {
    /// The server itself, as a moderator.
    pub fn moderation() -> Self {
        Self { id: MODERATION, name: DisplayName::moderation(), role: Role::Moderator }
    }

    /// May this person moderate what others wrote?
    pub fn moderates(&self) -> bool {
        self.role >= Role::Moderator
    }

    /// The part that is kept.
    pub fn author(&self) -> Author {
        Author { id: self.id, name: self.name.clone() }
    }
}
