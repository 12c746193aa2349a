//! S3-compatible stores, by way of the HTTP client that the server has anyway: object_store's own would bring a second
//! version of it, and a second library for TLS.

use async_trait::async_trait;
use http_body_util::BodyExt;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{
    ClientOptions, HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse,
    HttpResponseBody, HttpService,
};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, RetryConfig};
use reqwest::{Body, Client, Request};
use std::time::Duration;

/// The longest a connection takes to be there.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// The longest pause within an answer.
const READ_TIMEOUT: Duration = Duration::from_secs(30);
/// A failed request is tried again so often, and for so long, while a person waits.
const MAX_RETRIES: usize = 3;
const RETRY_FOR: Duration = Duration::from_secs(10);

/// A bucket, and how it is reached. What is `None` comes from the variables `AWS_…`.
#[derive(Clone, Debug, Default)]
pub struct Bucket<'a> {
    /// Its name.
    pub name: &'a str,
    /// What the names of files begin with; may be empty.
    pub prefix: &'a str,
    /// The address of the server.
    pub endpoint: Option<&'a str>,
    /// The region.
    pub region: Option<&'a str>,
    /// Id and secret of the key.
    pub key: Option<(&'a str, &'a str)>,
}

/// The files below the prefix of a bucket.
pub fn open(bucket: &Bucket<'_>) -> object_store::Result<PrefixStore<AmazonS3>> {
    let retry = RetryConfig {
        backoff: BackoffConfig::default(),
        max_retries: MAX_RETRIES,
        retry_timeout: RETRY_FOR,
    };
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name(bucket.name)
        .with_retry(retry)
        .with_http_connector(Connector);
    if let Some(endpoint) = bucket.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    if let Some(region) = bucket.region {
        builder = builder.with_region(region);
    }
    if let Some((id, secret)) = bucket.key {
        builder = builder.with_access_key_id(id).with_secret_access_key(secret);
    }
    Ok(PrefixStore::new(builder.build()?, Path::from(bucket.prefix)))
}

/// Makes the clients of a store.
#[derive(Debug)]
struct Connector;

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .read_timeout(READ_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .build();
        let failed = |error| object_store::Error::Generic { store: "S3", source: Box::new(error) };
        Ok(HttpClient::new(Service(client.map_err(failed)?)))
    }
}

#[derive(Debug)]
struct Service(Client);

#[async_trait]
impl HttpService for Service {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let url = parts.uri.to_string().parse();
        let url = url.map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?;
        let mut sent = Request::new(parts.method, url);
        *sent.headers_mut() = parts.headers;
        *sent.body_mut() = Some(Body::wrap(body));
        let answer = self.0.execute(sent).await.map_err(failed)?;
        let (parts, body) = hyper::Response::<Body>::from(answer).into_parts();
        Ok(HttpResponse::from_parts(parts, HttpResponseBody::new(body.map_err(failed))))
    }
}

/// As object_store tells them apart to try again.
fn failed(error: reqwest::Error) -> HttpError {
    let kind = match &error {
        error if error.is_timeout() => HttpErrorKind::Timeout,
        error if error.is_connect() => HttpErrorKind::Connect,
        error if error.is_decode() => HttpErrorKind::Decode,
        error if error.is_request() => HttpErrorKind::Request,
        _ => HttpErrorKind::Interrupted,
    };
    HttpError::new(kind, error)
}
