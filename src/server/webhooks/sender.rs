//! Sends the request of a webhook. Follows no redirect, and reads nothing of the answer but its status.

use crate::server::net::outbound::{
    self, AllowedNetworks, InvalidTarget, Resolver, SystemResolver, TargetError, is_refused,
};
use reqwest::Client;
use reqwest::header::HeaderMap;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Time for one attempt: the name, the connection, the request and the head of the answer.
pub const SEND_TIMEOUT: Duration = Duration::from_secs(10);

/// Sends webhooks to public addresses and to those that the operator allows.
pub struct WebhookSender {
    /// `None` when TLS cannot be set up here, which is logged: no endpoint is reachable then.
    client: Option<Client>,
    allowed: AllowedNetworks,
}

/// Why there is no answer. Tells nothing about hosts that are not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError {
    /// Not an address that requests are sent to.
    Invalid(InvalidTarget),
    /// It leads to an address that is not public.
    NotPublic,
    /// No such name, no connection, or a broken one.
    Unreachable,
    /// No answer in time.
    TooSlow,
}

impl WebhookSender {
    /// Sends to public addresses and to the allowed networks.
    pub fn new(allowed: impl Into<AllowedNetworks>) -> Self {
        Self::with_resolver(allowed, Arc::new(SystemResolver))
    }

    /// The same with another resolver.
    pub fn with_resolver(allowed: impl Into<AllowedNetworks>, resolver: Arc<dyn Resolver>) -> Self {
        let allowed = allowed.into();
        let client = outbound::client(allowed.clone(), resolver);
        let client = client.inspect_err(|error| tracing::error!(%error, "no HTTP client")).ok();
        Self { client, allowed }
    }

    /// Parses and checks an address, without any request.
    ///
    /// # Errors
    /// [`SendError::Invalid`] or [`SendError::NotPublic`].
    pub fn check(&self, url: &str) -> Result<Url, SendError> {
        Ok(outbound::parse(url, &self.allowed)?)
    }

    /// The status of the answer.
    ///
    /// # Errors
    /// See [`SendError`].
    pub async fn send(
        &self,
        url: &str,
        headers: HeaderMap,
        body: String,
    ) -> Result<u16, SendError> {
        // Checked again: what was allowed when it was entered need not be so any more.
        let url = self.check(url)?;
        let client = self.client.as_ref().ok_or(SendError::Unreachable)?;
        let request = client.post(url).headers(headers).body(body).timeout(SEND_TIMEOUT);
        let answer = request.send().await.map_err(|error| SendError::from_client(&error))?;
        Ok(answer.status().as_u16())
    }
}

impl SendError {
    fn from_client(error: &reqwest::Error) -> Self {
        match error {
            error if is_refused(error) => Self::NotPublic,
            error if error.is_timeout() => Self::TooSlow,
            _ => Self::Unreachable,
        }
    }
}

impl From<TargetError> for SendError {
    fn from(error: TargetError) -> Self {
        match error {
            TargetError::Invalid(why) => Self::Invalid(why),
            TargetError::NotPublic => Self::NotPublic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_trait::async_trait;
    use std::io;
    use std::net::IpAddr;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    /// A name that leads to this machine, whatever it led to when it was entered.
    #[derive(Default)]
    struct LeadsHere(AtomicUsize);

    #[async_trait]
    impl Resolver for LeadsHere {
        async fn addresses(&self, _name: &str) -> io::Result<Vec<IpAddr>> {
            self.0.fetch_add(1, Ordering::SeqCst);
            Ok(vec![IpAddr::from([127, 0, 0, 1])])
        }
    }

    async fn send(sender: &WebhookSender, url: &str) -> Result<u16, SendError> {
        sender.send(url, HeaderMap::new(), "{}".into()).await
    }

    #[tokio::test]
    async fn addresses_that_are_not_public_get_no_request() {
        let resolver = Arc::new(LeadsHere::default());
        let sender =
            WebhookSender::with_resolver(AllowedNetworks::default(), Arc::clone(&resolver) as _);
        for url in ["http://127.0.0.1/", "http://2130706433/", "http://[::1]/", "http://10.0.0.1/"]
        {
            assert_eq!(send(&sender, url).await, Err(SendError::NotPublic), "{url}");
        }
        assert_eq!(resolver.0.load(Ordering::SeqCst), 0);
        let named = send(&sender, "http://receiver.example/").await;
        assert_eq!(named, Err(SendError::NotPublic), "by the address it has when it is called");
        assert_eq!(resolver.0.load(Ordering::SeqCst), 1, "resolved once");
        for url in ["ftp://example.org/", "http://a:b@example.org/", "receiver"] {
            assert!(matches!(sender.check(url), Err(SendError::Invalid(_))), "{url}");
        }
    }

    #[tokio::test]
    async fn a_redirect_is_an_answer_and_not_followed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let allowed: crate::server::net::cidr::Networks = "127.0.0.1".parse().expect("a network");
        let sender = WebhookSender::new(allowed);
        let answers = async {
            let (mut socket, _) = listener.accept().await.expect("a connection");
            let _ = socket.read(&mut [0; 4_096]).await.expect("a request");
            let answer =
                "HTTP/1.1 302 Found\r\nlocation: http://10.0.0.1/\r\ncontent-length: 0\r\n\r\n";
            socket.write_all(answer.as_bytes()).await.expect("written");
            socket
        };
        let (sent, _socket) = tokio::join!(send(&sender, &url), answers);
        assert_eq!(sent, Ok(302));
    }
}
