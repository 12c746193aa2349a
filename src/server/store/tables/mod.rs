//! The plain tables: every table but the log's, written once for all databases.
//!
//! The SQL here is read by SQLite and by Postgres alike:
//!
//! - parameters are numbered (`$1`), and each value has its type, also when it is NULL;
//! - `ON CONFLICT …`, never `INSERT OR …`; `EXISTS (…) AS found`; every derived table has a name, every
//!   column beside an aggregate is grouped by;
//! - no function of one database: JSON is read in Rust, "contains" is [`contains!`](contains), a
//!   statement that depends on the one before it is [`only_if_changed`];
//! - sums are cast to BIGINT.
//!
//! The columns are, by the Rust type of their values: BIGINT for numbers and moments (also small ones),
//! TEXT for texts and tenants, UUID (a BLOB of 16 bytes in SQLite) for ids and for the values of `meta`,
//! BYTEA for digests, BOOLEAN for the results of conditions. `tests.rs` keeps out what only SQLite reads.
//!
//! [`only_if_changed`]: super::sql::Statement::only_if_changed

mod access_revision;
mod accounts;
mod api_keys;
mod comment_pictures;
mod contains;
mod discussions;
mod epochs;
mod identities;
mod images;
mod invitations;
mod mentions;
mod moderation;
mod people;
mod plain_tables;
mod reads;
mod restated;
mod retention;
mod roles;
mod tenancy;
#[cfg(test)]
mod tests;
mod usage;
mod versions;
mod webhooks;
mod within_comments;

pub use plain_tables::PlainTables;
