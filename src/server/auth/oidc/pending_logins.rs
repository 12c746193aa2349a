//! Logins that have started, to be resumed when the browser returns: in memory, each for ten minutes and once.

use crate::server::auth::SessionToken;
use crate::server::auth::oidc::person::OidcProblem;
use crate::server::store::Digest;
use moka::sync::Cache;
use openidconnect::{CsrfToken, Nonce};
use std::time::Duration;
use url::Url;

/// The lifetime: time to type a password and to find a second factor.
const LIFETIME: Duration = Duration::from_secs(10 * 60);
/// Pending logins at most: some 300 bytes each.
const MAX_PENDING: u64 = 20_000;

/// The state of a login.
#[derive(Clone, Debug)]
pub struct PendingLogin {
    /// Returned in the signed ID token.
    pub nonce: Nonce,
    /// The PKCE verifier: proves that one client starts and finishes the login.
    pub verifier: String,
    /// The page to return to.
    pub next: String,
}

/// A login that starts.
pub struct StartedLogin {
    /// The provider's page.
    pub url: Url,
    /// The token that the browser has to show when it returns.
    pub shown: String,
}

/// By the digest of their state; each bound to the digest of one browser's token.
pub struct PendingLogins(Cache<Digest, (Digest, PendingLogin)>);

impl PendingLogins {
    pub fn new() -> Self {
        Self(Cache::builder().max_capacity(MAX_PENDING).time_to_live(LIFETIME).build())
    }

    /// Adds a login, and makes the token of its browser.
    pub fn add(
        &self,
        url: Url,
        state: &CsrfToken,
        login: PendingLogin,
    ) -> Result<StartedLogin, OidcProblem> {
        let shown = SessionToken::new().map_err(|error| {
            tracing::error!(%error, "no randomness");
            OidcProblem::Unreachable
        })?;
        self.0.insert(digest(state.secret()), (shown.digest(), login));
        Ok(StartedLogin { url, shown: shown.into_text() })
    }

    /// Removes a login, also when the browser is the wrong one.
    pub fn take(&self, state: &str, shown: Option<&str>) -> Result<PendingLogin, OidcProblem> {
        let (bound, login) = self.0.remove(&digest(state)).ok_or(OidcProblem::UnknownState)?;
        let is_same = shown.is_some_and(|shown| digest(shown) == bound);
        if is_same { Ok(login) } else { Err(OidcProblem::OtherBrowser) }
    }
}

/// Digests are compared, so that the time tells nothing about the values.
fn digest(text: &str) -> Digest {
    SessionToken::from_text(text).digest()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(pending: &PendingLogins, state: &str) -> StartedLogin {
        let login =
            PendingLogin { nonce: Nonce::new("n".into()), verifier: "v".into(), next: "/".into() };
        let url = Url::parse("https://provider.example/").expect("an address");
        pending.add(url, &CsrfToken::new(state.into()), login).expect("started")
    }

    #[test]
    fn a_login_is_finished_once_and_by_the_browser_that_started_it() {
        let pending = PendingLogins::new();
        let problem = |state: &str, shown: Option<&str>| pending.take(state, shown).err();
        let started = start(&pending, "a");
        assert_eq!(problem("b", Some(&started.shown)), Some(OidcProblem::UnknownState));
        assert_eq!(problem("a", Some(&started.shown)), None);
        assert_eq!(problem("a", Some(&started.shown)), Some(OidcProblem::UnknownState), "used up");
        let other = start(&pending, "c");
        assert_eq!(problem("c", Some(&started.shown)), Some(OidcProblem::OtherBrowser));
        assert_eq!(problem("c", Some(&other.shown)), Some(OidcProblem::UnknownState), "used up");
        start(&pending, "d");
        assert_eq!(problem("d", None), Some(OidcProblem::OtherBrowser));
    }
}
