//! What is tuned for SQLite by hand: its connections, the group-commit writer, the log.
//!
//! Reads go to a pool of read-only connections, writes to the one [`writer::Writer`].

mod batch;
mod bind;
mod connect;
mod copy;
mod database;
mod failure;
mod log;
mod migrations;
mod open;
mod read_only;
mod tables;
#[cfg(test)]
mod tests;
mod writer;

pub use copy::SqliteCopy;
pub use open::SqliteStore;
pub use tables::SqliteTables;
