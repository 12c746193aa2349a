//! Images by link: from an address that anyone may have written to bytes, without the server being
//! made to call where its caller could not. Knows no image format: what comes is not trusted.
//!
//! The address that was judged is the one connected to: names are resolved by [`Guard`] alone, once
//! a connection, and redirects are followed by hand, each judged like the first address.

mod error;
mod guard;
#[cfg(test)]
mod stand_ins;
#[cfg(test)]
mod tests;

pub use error::FetchError;
pub use guard::{Resolver, SystemResolver};

use super::{AllowedNetworks, MAX_UPLOAD_BYTES};
use bytes::{Bytes, BytesMut};
use guard::Guard;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, LOCATION};
use reqwest::{Client, Response, redirect};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use url::{Host, Url};

/// Redirects followed for one image.
const MAX_REDIRECTS: usize = 5;
/// The longest address, in bytes: more than any browser's address bar holds in practice.
const MAX_URL_BYTES: usize = 4_096;
/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long all of it may take, names, redirects and content included.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(20);
/// Images fetched at once: 8 × 25 MiB are the most that wait in memory.
const MAX_FETCHES: usize = 8;
/// How it introduces itself.
const USER_AGENT: &str = concat!("image-chat/", env!("CARGO_PKG_VERSION"));

/// Brings images by link.
pub struct LinkFetcher {
    /// Absent when TLS cannot be set up here, which the log says: no link is reachable then.
    client: Option<Client>,
    allowed: AllowedNetworks,
    places: Semaphore,
    total: Duration,
}

impl LinkFetcher {
    /// Fetches from public addresses and from the networks allowed beside them.
    pub fn new(allowed: impl Into<AllowedNetworks>) -> Self {
        Self::with_resolver(allowed, Arc::new(SystemResolver))
    }

    /// The same with another way from names to addresses.
    pub fn with_resolver(allowed: impl Into<AllowedNetworks>, resolver: Arc<dyn Resolver>) -> Self {
        let allowed = allowed.into();
        let client = client(Guard::new(allowed.clone(), resolver));
        let client = client.inspect_err(|error| tracing::error!(%error, "no HTTP client")).ok();
        Self { client, allowed, places: Semaphore::new(MAX_FETCHES), total: TOTAL_TIMEOUT }
    }

    /// The bytes at `url`, at most [`MAX_UPLOAD_BYTES`].
    ///
    /// # Errors
    /// See [`FetchError`].
    pub async fn fetch(&self, url: &str) -> Result<Bytes, FetchError> {
        let url = self.judged(parsed(url)?)?;
        let _place = self.places.try_acquire().map_err(|_| FetchError::Busy)?;
        tokio::time::timeout(self.total, self.follow(url)).await.map_err(|_| FetchError::TooSlow)?
    }

    async fn follow(&self, mut url: Url) -> Result<Bytes, FetchError> {
        for _ in 0..=MAX_REDIRECTS {
            let response = self.ask(&url).await?;
            match redirect_target(&response, &url)? {
                Some(next) => url = self.judged(next)?,
                None => return body(response).await,
            }
        }
        Err(FetchError::TooManyRedirects)
    }

    async fn ask(&self, url: &Url) -> Result<Response, FetchError> {
        let client = self.client.as_ref().ok_or(FetchError::Unreachable)?;
        let request = client.get(url.clone());
        let request = request.header(ACCEPT, "image/*").header(ACCEPT_ENCODING, "identity");
        request.send().await.map_err(|error| FetchError::from_client(&error))
    }

    /// What can be said of an address before it is asked. Names are judged when they are resolved;
    /// literal addresses never come to be resolved and are judged here, in whatever spelling.
    fn judged(&self, url: Url) -> Result<Url, FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::Invalid("it does not begin with http:// or https://"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Invalid("it contains a user name or password"));
        }
        let literal = match url.host() {
            None => return Err(FetchError::Invalid("it has no host")),
            Some(Host::Domain(_)) => return Ok(url),
            Some(Host::Ipv4(address)) => address.into(),
            Some(Host::Ipv6(address)) => address.into(),
        };
        if self.allowed.admits(literal) { Ok(url) } else { Err(FetchError::NotPublic) }
    }
}

/// One that does nothing of its own accord: no redirects, no proxy from the environment, no
/// connections kept, no name looked up but by the guard.
fn client(guard: Guard) -> Result<Client, reqwest::Error> {
    Client::builder()
        .dns_resolver(Arc::new(guard))
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_max_idle_per_host(0)
        .build()
}

fn parsed(url: &str) -> Result<Url, FetchError> {
    if url.len() > MAX_URL_BYTES {
        return Err(FetchError::Invalid("it is too long"));
    }
    Url::parse(url.trim()).map_err(|_| FetchError::Invalid("it is no web address"))
}

fn redirect_target(response: &Response, from: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let target = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let target = target.filter(|target| target.len() <= MAX_URL_BYTES);
    let target = target.and_then(|target| from.join(target).ok());
    target.map(Some).ok_or(FetchError::Invalid("it redirects to no web address"))
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
