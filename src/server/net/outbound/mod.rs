//! Requests to addresses that people of the application name, protected against server-side request forgery. Knows
//! neither images nor webhooks.
//!
//! The checked address is the one connected to: names are resolved by a guarded resolver alone, once per connection.
//! No redirect is followed here; who follows one checks it like the first URL.

mod client;
mod guard;
mod networks;
mod target;

pub use client::{client, is_refused};
pub use guard::{Resolver, SystemResolver};
pub use networks::{AllowedNetworks, is_public};
pub use target::{InvalidTarget, MAX_URL_BYTES, TargetError, check, parse};
