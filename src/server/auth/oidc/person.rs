//! The outcome of a sign-in with a provider.

use crate::model::{DisplayName, Email};
use crate::server::store::Identity;

/// A person as the provider knows them.
#[derive(Clone, Debug, PartialEq)]
pub struct OidcPerson {
    /// The issuer and its subject.
    pub identity: Identity,
    /// The name, as far as the provider tells.
    pub name: Option<DisplayName>,
    /// The address, when the provider has verified it.
    pub email: Option<Email>,
}

/// Why a sign-in with a provider fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OidcProblem {
    /// The person or the provider refused.
    #[error("denied")]
    Denied,
    /// No pending login has this state: expired, used, or forged.
    #[error("unknown_state")]
    UnknownState,
    /// It began in another browser.
    #[error("other_browser")]
    OtherBrowser,
    /// The provider does not answer.
    #[error("provider_unreachable")]
    Unreachable,
    /// The provider answers with an error.
    #[error("provider_refused")]
    Refused,
    /// The ID token is not signed by the provider, or not for this login.
    #[error("bad_token")]
    BadToken,
}
