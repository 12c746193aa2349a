//! The server: HTTP in front, live rooms in the middle, storage behind. Feature `ssr` only.
//!
//! `http` calls `realtime`, `realtime` calls `store`; never the reverse.

pub mod access;
pub mod accounts;
pub mod audit;
pub mod auth;
pub mod blobs;
pub mod cli;
pub mod clock;
pub mod config;
pub mod context;
mod error;
pub mod healthcheck;
pub mod http;
pub mod images;
pub mod jobs;
pub mod limits;
pub mod markdown;
pub mod media;
pub mod members;
pub mod moderation;
pub mod net;
pub mod oidc;
pub mod people;
pub mod realtime;
pub mod request;
pub mod run;
pub mod seed;
pub mod shares;
pub mod sign_on;
pub mod state;
pub mod store;
pub mod tenants;
pub mod usage;
pub mod words;
