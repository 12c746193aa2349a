//! The figures of a tenant's usage, by day or by hour.

use super::numbers::bytes_in_words;
use crate::texts::{number, tenant};

/// What was used in some time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsageRow {
    /// The day, or the hour with its day.
    pub at: String,
    /// The same in short, among the rows of one day or range: an hour without its day.
    pub short: String,
    /// Events, each counted once per recipient.
    pub messages: u64,
    /// Bytes sent to sockets.
    pub bytes: u64,
    /// Markers created.
    pub created: u64,
}

impl UsageRow {
    /// Both together.
    pub fn plus(self, other: &Self) -> Self {
        Self {
            at: self.at,
            short: self.short,
            messages: self.messages + other.messages,
            bytes: self.bytes + other.bytes,
            created: self.created + other.created,
        }
    }
}

/// One of the three figures.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// What people call it.
    pub words: fn() -> &'static str,
    /// What hooks call it.
    pub name: &'static str,
    /// Its value in a row.
    pub of: fn(&UsageRow) -> u64,
    /// Writes a value.
    pub write: fn(u64) -> String,
}

/// The three figures, in the order of the REST API.
pub const FIGURES: [Figure; 3] = [
    Figure {
        words: tenant::messages_to_viewers,
        name: "messages",
        of: |row| row.messages,
        write: number,
    },
    Figure {
        words: tenant::data_to_viewers,
        name: "bytes",
        of: |row| row.bytes,
        write: bytes_in_words,
    },
    Figure {
        words: tenant::discussions_opened,
        name: "created",
        of: |row| row.created,
        write: number,
    },
];
