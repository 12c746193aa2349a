//! Resolves names to addresses that may be connected to, for the HTTP client.

use super::networks::AllowedNetworks;
use async_trait::async_trait;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Resolves a name.
#[async_trait]
pub trait Resolver: Send + Sync + 'static {
    /// All addresses of the name, public or not.
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// The resolver of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemResolver;

#[async_trait]
impl Resolver for SystemResolver {
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
    }
}

/// The name has no address that may be connected to.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("not on the public internet")]
pub struct NotPublic;

/// Gives the HTTP client the addresses of a name that may be connected to, and no others. The client connects to
/// these and does not resolve again.
pub struct GuardedResolver {
    allowed: Arc<AllowedNetworks>,
    resolver: Arc<dyn Resolver>,
}

impl GuardedResolver {
    /// Resolves by this resolver.
    pub fn new(allowed: AllowedNetworks, resolver: Arc<dyn Resolver>) -> Self {
        Self { allowed: Arc::new(allowed), resolver }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (allowed, resolver) = (Arc::clone(&self.allowed), Arc::clone(&self.resolver));
        Box::pin(async move {
            let mut addresses = resolver.addresses(name.as_str()).await?;
            if addresses.is_empty() {
                return Err(io::Error::from(io::ErrorKind::NotFound).into());
            }
            addresses.retain(|&address| allowed.admits(address));
            if addresses.is_empty() {
                return Err(NotPublic.into());
            }
            // Port 0 stands for the one of the URL.
            let addresses = addresses.into_iter().map(|address| SocketAddr::new(address, 0));
            Ok(Box::new(addresses) as Addrs)
        })
    }
}
