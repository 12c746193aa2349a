//! The patterns of all routes, read from the router itself.

use crate::common::TestServer;
use image_chat::server::http::router;
use std::collections::BTreeSet;

/// The patterns of all routes. A router tells them to nobody but those who look for faults in it.
pub fn patterns(server: &TestServer) -> BTreeSet<String> {
    let told = format!("{:?}", router(server.state().clone()));
    let quoted = told.split('"').skip(1).step_by(2);
    // The fallback has a route of its own, under a name of axum's.
    let patterns = quoted.filter(|text| text.starts_with('/') && !text.contains("__private"));
    patterns.map(str::to_owned).collect()
}

#[tokio::test]
async fn the_routes_are_found() {
    let found = patterns(&TestServer::start().await);
    let known = [
        "/",
        "/i/{id}",
        "/t/{tenant}",
        "/t/{tenant}/settings",
        "/embed/{tenant}/room",
        "/embed/{tenant}/rpc/operate",
        "/live",
        "/media/{id}/{file}",
        "/media/{id}/{file}/{level}/{column}/{row}",
        "/rpc/{*function}",
        "/healthz",
        "/api/openapi.json",
        "/api/v1/session",
        "/api/v1/chats/{id}",
        "/api/v1/chats/{id}/comments",
        "/api/v1/comments/{id}",
        "/api/v1/images/{id}/chats",
        "/api/v1/tenants/{tenant}/images",
        "/api/v1/live-ticket",
    ];
    for pattern in known {
        assert!(found.contains(pattern), "{pattern} is not in {found:?}");
    }
}
