//! Signing in with an OpenID Connect provider: authorization code with PKCE, state and nonce. Knows no
//! page and not who someone is here.
//!
//! The protocol is the crate `openidconnect`'s; here is what it asks and what it is answered.

mod http;
mod pending_logins;
mod provider;

pub use pending_logins::Begun;

use crate::model::{DisplayName, Email};
use crate::server::config::OidcSettings;
use crate::server::store::Identity;
use http::Http;
use openidconnect::core::CoreAuthenticationFlow;
use openidconnect::{AuthorizationCode, CsrfToken, Nonce, PkceCodeChallenge, Scope};
use pending_logins::Waiting;
use provider::{Provider, Seen};

/// Why signing in with a provider came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OidcProblem {
    /// The person did not want to, or the provider did not let them.
    #[error("denied")]
    Denied,
    /// Nothing that was begun here has this state: too long ago, used up, or made up.
    #[error("unknown_state")]
    UnknownState,
    /// It was begun in another browser.
    #[error("other_browser")]
    OtherBrowser,
    /// The provider does not answer.
    #[error("provider_unreachable")]
    Unreachable,
    /// The provider answers with an error.
    #[error("provider_refused")]
    Refused,
    /// What the provider says of the person is not signed by it, or not for this sign-in.
    #[error("bad_token")]
    BadToken,
}

/// What the provider sends a browser back with.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Returned {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// A person as the provider knows them.
#[derive(Clone, Debug, PartialEq)]
pub struct OidcPerson {
    /// Who.
    pub identity: Identity,
    /// What they are called, as far as the provider says.
    pub name: Option<DisplayName>,
    /// Their address, when the provider says that it has checked it.
    pub email: Option<Email>,
}

/// Signs people in with one provider.
pub struct Oidc {
    settings: OidcSettings,
    provider: Provider,
    waiting: Waiting,
}

impl Oidc {
    /// Nothing is asked of the provider until someone wants to sign in. `public_url` is where people
    /// come back to.
    pub fn new(settings: OidcSettings, public_url: &str) -> Result<Self, String> {
        let provider = Provider::new(&settings, public_url, Http::new(&settings)?)?;
        Ok(Self { settings, provider, waiting: Waiting::new() })
    }

    /// What the button says.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Begins: where to send the browser, and what it has to show when it comes back. `next` is where
    /// it goes in the end.
    pub async fn begin(&self, next: String) -> Result<Begun, OidcProblem> {
        let client = self.provider.client(Seen::Lately).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let code = CoreAuthenticationFlow::AuthorizationCode;
        let request = client.authorize_url(code, CsrfToken::new_random, Nonce::new_random);
        let scopes = ["profile", "email"].map(|scope| Scope::new(scope.into()));
        let request = request.add_scopes(scopes).set_pkce_challenge(challenge);
        let (url, state, nonce) = request.url();
        self.waiting.add(
            url,
            &state,
            pending_logins::Kept { nonce, verifier: verifier.into_secret(), next },
        )
    }

    /// Finishes: who it is, and where they wanted to go. `shown` is what their browser shows.
    pub async fn finish(
        &self,
        returned: Returned,
        shown: Option<&str>,
    ) -> Result<(OidcPerson, String), OidcProblem> {
        let state = returned.state.as_deref().ok_or(OidcProblem::UnknownState)?;
        let kept = self.waiting.take(state, shown)?;
        if let Some(error) = returned.error {
            let denied = error == "access_denied";
            return Err(if denied { OidcProblem::Denied } else { OidcProblem::Refused });
        }
        let code = AuthorizationCode::new(returned.code.ok_or(OidcProblem::Refused)?);
        let next = kept.next.clone();
        Ok((self.provider.person(code, kept).await?, next))
    }
}
