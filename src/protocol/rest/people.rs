//! Bodies about people: sessions and tickets. Know no routes.

use crate::model::{DisplayName, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who someone is to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewSession {
    /// The guest's name.
    pub name: DisplayName,
}

/// What the account of the caller remembers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PreferencesPatch {
    /// In forms, Enter breaks the line and does not send.
    #[schema(examples(true))]
    pub enter_breaks: bool,
}

/// Who someone is.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionBody {
    /// Who the cookie stands for.
    pub user: UserBody,
}

/// Who the caller is known as.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KnownBody {
    /// Who the cookie stands for.
    pub user: UserBody,
    /// Have they an account, or are they a guest?
    pub is_signed_in: bool,
}

/// A way into one live socket.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketBody {
    /// To be offered as the sub-protocol `ic.ticket.{ticket}`, beside `ic.v1`.
    #[schema(
        pattern = "^[A-Za-z0-9_-]{43}$",
        examples("3q2-7wQvXk5bnW9h1sYtR0uGJmPzLc8dEaFoIiHkM4B")
    )]
    pub ticket: String,
}

/// A person.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserBody {
    /// Who.
    pub id: UserId,
    /// As others see them.
    pub name: Option<DisplayName>,
}
