//! Rendering: the document of a page, its headers and its content security policy.

use super::context::PageContext;
use crate::app::shell::{Head, Shell};
use crate::protocol::AppError;
use crate::server::http::error_body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// A page's view; rendering may call it more than once.
pub trait View<V>: Fn() -> V + Clone + Send + Sync + 'static {}
impl<V, F: Fn() -> V + Clone + Send + Sync + 'static> View<V> for F {}

impl PageContext {
    /// A page that no other site may frame.
    pub async fn render<V: IntoView + 'static>(
        &self,
        head: Head,
        status: StatusCode,
        view: impl View<V>,
    ) -> Response {
        self.render_for(&[], head, status, view).await
    }

    /// A page with a form. A failed form is shown again with its error.
    pub async fn render_form<V: IntoView + 'static>(
        &self,
        head: Head,
        error: Option<&AppError>,
        view: impl View<V>,
    ) -> Response {
        let status = error.map_or(StatusCode::OK, error_body::status);
        let mut response = self.render(head, status, view).await;
        let retry_after = error.and_then(error_body::retry_after);
        response.headers_mut().extend(retry_after.into_iter().flatten());
        response
    }

    /// A page that these other sites may frame.
    pub async fn render_for<V: IntoView + 'static>(
        &self,
        sites: &[String],
        head: Head,
        status: StatusCode,
        view: impl View<V>,
    ) -> Response {
        let ancestors = ancestors(sites);
        let document = move || {
            let view = view.clone();
            view! { <Shell head=head.clone()>{view()}</Shell> }
        };
        let visitor = self.visitor();
        let context = move || {
            protect(&ancestors);
            provide_context(visitor.clone());
        };
        let handler = leptos_axum::render_app_async_with_context(context, document);
        // Leptos wants a request; no view reads it.
        let mut response = handler(Request::default()).await;
        if response.status() == StatusCode::OK {
            *response.status_mut() = status;
        }
        let caching = HeaderValue::from_static("private, no-cache");
        response.headers_mut().insert(header::CACHE_CONTROL, caching);
        response
    }
}

/// The framing sites as the policy names them. Anything but a plain origin is left out: it could add other directives.
fn ancestors(sites: &[String]) -> String {
    let is_plain = |site: &&String| {
        let has_scheme = site.starts_with("https://") || site.starts_with("http://");
        has_scheme && site.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:/[]_".contains(&b))
    };
    sites.iter().filter(is_plain).map(|site| format!(" {site}")).collect()
}

/// Sets the content security policy; inline elements carry its nonce.
fn protect(ancestors: &str) {
    let Some((nonce, options)) = use_nonce().zip(use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; object-src 'none'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'self'{ancestors}"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

#[cfg(test)]
mod tests {
    use super::ancestors;

    #[test]
    fn only_origins_stand_in_the_policy() {
        let sites =
            ["https://a.example", "http://b.example:8080", "https://c; script-src *", "*", "d"];
        let sites = sites.map(String::from);
        assert_eq!(ancestors(&sites), " https://a.example http://b.example:8080");
        assert_eq!(ancestors(&[]), "");
    }
}
