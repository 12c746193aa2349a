//! The provider: its metadata and keys, and the claims of a person.

use crate::model::{DisplayName, Email};
use crate::server::auth::oidc::http::{OidcClient, RequestError};
use crate::server::auth::oidc::pending_logins::PendingLogin;
use crate::server::auth::oidc::person::{OidcPerson, OidcProblem};
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

/// The lifetime of cached metadata and keys.
const METADATA_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// The longest subject, in bytes (OpenID Connect Core, 2).
const MAX_SUBJECT_BYTES: usize = 255;

/// A client with the endpoints of a provider.
type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Whether cached metadata is good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// From the cache, if it is there.
    Cached,
    /// Requested now.
    Fresh,
}

/// One provider.
pub struct Provider {
    settings: OidcSettings,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: OidcClient,
    metadata: Cache<(), Arc<CoreProviderMetadata>>,
}

impl Provider {
    /// Sends no request yet.
    pub fn new(
        settings: &OidcSettings,
        public_url: &str,
        http: OidcClient,
    ) -> Result<Self, String> {
        let unusable = |error: url::ParseError| error.to_string();
        let metadata = Cache::builder().max_capacity(1).time_to_live(METADATA_LIFETIME).build();
        Ok(Self {
            issuer: IssuerUrl::new(settings.issuer.clone()).map_err(unusable)?,
            redirect: RedirectUrl::new(format!("{public_url}/auth/oidc/callback"))
                .map_err(unusable)?,
            settings: settings.clone(),
            http,
            metadata,
        })
    }

    /// A client with the provider's endpoints and keys.
    pub async fn client(&self, freshness: Freshness) -> Result<Client, OidcProblem> {
        let known = self.metadata.get(&()).filter(|_| freshness == Freshness::Cached);
        let metadata = match known {
            Some(metadata) => metadata,
            None => self.discover().await?,
        };
        let id = ClientId::new(self.settings.client_id.clone());
        let secret = Some(ClientSecret::new(self.settings.client_secret.reveal().to_owned()));
        let client = CoreClient::from_provider_metadata((*metadata).clone(), id, secret);
        Ok(client.set_redirect_uri(self.redirect.clone()))
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

    /// Exchanges a code for its person.
    pub async fn person(
        &self,
        code: AuthorizationCode,
        login: PendingLogin,
    ) -> Result<OidcPerson, OidcProblem> {
        let client = self.client(Freshness::Cached).await?;
        let answer = self.exchange(&client, code, login.verifier).await?;
        let claims = self.claims(&client, &answer, &login.nonce).await?;
        let info = match needs_more(&claims) {
            true => self.optional_claims(&client, &answer, &claims).await,
            false => None,
        };
        person(&self.settings.issuer, &claims, info.as_ref())
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

    /// The claims of the ID token. An unknown key may be a new one: then the keys are requested again.
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
        let client = self.client(Freshness::Fresh).await?;
        let claims = token.claims(&client.id_token_verifier(), nonce).map_err(|error| {
            tracing::warn!(%error, "a token of the OpenID Connect provider is refused");
            OidcProblem::BadToken
        })?;
        Ok(claims.clone())
    }

    /// The optional claims of the user info endpoint.
    async fn optional_claims(
        &self,
        client: &Client,
        answer: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Option<CoreUserInfoClaims> {
        let subject = Some(claims.subject().clone());
        let request = client.user_info(answer.access_token().clone(), subject).ok()?;
        let info = request.request_async(&self.http).await;
        info.inspect_err(|error| tracing::warn!(%error, "the provider tells no more")).ok()
    }
}

fn cause(error: &DiscoveryError<RequestError>) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

fn needs_more(claims: &CoreIdTokenClaims) -> bool {
    claims.name().is_none() || claims.email().is_none()
}

fn person(
    issuer: &str,
    claims: &CoreIdTokenClaims,
    info: Option<&CoreUserInfoClaims>,
) -> Result<OidcPerson, OidcProblem> {
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.len() > MAX_SUBJECT_BYTES {
        return Err(OidcProblem::BadToken);
    }
    let names = [
        claims.name().and_then(|name| name.get(None)).map(|name| name.as_str()),
        info.and_then(|info| info.name()?.get(None)).map(|name| name.as_str()),
        claims.preferred_username().map(|name| name.as_str()),
        info.and_then(|info| info.preferred_username()).map(|name| name.as_str()),
    ];
    let here = claims.email().map(|email| (email.as_str(), claims.email_verified()));
    let there = info.and_then(|info| Some((info.email()?.as_str(), info.email_verified())));
    Ok(OidcPerson {
        identity: Identity::of_issuer(issuer, subject),
        name: names.into_iter().flatten().find_map(name),
        email: here
            .or(there)
            .filter(|(_, verified)| *verified == Some(true))
            // An address that no account here can have is ignored.
            .and_then(|(text, _)| Email::new(text).ok()),
    })
}

/// Truncated to the length of a name.
fn name(text: &str) -> Option<DisplayName> {
    let cut: String = text.trim().chars().take(DisplayName::MAX_CHARS).collect();
    DisplayName::new(&cut).ok()
}
