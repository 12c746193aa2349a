//! HTTP: routes, what they read from requests, how they answer. The only place that knows axum, cookies and headers.

pub mod api;
mod assets;
mod error_json;
mod error_response;
mod extract;
mod health;
pub mod live;
mod media;
pub mod middleware;
mod pages;
mod router;
mod server_fn;
pub mod session_cookie;
mod spec;

pub use router::router;
