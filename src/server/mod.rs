//! The server, feature `ssr` only. Each folder names the folders below it and none above:
//!
//! `cli`, `boot` → `http` → `services` → `state` → `backup`, `realtime`, `access`, `limits`, `auth`, `media`, `blobs`, `bus`,
//! `webhooks`, `store` → `config`, `net`, `metrics`, `clock`, `languages`.

pub mod access;
mod assets;
pub mod auth;
pub mod backup;
pub mod blobs;
pub mod boot;
pub mod bus;
pub mod cli;
pub mod clock;
pub mod config;
mod error;
pub mod http;
pub mod languages;
pub mod limits;
pub mod markdown;
pub mod media;
pub mod metrics;
mod names;
pub mod net;
pub mod realtime;
pub mod services;
pub mod state;
pub mod store;
pub mod webhooks;
pub mod word_filter;
