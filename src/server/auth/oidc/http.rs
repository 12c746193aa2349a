//! The HTTP client for the provider: no redirects, bounded time and size, http for loopback alone.

use crate::server::config::OidcSettings;
use crate::server::net::safe_url::{is_loopback, is_safe};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::{Client, redirect};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use url::Url;

/// Time to connect.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Time for the whole response: a person waits for it.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(10);
/// The longest response: keys and metadata are some kilobytes.
const MAX_RESPONSE_BYTES: usize = 256 * 1024;

/// Why a request fails.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// http, and not on this machine.
    #[error("the address is not https")]
    NotSafe,
    /// Longer than is read.
    #[error("the answer is longer than {MAX_RESPONSE_BYTES} bytes")]
    TooLong,
    /// The transport failed.
    #[error(transparent)]
    Failed(#[from] reqwest::Error),
    /// The response cannot be built.
    #[error(transparent)]
    Unreadable(#[from] http::Error),
}

/// Requests to one provider.
#[derive(Clone, Debug)]
pub struct OidcClient(Client);

impl OidcClient {
    pub fn new(settings: &OidcSettings) -> Result<Self, String> {
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TOTAL_TIMEOUT);
        // A proxy of the environment cannot reach this machine's loopback.
        let is_here = Url::parse(&settings.issuer).is_ok_and(|url| is_loopback(&url));
        let client = if is_here { client.no_proxy() } else { client };
        client.build().map(Self).map_err(|error| error.to_string())
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, RequestError> {
        let request = reqwest::Request::try_from(request)?;
        if !is_safe(request.url()) {
            return Err(RequestError::NotSafe);
        }
        let mut response = self.0.execute(request).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > MAX_RESPONSE_BYTES {
                return Err(RequestError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut answer = http::Response::builder().status(status).body(body)?;
        *answer.headers_mut() = headers;
        Ok(answer)
    }
}

impl<'c> AsyncHttpClient<'c> for OidcClient {
    type Error = RequestError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, RequestError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
