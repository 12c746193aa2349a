//! Which URLs may be requested, as far as can be told before a name is resolved.

use super::networks::AllowedNetworks;
use url::{Host, Url};

/// The longest URL in bytes: more than any browser's address bar holds in practice.
pub const MAX_URL_BYTES: usize = 4_096;

/// Why a URL is not requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetError {
    /// Not a URL that is requested, for this reason.
    Invalid(InvalidTarget),
    /// A literal address that is not public and not allowed.
    NotPublic,
}

/// Why a URL is not one that is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidTarget {
    /// More than [`MAX_URL_BYTES`].
    TooLong,
    /// Not a URL.
    NoUrl,
    /// Another scheme than `http` and `https`.
    NotHttp,
    /// A user name or a password in it.
    Credentials,
    /// No host.
    NoHost,
    /// A redirect to something that is no URL.
    RedirectToNoUrl,
}

/// Parses and checks a URL.
///
/// # Errors
/// See [`TargetError`].
pub fn parse(text: &str, allowed: &AllowedNetworks) -> Result<Url, TargetError> {
    if text.len() > MAX_URL_BYTES {
        return Err(TargetError::Invalid(InvalidTarget::TooLong));
    }
    let url = Url::parse(text.trim()).map_err(|_| TargetError::Invalid(InvalidTarget::NoUrl))?;
    check(url, allowed)
}

/// Names are checked when they are resolved; literal addresses, in any spelling, are never resolved and are checked
/// here.
///
/// # Errors
/// See [`TargetError`].
pub fn check(url: Url, allowed: &AllowedNetworks) -> Result<Url, TargetError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(TargetError::Invalid(InvalidTarget::NotHttp));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(TargetError::Invalid(InvalidTarget::Credentials));
    }
    let literal = match url.host() {
        None => return Err(TargetError::Invalid(InvalidTarget::NoHost)),
        Some(Host::Domain(_)) => return Ok(url),
        Some(Host::Ipv4(address)) => address.into(),
        Some(Host::Ipv6(address)) => address.into(),
    };
    if allowed.admits(literal) { Ok(url) } else { Err(TargetError::NotPublic) }
}
