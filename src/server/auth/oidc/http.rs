//! How the provider is asked: no redirects, not for long, not for much, in the clear on this machine
//! only. Knows not what is asked.

use crate::server::config::OidcSettings;
use crate::server::net::safe_url::{is_loopback, is_safe};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::{Client, redirect};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use url::Url;

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long an answer may take, all of it: somebody waits for it.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(10);
/// The longest answer: keys and metadata are some kilobytes.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The address is in the clear and not on this machine.
    #[error("the address is not https")]
    NotSafe,
    /// More than is read.
    #[error("the answer is longer than {MAX_ANSWER_BYTES} bytes")]
    TooLong,
    /// It failed on the way.
    #[error(transparent)]
    Failed(#[from] reqwest::Error),
    /// It cannot be put together.
    #[error(transparent)]
    Unreadable(#[from] http::Error),
}

/// Asks the provider.
#[derive(Clone, Debug)]
pub struct Http(Client);

impl Http {
    /// For this provider.
    pub fn new(settings: &OidcSettings) -> Result<Self, String> {
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TOTAL_TIMEOUT);
        // A proxy of the environment leads to other machines.
        let is_here = Url::parse(&settings.issuer).is_ok_and(|url| is_loopback(&url));
        let client = if is_here { client.no_proxy() } else { client };
        client.build().map(Self).map_err(|error| error.to_string())
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, AskError> {
        let request = reqwest::Request::try_from(request)?;
        if !is_safe(request.url()) {
            return Err(AskError::NotSafe);
        }
        let mut response = self.0.execute(request).await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > MAX_ANSWER_BYTES {
                return Err(AskError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut answer = http::Response::builder().status(status).body(body)?;
        *answer.headers_mut() = headers;
        Ok(answer)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = AskError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, AskError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
