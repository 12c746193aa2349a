//! Usage of the tenants, as it is counted (LP28): what is sent to their viewers, by the hour. Markers are counted by the
//! database, with their events.
//!
//! Totals are in memory and in a file of this run (`journal.rs`), and now and then go to the database. A run that was killed
//! leaves its file, and the next one to look writes its last totals. See `docs/decisions/0047-exact-usage.md`.

mod counters;
mod journal;
mod record;

pub use counters::{TenantCounters, UsageCounters};
