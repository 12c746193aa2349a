//! What is tuned for PostgreSQL by hand: its connections, the writers with their group commit, the log.
//!
//! Reads and the writes of plain tables go to a pool. Events go to [`writer::Writer`]s, each with a connection of its own.
//! See `docs/decisions/0043-postgresql.md`.

mod bind;
mod connect;
mod database;
mod failure;
mod log;
mod migrations;
mod open;
mod refusal;
mod tables;
mod writer;

pub use open::PostgresStore;
pub use tables::PostgresTables;
