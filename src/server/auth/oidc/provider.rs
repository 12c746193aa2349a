//! What the provider says: its addresses and keys, and of a person. Knows no browser.

use crate::model::{DisplayName, Email};
use crate::server::auth::oidc::http::{AskError, Http};
use crate::server::auth::oidc::pending_logins::Kept;
use crate::server::auth::oidc::{OidcPerson, OidcProblem};
use crate::server::config::OidcSettings;
use crate::server::store::Identity;
use moka::sync::Cache;
use openidconnect::core::{
    CoreClient, CoreIdTokenClaims, CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, DiscoveryError, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, TokenResponse,
};
use std::sync::Arc;
use std::time::Duration;

/// How long addresses and keys are good without asking again.
const KNOWN_FOR: Duration = Duration::from_secs(10 * 60);
/// The longest subject, in bytes (OpenID Connect Core, 2).
const MAX_SUBJECT_BYTES: usize = 255;

/// A client with the addresses that a provider has.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// How fresh what is known of the provider has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A while ago is well.
    Lately,
    /// Now.
    Now,
}

/// One provider.
pub struct Provider {
    settings: OidcSettings,
    issuer: IssuerUrl,
    back: RedirectUrl,
    http: Http,
    metadata: Cache<(), Arc<CoreProviderMetadata>>,
}

impl Provider {
    /// Nothing is asked yet.
    pub fn new(settings: &OidcSettings, public_url: &str, http: Http) -> Result<Self, String> {
        let unusable = |error: url::ParseError| error.to_string();
        let metadata = Cache::builder().max_capacity(1).time_to_live(KNOWN_FOR).build();
        Ok(Self {
            issuer: IssuerUrl::new(settings.issuer.clone()).map_err(unusable)?,
            back: RedirectUrl::new(format!("{public_url}/auth/oidc/callback")).map_err(unusable)?,
            settings: settings.clone(),
            http,
            metadata,
        })
    }

    /// The client, with addresses and keys this fresh.
    pub async fn client(&self, seen: Seen) -> Result<Client, OidcProblem> {
        let known = self.metadata.get(&()).filter(|_| seen == Seen::Lately);
        let metadata = match known {
            Some(metadata) => metadata,
            None => self.discover().await?,
        };
        let id = ClientId::new(self.settings.client_id.clone());
        let secret = Some(ClientSecret::new(self.settings.client_secret.reveal().to_owned()));
        let client = CoreClient::from_provider_metadata((*metadata).clone(), id, secret);
        Ok(client.set_redirect_uri(self.back.clone()))
    }

    async fn discover(&self) -> Result<Arc<CoreProviderMetadata>, OidcProblem> {
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        let metadata = Arc::new(found.map_err(|error| {
            tracing::error!(%error, cause = cause(&error), "the OpenID Connect provider cannot be asked");
            match error {
                DiscoveryError::Request(_) | DiscoveryError::Response(..) => OidcProblem::Unreachable,
                _ => OidcProblem::Refused,
            }
        })?);
        self.metadata.insert((), Arc::clone(&metadata));
        Ok(metadata)
    }

    /// The person for whom the provider gave this code.
    pub async fn person(
        &self,
        code: AuthorizationCode,
        kept: Kept,
    ) -> Result<OidcPerson, OidcProblem> {
        let client = self.client(Seen::Lately).await?;
        let answer = self.exchange(&client, code, kept.verifier).await?;
        let claims = self.claims(&client, &answer, &kept.nonce).await?;
        let about = match needs_more(&claims) {
            true => self.about(&client, &answer, &claims).await,
            false => None,
        };
        person(&self.settings.issuer, &claims, about.as_ref())
    }

    async fn exchange(
        &self,
        client: &Client,
        code: AuthorizationCode,
        verifier: String,
    ) -> Result<CoreTokenResponse, OidcProblem> {
        let request = client.exchange_code(code).map_err(|error| {
            tracing::error!(%error, "the OpenID Connect provider names no token endpoint");
            OidcProblem::Refused
        })?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        request.request_async(&self.http).await.map_err(|error| {
            tracing::warn!(%error, "the OpenID Connect provider gives no token");
            match error {
                RequestTokenError::Request(_) => OidcProblem::Unreachable,
                _ => OidcProblem::Refused,
            }
        })
    }

    /// What the provider signed for this sign-in. A key that is not known may be a new one.
    async fn claims(
        &self,
        client: &Client,
        answer: &CoreTokenResponse,
        nonce: &Nonce,
    ) -> Result<CoreIdTokenClaims, OidcProblem> {
        let token = answer.id_token().ok_or(OidcProblem::BadToken)?;
        if let Ok(claims) = token.claims(&client.id_token_verifier(), nonce) {
            return Ok(claims.clone());
        }
        let client = self.client(Seen::Now).await?;
        let claims = token.claims(&client.id_token_verifier(), nonce).map_err(|error| {
            tracing::warn!(%error, "a token of the OpenID Connect provider is refused");
            OidcProblem::BadToken
        })?;
        Ok(claims.clone())
    }

    /// What else the provider tells of the same person. Nothing depends on it.
    async fn about(
        &self,
        client: &Client,
        answer: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Option<CoreUserInfoClaims> {
        let subject = Some(claims.subject().clone());
        let request = client.user_info(answer.access_token().clone(), subject).ok()?;
        let about = request.request_async(&self.http).await;
        about.inspect_err(|error| tracing::warn!(%error, "the provider tells no more")).ok()
    }
}

fn cause(error: &DiscoveryError<AskError>) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

fn needs_more(claims: &CoreIdTokenClaims) -> bool {
    claims.name().is_none() || claims.email().is_none()
}

fn person(
    issuer: &str,
    claims: &CoreIdTokenClaims,
    about: Option<&CoreUserInfoClaims>,
) -> Result<OidcPerson, OidcProblem> {
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.len() > MAX_SUBJECT_BYTES {
        return Err(OidcProblem::BadToken);
    }
    let names = [
        claims.name().and_then(|name| name.get(None)).map(|name| name.as_str()),
        about.and_then(|about| about.name()?.get(None)).map(|name| name.as_str()),
        claims.preferred_username().map(|name| name.as_str()),
        about.and_then(|about| about.preferred_username()).map(|name| name.as_str()),
    ];
    let here = claims.email().map(|email| (email.as_str(), claims.email_verified()));
    let there = about.and_then(|about| Some((about.email()?.as_str(), about.email_verified())));
    Ok(OidcPerson {
        identity: Identity::of_issuer(issuer, subject),
        name: names.into_iter().flatten().find_map(name),
        email: here
            .or(there)
            .filter(|(_, verified)| *verified == Some(true))
            // What is no address of an account here is none.
            .and_then(|(text, _)| Email::new(text).ok()),
    })
}

/// As much of it as a name can hold.
fn name(text: &str) -> Option<DisplayName> {
    let cut: String = text.trim().chars().take(DisplayName::MAX_CHARS).collect();
    DisplayName::new(&cut).ok()
}
