//! Rendering: the document of a page, its headers and its content security policy.

use super::context::PageContext;
use crate::app::pages::Visitor;
use crate::app::shell::{Head, Shell};
use crate::app::ui::{html, sprite};
use crate::protocol::AppError;
use crate::server::http::error_body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use url::Url;

/// A page's view, which is made while it is rendered: its components find their context then.
pub trait View<V>: FnOnce() -> V + Send + 'static {}
impl<V, F: FnOnce() -> V + Send + 'static> View<V> for F {}

impl PageContext {
    /// A page that no other site may frame.
    pub fn render<V: IntoView + 'static>(
        &self,
        head: Head,
        status: StatusCode,
        view: impl View<V>,
    ) -> Response {
        let policy = Policy::of(&head).framed_by(&[]);
        self.render_under(head, status, policy, view)
    }

    /// A page under a policy of its own.
    pub fn render_under<V: IntoView + 'static>(
        &self,
        head: Head,
        status: StatusCode,
        policy: Option<HeaderValue>,
        view: impl View<V>,
    ) -> Response {
        let mut headers = HeaderMap::new();
        let caching = HeaderValue::from_static("private, no-cache");
        headers.insert(header::CACHE_CONTROL, caching);
        headers.extend(policy.map(|policy| (header::CONTENT_SECURITY_POLICY, policy)));
        (status, headers, Html(document(head, self.visitor(), view))).into_response()
    }

    /// A page with a form. A failed form is shown again with its error.
    pub fn render_form<V: IntoView + 'static>(
        &self,
        head: Head,
        error: Option<&AppError>,
        view: impl View<V>,
    ) -> Response {
        let status = error.map_or(StatusCode::OK, error_body::status);
        let mut response = self.render(head, status, view);
        let retry_after = error.and_then(error_body::retry_after);
        response.headers_mut().extend(retry_after.into_iter().flatten());
        response
    }
}

/// The HTML of a page for a visitor, from `<!DOCTYPE html>` on.
pub fn document<V: IntoView + 'static>(head: Head, visitor: Visitor, view: impl View<V>) -> String {
    // Pages have no data that comes later, so one synchronous pass renders everything.
    let html = Owner::new().with(|| {
        provide_context(visitor);
        html(view! { <Shell head>{view()}</Shell> })
    });
    with_sprite(html)
}

/// The document with the symbols of its icons, at its end: what people read comes first.
fn with_sprite(mut html: String) -> String {
    let sprite = sprite(&html);
    let end = html.rfind("</body>").unwrap_or(html.len());
    html.insert_str(end, &sprite);
    html
}

/// The content security policy of a page, but for the sites that may frame it.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Scripts may compile wasm.
    runs_wasm: bool,
    /// The digest of the one inline style, with a space before it; empty without one.
    places: String,
    /// The site of an embedded image, with a space before it; empty without one.
    image_site: String,
}

impl Policy {
    /// Scripts are files of this site; the one inline style is named by its digest.
    pub fn of(head: &Head) -> Self {
        let places = head.places.as_deref().map(|places| {
            let digest = BASE64_STANDARD.encode(Sha256::digest(places));
            format!(" 'sha256-{digest}'")
        });
        let (runs_wasm, places) = (head.has_islands, places.unwrap_or_default());
        Self { runs_wasm, places, image_site: String::new() }
    }

    /// The same for a page whose scripts bring the widget.
    pub fn running_wasm(self) -> Self {
        Self { runs_wasm: true, ..self }
    }

    /// The same for a page that shows an image from this address.
    pub fn showing(self, src: &str) -> Self {
        let site = Url::parse(src).ok().map(|url| url.origin().ascii_serialization());
        Self { image_site: sources(site.as_slice()), ..self }
    }

    /// The header of a page that these other sites may frame.
    pub fn framed_by(&self, sites: &[String]) -> Option<HeaderValue> {
        let (Self { runs_wasm, places, image_site }, ancestors) = (self, sources(sites));
        let wasm = if *runs_wasm { " 'wasm-unsafe-eval'" } else { "" };
        HeaderValue::from_str(&format!(
            "default-src 'self'; script-src 'self'{wasm}; style-src 'self'{places}; img-src 'self' data: blob:{image_site}; object-src 'none'; \
             base-uri 'none'; form-action 'self'; frame-ancestors 'self'{ancestors}"
        ))
        .ok()
    }
}

/// Sites as the policy names them. Anything but a plain origin is left out: it could add other directives.
fn sources(sites: &[String]) -> String {
    let is_plain = |site: &&String| {
        let has_scheme = site.starts_with("https://") || site.starts_with("http://");
        has_scheme && site.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:/[]_".contains(&b))
    };
    sites.iter().filter(is_plain).map(|site| format!(" {site}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sources;

    #[test]
    fn only_origins_stand_in_the_policy() {
        let sites =
            ["https://a.example", "http://b.example:8080", "https://c; script-src *", "*", "d"];
        let sites = sites.map(String::from);
        assert_eq!(sources(&sites), " https://a.example http://b.example:8080");
        assert_eq!(sources(&[]), "");
    }
}
