//! Addresses of other servers.

/// An http or https address without user, query and fragment, and without a slash at its end.
pub fn http_address(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let is_http = matches!(url.scheme(), "http" | "https") && url.has_host();
    let has_more = url.query().is_some() || url.fragment().is_some() || !url.username().is_empty();
    (is_http && !has_more).then(|| text.trim_end_matches('/').to_owned())
}
