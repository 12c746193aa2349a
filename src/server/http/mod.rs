//! HTTP: routes, extractors, middleware, answers. The only place that knows axum, cookies and headers.

pub mod api;
mod assets;
mod compat;
mod embed;
mod error_body;
mod extract;
mod health;
pub mod live;
mod media;
mod metrics;
pub mod middleware;
mod pages;
mod parts;
mod redirect;
mod router;
mod server_fn;
pub mod session_cookie;
mod spec;
mod theme_cookie;

pub use router::router;
