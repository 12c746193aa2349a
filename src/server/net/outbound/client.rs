//! The HTTP client for addresses that people name.

use super::guard::{GuardedResolver, NotPublic, Resolver};
use super::networks::AllowedNetworks;
use reqwest::{Client, redirect};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

/// Time to connect.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// The `User-Agent` header.
const USER_AGENT: &str = concat!("image-chat/", env!("CARGO_PKG_VERSION"));

/// A client that follows no redirect, uses no proxy of the environment, keeps no connection, and resolves names with a
/// guarded resolver alone.
///
/// # Errors
/// TLS cannot be set up here.
pub fn client(
    allowed: AllowedNetworks,
    resolver: Arc<dyn Resolver>,
) -> Result<Client, reqwest::Error> {
    Client::builder()
        .dns_resolver(Arc::new(GuardedResolver::new(allowed, resolver)))
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_max_idle_per_host(0)
        .build()
}

/// Did the request fail because its name leads to no address that may be connected to?
pub fn is_refused(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<NotPublic>() {
            return true;
        }
        cause = error.source();
    }
    false
}
