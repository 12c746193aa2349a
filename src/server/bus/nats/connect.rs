//! The connection to NATS, and what is known of its state.

use super::error::BusError;
use crate::server::bus::contract::Link;
use crate::server::metrics;
use async_nats::{Client, ConnectOptions, Event, ServerAddr};
use rand::Rng;
use std::time::Duration;
use tokio::sync::watch;

/// How long an attempt to connect may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// A line on which nothing comes back for two of these is taken for broken: less than half a minute, of which viewers
/// notice nothing but events that come up to 6 s late.
const PING_EVERY: Duration = Duration::from_secs(5);
/// The longest pause between two attempts: a bus that came back is noticed within 2 s.
const MAX_PAUSE_MS: u64 = 2_000;
/// Commands to the client that wait while it writes or connects.
const CLIENT_QUEUE: usize = 1_024;

/// Where NATS is: one server or several of one cluster, and who we are to it.
#[derive(Clone)]
pub struct BusServers {
    servers: Vec<ServerAddr>,
    credentials: Option<(String, Option<String>)>,
}

/// Reads `nats://HOST:PORT`, several of them separated by commas. A name and a password before the host are those of a
/// user, a name alone is a token.
///
/// # Errors
/// It is none.
pub fn parse_servers(text: &str) -> Result<BusServers, BusError> {
    let mut servers = Vec::new();
    let mut credentials = None;
    for part in text.split(',') {
        let url = url::Url::parse(part.trim()).map_err(|_| BusError::Address)?;
        if !url.username().is_empty() {
            credentials = Some((decoded(url.username()), url.password().map(decoded)));
        }
        servers.push(ServerAddr::from_url(url).map_err(|_| BusError::Address)?);
    }
    Ok(BusServers { servers, credentials })
}

/// Connects once; from then on the client does by itself, and says so in the link.
pub async fn connect(servers: &BusServers) -> Result<(Client, watch::Receiver<Link>), BusError> {
    let (report, link) = watch::channel(Link::up());
    let options = ConnectOptions::new()
        .name("image-chat")
        .connection_timeout(CONNECT_TIMEOUT)
        .ping_interval(PING_EVERY)
        .client_capacity(CLIENT_QUEUE)
        .reconnect_delay_callback(pause_before)
        .event_callback(move |event| {
            note(&event, &report);
            std::future::ready(())
        });
    let options = match servers.credentials.clone() {
        Some((user, Some(password))) => options.user_and_password(user, password),
        Some((token, None)) => options.token(token),
        None => options,
    };
    let client = options.connect(&servers.servers[..]).await;
    Ok((client.map_err(|error| BusError::Unreachable(error.to_string()))?, link))
}

/// Random, so that the nodes do not all come at once.
fn pause_before(attempt: usize) -> Duration {
    let doublings = u32::try_from(attempt).unwrap_or(u32::MAX).min(5);
    let most = (100 << doublings).min(MAX_PAUSE_MS);
    Duration::from_millis(rand::rng().random_range(most / 2..=most))
}

fn note(event: &Event, report: &watch::Sender<Link>) {
    match event {
        Event::Connected => report.send_if_modified(|link| {
            let was_away = !std::mem::replace(&mut link.is_up, true);
            if was_away {
                link.returns += 1;
                metrics::BUS_RECONNECTS.count();
                tracing::info!("the bus is back");
            }
            was_away
        }),
        Event::Disconnected | Event::Closed => report.send_if_modified(|link| {
            let was_there = std::mem::replace(&mut link.is_up, false);
            if was_there {
                tracing::warn!("the bus is away; other nodes' events come from the database");
            }
            was_there
        }),
        Event::SlowConsumer(_) => {
            metrics::BUS_MESSAGES.count("result=\"overrun\"");
            false
        }
        other => {
            tracing::warn!(event = %other, "the bus says");
            false
        }
    };
}

/// A part of an address, `%20` and the like decoded.
fn decoded(text: &str) -> String {
    let query = format!("x={}", text.replace('+', "%2B").replace('&', "%26"));
    let value = url::form_urlencoded::parse(query.as_bytes()).next();
    value.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_and_who() {
        let of = |text: &str| parse_servers(text).map(|servers| servers.credentials);
        assert_eq!(of("nats://a:4222").expect("fits"), None);
        assert_eq!(of("nats://a,nats://b:4223").expect("fits"), None);
        let user = ("Ada".to_owned(), Some("a+b c&=".to_owned()));
        assert_eq!(of("nats://Ada:a+b%20c&%3D@a:4222").expect("fits"), Some(user));
        assert_eq!(of("tls://token@a").expect("fits"), Some(("token".to_owned(), None)));
        for wrong in ["", "nats", "http://a", "nats://a,", "4222"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn pauses_grow_up_to_two_seconds() {
        for attempt in [0, 1, 3, 10, usize::MAX] {
            let pause = pause_before(attempt);
            assert!(pause >= Duration::from_millis(50) && pause <= Duration::from_secs(2));
        }
    }
}
