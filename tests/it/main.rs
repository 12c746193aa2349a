//! All integration tests in one program: one link instead of eleven. A folder is a suite;
//! `cargo test --features ssr --test it http::` runs one of them.

mod benchmarks;
mod bucket;
mod cli;
mod common;
mod config;
mod convergence;
mod faults;
mod history;
mod http;
mod layers;
mod live;
mod moving;
mod nodes;
mod postgres;
mod process;
mod store_contract;
mod tls;
mod unwritable;
mod wire;
