//! Who acts, and with which role. Knows no sessions.

use super::{DisplayName, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What a person is within a tenant; later ones may do more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
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
    /// Their name looks like that of someone who moderates there, and they do not.
    #[serde(default)]
    pub is_look_alike: bool,
}

/// Who did something, as it is kept with what they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Author {
    /// Who.
    pub id: UserId,
    /// The name they had then.
    pub name: DisplayName,
    /// The role they had then, if it stands beside the name: that of moderators and administrators, and of others whose
    /// name looks like one of theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub role: Option<Role>,
}

/// In whose name the server itself hides and brings back what moderators have to look at. Ids of
/// people are of version 7, so nobody else has this one.
pub const MODERATION: UserId = UserId(Uuid::from_u128(1));

impl Role {
    /// As it is written in JSON and in columns.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Member => "member",
            Self::Moderator => "moderator",
            Self::Administrator => "administrator",
        }
    }

    /// The role of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        let all = [Self::Guest, Self::Member, Self::Moderator, Self::Administrator];
        all.into_iter().find(|role| role.name() == name)
    }
}

impl Actor {
    /// The server itself, as a moderator.
    pub fn moderation() -> Self {
        let name = DisplayName::moderation();
        Self { id: MODERATION, name, role: Role::Moderator, is_look_alike: false }
    }

    /// May this person moderate what others wrote?
    pub fn moderates(&self) -> bool {
        self.role >= Role::Moderator
    }

    /// The part that is kept.
    pub fn author(&self) -> Author {
        let role = (self.moderates() || self.is_look_alike).then_some(self.role);
        Author { id: self.id, name: self.name.clone(), role }
    }
}
