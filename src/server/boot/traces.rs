//! Traces of requests for an OpenTelemetry collector: OTLP over HTTP, by the HTTP client that the server has anyway.

use super::error::StartError;
use async_trait::async_trait;
use bytes::Bytes;
use hyper::{Request, Response};
use opentelemetry::trace::TracerProvider;
use opentelemetry_http::{HttpClient, HttpError};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use std::time::Duration;
use tokio::runtime::Runtime;
use tracing::{Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::LookupSpan;

/// What collectors know the program as, unless `OTEL_SERVICE_NAME` says otherwise.
const SERVICE: &str = "image-chat";
/// A collector that takes longer loses what it was sent.
const TIMEOUT: Duration = Duration::from_secs(10);

/// What sends the traces; they end with it.
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends to the collector at this address, such as `http://127.0.0.1:4318`.
    ///
    /// # Errors
    /// [`StartError::Traces`] when no client can be made.
    pub fn to(endpoint: &str) -> Result<Self, StartError> {
        let failed = |error: &dyn std::error::Error| StartError::Traces(error.to_string());
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Client::new().map_err(|error| failed(&*error))?)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{endpoint}/v1/traces"))
            .with_timeout(TIMEOUT)
            .build()
            .map_err(|error| failed(&error))?;
        let mut resource = Resource::builder().with_attribute(opentelemetry::KeyValue::new(
            "service.version",
            env!("CARGO_PKG_VERSION"),
        ));
        if std::env::var_os("OTEL_SERVICE_NAME").is_none() {
            resource = resource.with_service_name(SERVICE);
        }
        let provider = SdkTracerProvider::builder().with_batch_exporter(exporter);
        Ok(Self(provider.with_resource(resource.build()).build()))
    }

    /// What the log's spans go through, whatever the log itself shows.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let spans = Targets::new().with_target("image_chat", Level::DEBUG);
        let tracer = self.0.tracer(SERVICE);
        tracing_opentelemetry::layer().with_tracer(tracer).with_location(false).with_filter(spans)
    }

    /// Sends what is left. A collector that does not answer holds this up for [`TIMEOUT`].
    pub fn finish(&self) {
        if let Err(error) = self.0.shutdown() {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}

/// The HTTP client, with a thread of its own: the exporter's thread runs no asynchronous code.
#[derive(Debug)]
struct Client {
    client: reqwest::Client,
    runtime: Runtime,
}

impl Client {
    fn new() -> Result<Self, Box<dyn std::error::Error>> {
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).thread_name("traces").enable_all().build()?;
        Ok(Self { client: reqwest::Client::builder().timeout(TIMEOUT).build()?, runtime })
    }
}

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        let client = self.client.clone();
        let answered = self.runtime.spawn(async move {
            let answer = client.execute(request).await?;
            let status = answer.status();
            Ok::<_, reqwest::Error>((status, answer.bytes().await?))
        });
        let (status, body) = answered.await??;
        Ok(Response::builder().status(status).body(body)?)
    }
}
