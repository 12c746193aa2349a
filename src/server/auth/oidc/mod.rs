//! Sign-in with an OpenID Connect provider: authorization code with PKCE, state and nonce, by the crate
//! `openidconnect`.

mod client;
mod pending_logins;
mod person;
mod provider;

pub use pending_logins::StartedLogin;
pub use person::{OidcPerson, OidcProblem};

use crate::server::config::OidcSettings;
use crate::server::store::Store;
use client::OidcClient;
use openidconnect::core::CoreAuthenticationFlow;
use openidconnect::{AuthorizationCode, CsrfToken, Nonce, PkceCodeChallenge, Scope};
use pending_logins::{PendingLogin, PendingLogins};
use provider::{Freshness, Provider};
use std::sync::Arc;

/// The query of the provider's redirect back.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Returned {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// Signs people in with one provider.
pub struct Oidc {
    settings: OidcSettings,
    provider: Provider,
    pending: PendingLogins,
}

impl Oidc {
    /// Sends no request before the first login. The provider redirects back to `public_url`.
    pub fn new(
        settings: OidcSettings,
        public_url: &str,
        store: Arc<dyn Store>,
    ) -> Result<Self, String> {
        let provider = Provider::new(&settings, public_url, OidcClient::new(&settings)?)?;
        Ok(Self { settings, provider, pending: PendingLogins::new(store) })
    }

    /// The name on the button.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Starts a login. `next` is the page to return to in the end.
    pub async fn begin(&self, next: String) -> Result<StartedLogin, OidcProblem> {
        let client = self.provider.client(Freshness::Cached).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let code = CoreAuthenticationFlow::AuthorizationCode;
        let request = client.authorize_url(code, CsrfToken::new_random, Nonce::new_random);
        let scopes = ["profile", "email"].map(|scope| Scope::new(scope.into()));
        let request = request.add_scopes(scopes).set_pkce_challenge(challenge);
        let (url, state, nonce) = request.url();
        let login = PendingLogin { nonce, verifier: verifier.into_secret(), next };
        self.pending.add(url, &state, login).await
    }

    /// Finishes a login: the person, and the page to return to. `shown` is the token of the browser.
    pub async fn finish(
        &self,
        returned: Returned,
        shown: Option<&str>,
    ) -> Result<(OidcPerson, String), OidcProblem> {
        let state = returned.state.as_deref().ok_or(OidcProblem::UnknownState)?;
        let login = self.pending.take(state, shown).await?;
        if let Some(error) = returned.error {
            let denied = error == "access_denied";
            return Err(if denied { OidcProblem::Denied } else { OidcProblem::Refused });
        }
        let code = AuthorizationCode::new(returned.code.ok_or(OidcProblem::Refused)?);
        let next = login.next.clone();
        Ok((self.provider.person(code, login).await?, next))
    }
}
