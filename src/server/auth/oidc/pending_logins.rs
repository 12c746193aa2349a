//! Sign-ins that have begun: what has to be known again when the browser comes back. In memory, each
//! for ten minutes and good once. Knows no provider.

use crate::server::auth::SessionToken;
use crate::server::auth::oidc::OidcProblem;
use crate::server::store::Digest;
use moka::sync::Cache;
use openidconnect::{CsrfToken, Nonce};
use std::time::Duration;
use url::Url;

/// Time to type a password and to find a second factor.
pub const WAITS: Duration = Duration::from_secs(10 * 60);
/// Sign-ins that may wait: some 300 bytes each.
const MOST: u64 = 20_000;

/// What is kept of a sign-in that has begun.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Comes back within what the provider signs.
    pub nonce: Nonce,
    /// Proves that the one who begins and the one who finishes are one.
    pub verifier: String,
    /// Where the person wants to go in the end.
    pub next: String,
}

/// A sign-in that begins.
pub struct Begun {
    /// Where to send the browser.
    pub url: Url,
    /// What the browser has to show when it comes back.
    pub shown: String,
}

/// All that wait, by the digest of their state; each bound to what one browser shows.
pub struct Waiting(Cache<Digest, (Digest, Kept)>);

impl Waiting {
    /// Nobody waits.
    pub fn new() -> Self {
        Self(Cache::builder().max_capacity(MOST).time_to_live(WAITS).build())
    }

    /// Someone waits.
    pub fn add(&self, url: Url, state: &CsrfToken, kept: Kept) -> Result<Begun, OidcProblem> {
        let shown = SessionToken::new().map_err(|error| {
            tracing::error!(%error, "no randomness");
            OidcProblem::Unreachable
        })?;
        self.0.insert(digest(state.secret()), (shown.digest(), kept));
        Ok(Begun { url, shown: shown.into_text() })
    }

    /// They come back, and do not wait any more, whatever becomes of it.
    pub fn take(&self, state: &str, shown: Option<&str>) -> Result<Kept, OidcProblem> {
        let (bound, kept) = self.0.remove(&digest(state)).ok_or(OidcProblem::UnknownState)?;
        let is_same = shown.is_some_and(|shown| digest(shown) == bound);
        if is_same { Ok(kept) } else { Err(OidcProblem::OtherBrowser) }
    }
}

/// Digests are compared, so that the time it takes says nothing of what they are of.
fn digest(text: &str) -> Digest {
    SessionToken::from_text(text).digest()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(waiting: &Waiting, state: &str) -> Begun {
        let kept = Kept { nonce: Nonce::new("n".into()), verifier: "v".into(), next: "/".into() };
        let url = Url::parse("https://provider.example/").expect("an address");
        waiting.add(url, &CsrfToken::new(state.into()), kept).expect("begun")
    }

    #[test]
    fn a_sign_in_is_finished_once_and_by_the_browser_that_began_it() {
        let waiting = Waiting::new();
        let problem = |state: &str, shown: Option<&str>| waiting.take(state, shown).err();
        let begun = wait(&waiting, "a");
        assert_eq!(problem("b", Some(&begun.shown)), Some(OidcProblem::UnknownState));
        assert_eq!(problem("a", Some(&begun.shown)), None);
        assert_eq!(problem("a", Some(&begun.shown)), Some(OidcProblem::UnknownState), "used up");
        let other = wait(&waiting, "c");
        assert_eq!(problem("c", Some(&begun.shown)), Some(OidcProblem::OtherBrowser));
        assert_eq!(problem("c", Some(&other.shown)), Some(OidcProblem::UnknownState), "used up");
        wait(&waiting, "d");
        assert_eq!(problem("d", None), Some(OidcProblem::OtherBrowser));
    }
}
