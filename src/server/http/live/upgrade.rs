//! `GET /live`: who may open a live socket, and from which page (LP22).

use super::session::LiveSession;
use crate::protocol::live::SUBPROTOCOL;
use crate::protocol::{AppError, Forbidden, Input, Reason};
use crate::server::auth::{TICKET_PREFIX, redeem_ticket};
use crate::server::clock;
use crate::server::http::live::socket;
use crate::server::http::middleware::origin::{Sender, origin, sender};
use crate::server::services::caller::Caller;
use crate::server::services::live_access::viewer;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use std::net::IpAddr;
use std::sync::Arc;

/// `GET /live`
pub async fn upgrade(
    State(state): State<AppState>,
    caller: Caller,
    request: Request,
) -> Result<Response, AppError> {
    let embedded_in = embedding_site(&state, request.headers()).await?;
    let caller = match ticket(request.headers()) {
        Some(ticket) => redeem(&state, ticket, caller.address).await?,
        // LP22: for another site's page, no cookie counts.
        None if embedded_in.is_some() && !caller.is_bearer => Caller::anonymous(caller.address),
        None => caller,
    };
    may_connect(&state, &caller, embedded_in.is_some(), request.headers())?;
    let permit = state.limits.open_socket(caller.address)?;
    let offers = offered(request.headers()).any(|name| name == SUBPROTOCOL);
    let no_handshake = || AppError::invalid(Input::NoHandshake);
    let (mut response, upgrade) = socket::handshake(request).ok_or_else(no_handshake)?;
    let tracker = state.sockets.clone();
    tokio::spawn(tracker.track_future(async move {
        let _permit = permit;
        // A client that leaves before the handshake is complete has no session.
        if let Ok(upgraded) = upgrade.await {
            LiveSession::new(upgraded, state, viewer(caller, embedded_in)).serve().await;
        }
    }));
    if offers {
        let protocol = HeaderValue::from_static(SUBPROTOCOL);
        response.headers_mut().insert(header::SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    Ok(response)
}

fn offered(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let offered = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL).iter();
    let lines = offered.filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

/// LP22: a ticket identifies the caller, whatever else the request holds.
fn ticket(headers: &HeaderMap) -> Option<&str> {
    offered(headers).find_map(|name| name.strip_prefix(TICKET_PREFIX))
}

async fn redeem(state: &AppState, ticket: &str, from: IpAddr) -> Result<Caller, AppError> {
    let refused = || AppError::from(Reason::TicketExpired);
    let session = redeem_ticket(&*state.store, ticket, clock::now()).await?;
    let session = session.ok_or_else(refused)?;
    let caller = Caller::of_session(state, session, from).await?;
    caller.user.is_some().then_some(caller).ok_or_else(refused)
}

/// LP22: the other site whose page opens the socket, if it may embed images of some tenant. Each
/// `subscribe` checks the tenant.
async fn embedding_site(
    state: &AppState,
    headers: &HeaderMap,
) -> Result<Option<Arc<str>>, AppError> {
    let Some(site) = origin(headers) else { return Ok(None) };
    let is_other = sender(&state.config, headers) == Sender::Elsewhere;
    let may_embed = is_other && state.access.embeds_anything(site).await?;
    Ok(may_embed.then(|| site.into()))
}

/// LP22: fails unless the page is of this site, or of one that may embed images.
fn may_connect(
    state: &AppState,
    caller: &Caller,
    is_embedded: bool,
    headers: &HeaderMap,
) -> Result<(), AppError> {
    if state.is_draining() {
        return Err(AppError::from(Reason::Stopping));
    }
    let allowed = match sender(&state.config, headers) {
        Sender::OwnSite => true,
        // A cookie does not count without the page that made the browser send it.
        Sender::Unnamed => caller.user.is_none() || caller.is_bearer,
        Sender::Elsewhere => is_embedded,
    };
    let refused = || AppError::from(Forbidden::LiveFromOtherSite);
    allowed.then_some(()).ok_or_else(refused)
}
