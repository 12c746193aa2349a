//! Logins that have started, to be resumed when the browser returns: in the database, so that
//! the browser may return to any node; each for ten minutes and once.

use crate::model::Timestamp;
use crate::server::auth::SessionToken;
use crate::server::auth::oidc::person::OidcProblem;
use crate::server::clock;
use crate::server::store::{Digest, OneTime, Store};
use openidconnect::{CsrfToken, Nonce};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use url::Url;

/// The lifetime in milliseconds: time to type a password and to find a second factor.
const LIFETIME_MS: i64 = 10 * 60 * 1_000;
/// Pending logins at most: some 300 bytes each.
const MAX_PENDING: u32 = 20_000;

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
pub struct PendingLogins(Arc<dyn Store>);

/// As it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    bound: Digest,
    nonce: Nonce,
    verifier: String,
    next: String,
}

impl PendingLogins {
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self(store)
    }

    /// Adds a login, and makes the token of its browser.
    pub async fn add(
        &self,
        url: Url,
        state: &CsrfToken,
        login: PendingLogin,
    ) -> Result<StartedLogin, OidcProblem> {
        let shown = SessionToken::new().map_err(failed)?;
        let PendingLogin { nonce, verifier, next } = login;
        let kept = Kept { bound: shown.digest(), nonce, verifier, next };
        let value = serde_json::to_string(&kept).map_err(failed)?;
        let (key, now) = (digest(state.secret()), clock::now());
        let (of, until) = ((OneTime::SignIn, &key), Timestamp(now.0 + LIFETIME_MS));
        let is_kept = self.0.people().keep_once(of, &value, (now, until), MAX_PENDING).await;
        match is_kept.map_err(failed)? {
            true => Ok(StartedLogin { url, shown: shown.into_text() }),
            false => Err(failed("too many sign-ins have begun")),
        }
    }

    /// Removes a login, also when the browser is the wrong one.
    pub async fn take(
        &self,
        state: &str,
        shown: Option<&str>,
    ) -> Result<PendingLogin, OidcProblem> {
        let taken = self.0.people().take_once(OneTime::SignIn, &digest(state), clock::now()).await;
        let value = taken.map_err(failed)?.ok_or(OidcProblem::UnknownState)?;
        let kept = serde_json::from_str(&value).map_err(failed)?;
        let Kept { bound, nonce, verifier, next } = kept;
        let is_same = shown.is_some_and(|shown| digest(shown) == bound);
        match is_same {
            true => Ok(PendingLogin { nonce, verifier, next }),
            false => Err(OidcProblem::OtherBrowser),
        }
    }
}

fn failed(error: impl std::fmt::Display) -> OidcProblem {
    tracing::error!(%error, "cannot keep a sign-in that has begun");
    OidcProblem::Unreachable
}

/// Digests are compared, so that the time tells nothing about the values.
fn digest(text: &str) -> Digest {
    SessionToken::from_text(text).digest()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::store::SqliteStore;

    async fn start(pending: &PendingLogins, state: &str) -> StartedLogin {
        let login =
            PendingLogin { nonce: Nonce::new("n".into()), verifier: "v".into(), next: "/".into() };
        let url = Url::parse("https://provider.example/").expect("an address");
        pending.add(url, &CsrfToken::new(state.into()), login).await.expect("started")
    }

    #[tokio::test]
    async fn a_login_is_finished_once_and_by_the_browser_that_started_it_on_any_node() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("t.db").display());
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&url).await.expect("opens"));
        let (begins, pending) = (PendingLogins::new(Arc::clone(&store)), PendingLogins::new(store));
        let problem =
            async |state: &str, shown: Option<&str>| pending.take(state, shown).await.err();
        let started = start(&begins, "a").await;
        assert_eq!(problem("b", Some(&started.shown)).await, Some(OidcProblem::UnknownState));
        assert_eq!(problem("a", Some(&started.shown)).await, None);
        let again = problem("a", Some(&started.shown)).await;
        assert_eq!(again, Some(OidcProblem::UnknownState), "used up");
        let other = start(&begins, "c").await;
        assert_eq!(problem("c", Some(&started.shown)).await, Some(OidcProblem::OtherBrowser));
        let again = problem("c", Some(&other.shown)).await;
        assert_eq!(again, Some(OidcProblem::UnknownState), "used up");
        start(&begins, "d").await;
        assert_eq!(problem("d", None).await, Some(OidcProblem::OtherBrowser));
    }
}
