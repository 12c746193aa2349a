//! Fetches images by URL, protected against server-side request forgery. Knows no image format: the bytes are not
//! trusted.
//!
//! The checked address is the one connected to, see `net::outbound`; redirects are followed here, each checked like the
//! first URL.

mod error;
#[cfg(test)]
mod stand_ins;
#[cfg(test)]
mod tests;

pub use error::FetchError;

use super::bounds::MAX_UPLOAD_BYTES;
use crate::server::net::outbound::{
    self, AllowedNetworks, InvalidTarget, MAX_URL_BYTES, Resolver, SystemResolver,
};
use bytes::{Bytes, BytesMut};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, LOCATION};
use reqwest::{Client, Response};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Redirects followed for one image.
const MAX_REDIRECTS: usize = 5;
/// Time for all of it: names, redirects and content.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(20);

/// Fetches images by URL.
pub struct LinkFetcher {
    /// `None` when TLS cannot be set up here, which is logged: no URL is reachable then.
    client: Option<Client>,
    allowed: AllowedNetworks,
    total_timeout: Duration,
}

/// A URL that may be fetched from, as far as can be told before its name is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedUrl(Url);

impl LinkFetcher {
    /// Fetches from public addresses and from the allowed networks.
    pub fn new(allowed: impl Into<AllowedNetworks>) -> Self {
        Self::with_resolver(allowed, Arc::new(SystemResolver))
    }

    /// The same with another resolver.
    pub fn with_resolver(allowed: impl Into<AllowedNetworks>, resolver: Arc<dyn Resolver>) -> Self {
        let allowed = allowed.into();
        let client = outbound::client(allowed.clone(), resolver);
        let client = client.inspect_err(|error| tracing::error!(%error, "no HTTP client")).ok();
        Self { client, allowed, total_timeout: TOTAL_TIMEOUT }
    }

    /// Parses and checks a URL, without any request.
    ///
    /// # Errors
    /// [`FetchError::Invalid`] or [`FetchError::NotPublic`].
    pub fn check(&self, url: &str) -> Result<CheckedUrl, FetchError> {
        Ok(CheckedUrl(outbound::parse(url, &self.allowed)?))
    }

    /// The bytes at the URL, at most [`MAX_UPLOAD_BYTES`].
    ///
    /// # Errors
    /// See [`FetchError`].
    pub async fn fetch(&self, url: CheckedUrl) -> Result<Bytes, FetchError> {
        let fetched = tokio::time::timeout(self.total_timeout, self.follow(url.0)).await;
        fetched.map_err(|_| FetchError::TooSlow)?
    }

    async fn follow(&self, mut url: Url) -> Result<Bytes, FetchError> {
        for _ in 0..=MAX_REDIRECTS {
            let response = self.request(&url).await?;
            match redirect_target(&response, &url)? {
                Some(next) => url = outbound::check(next, &self.allowed)?,
                None => return body(response).await,
            }
        }
        Err(FetchError::TooManyRedirects)
    }

    async fn request(&self, url: &Url) -> Result<Response, FetchError> {
        let client = self.client.as_ref().ok_or(FetchError::Unreachable)?;
        let request = client.get(url.clone());
        let request = request.header(ACCEPT, "image/*").header(ACCEPT_ENCODING, "identity");
        request.send().await.map_err(|error| FetchError::from_client(&error))
    }
}

fn redirect_target(response: &Response, from: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let target = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let target = target.filter(|target| target.len() <= MAX_URL_BYTES);
    let target = target.and_then(|target| from.join(target).ok());
    target.map(Some).ok_or(FetchError::Invalid(InvalidTarget::RedirectToNoUrl))
}

async fn body(mut response: Response) -> Result<Bytes, FetchError> {
    if response.status() != reqwest::StatusCode::OK {
        return Err(FetchError::Status(response.status().as_u16()));
    }
    if response.headers().get(CONTENT_ENCODING).is_some_and(|value| value != "identity") {
        return Err(FetchError::Encoded);
    }
    let announced = response.content_length().unwrap_or(0);
    if announced > MAX_UPLOAD_BYTES as u64 {
        return Err(FetchError::TooLarge);
    }
    let mut bytes = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|e| FetchError::from_client(&e))? {
        if bytes.len() + chunk.len() > MAX_UPLOAD_BYTES {
            return Err(FetchError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}
