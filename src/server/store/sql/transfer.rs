//! What each database offers for copying all of its tables: rows in a form that both can hold. Knows no order of tables.

use crate::server::store::contract::{StoreError, TableSum};
use async_trait::async_trait;
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

/// Rows that are handed over at a time.
pub const CHUNK: usize = 256;

/// A value in one of the five forms of SQLite, into which all types of columns go.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    /// A number, a moment or a Boolean.
    Int(i64),
    Real(f64),
    Text(String),
    /// An id or a digest.
    Bytes(Vec<u8>),
}

/// The values of a row, in the order of the columns that were asked for.
pub type Cells = Vec<Cell>;

/// A table, and which of its rows are copied.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// A condition that limits the rows; empty for all of them.
    pub only: &'static str,
}

impl Table {
    /// The query for these columns.
    pub fn select(&self, columns: &[String]) -> String {
        let (name, only) = (self.name, self.only);
        format!("SELECT {} FROM {name} {only}", list(columns))
    }

    /// The statement that deletes what is copied.
    pub fn delete(&self) -> String {
        format!("DELETE FROM {} {}", self.name, self.only)
    }
}

/// Columns as SQL names them: one of them is a key word.
pub fn list(columns: &[String]) -> String {
    let quoted: Vec<_> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    quoted.join(", ")
}

/// A database within one transaction, as of one moment.
#[async_trait]
pub trait Tables: Send {
    /// Sends the rows of a table, in chunks, until the receiver is dropped.
    async fn read(
        &mut self,
        table: Table,
        columns: &[String],
        rows: mpsc::Sender<Vec<Cells>>,
    ) -> Result<(), StoreError>;
    /// Adds rows.
    async fn add(
        &mut self,
        table: Table,
        columns: &[String],
        rows: Vec<Cells>,
    ) -> Result<(), StoreError>;
    /// Runs a statement that gives no rows.
    async fn run(&mut self, sql: &str) -> Result<(), StoreError>;
}

/// Collects rows for a [`Tables::read`] into chunks.
pub struct Chunks {
    full: mpsc::Sender<Vec<Cells>>,
    rows: Vec<Cells>,
}

impl Chunks {
    /// Nothing yet.
    pub fn new(full: mpsc::Sender<Vec<Cells>>) -> Self {
        Self { full, rows: Vec::with_capacity(CHUNK) }
    }

    /// Adds a row; false when nobody wants more.
    pub async fn add(&mut self, row: Cells) -> bool {
        self.rows.push(row);
        self.rows.len() < CHUNK || self.flush().await
    }

    /// Hands over what is left.
    pub async fn flush(&mut self) -> bool {
        let rows = std::mem::replace(&mut self.rows, Vec::with_capacity(CHUNK));
        rows.is_empty() || self.full.send(rows).await.is_ok()
    }
}

/// Adds a row to the sum of a table. No two rows of a table are equal, and their order is no matter: the digest is the
/// digests of the rows, each added by XOR.
pub fn add_to_sum(sum: &mut TableSum, row: &[Cell]) {
    let mut hash = Sha256::new();
    for cell in row {
        let (tag, bytes): (u8, &[u8]) = match cell {
            Cell::Null => (0, &[]),
            Cell::Int(number) => (1, &number.to_be_bytes()),
            Cell::Real(number) => (2, &number.to_bits().to_be_bytes()),
            Cell::Text(text) => (3, text.as_bytes()),
            Cell::Bytes(bytes) => (4, bytes),
        };
        hash.update([tag]);
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    }
    sum.rows += 1;
    sum.digest.iter_mut().zip(hash.finalize()).for_each(|(sum, byte)| *sum ^= byte);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(rows: &[Cells]) -> TableSum {
        let mut sum = TableSum { table: "t", rows: 0, digest: [0; 32] };
        rows.iter().for_each(|row| add_to_sum(&mut sum, row));
        sum
    }

    #[test]
    fn a_sum_tells_every_value_and_place_and_no_order() {
        let (one, other) = (vec![Cell::Int(1), Cell::Null], vec![Cell::Null, Cell::Int(1)]);
        assert_eq!(sum(&[one.clone(), other.clone()]), sum(&[other.clone(), one.clone()]));
        let rows = [
            one,
            other,
            vec![Cell::Bytes(vec![0; 8]), Cell::Null],
            vec![Cell::Real(1.0), Cell::Null],
            vec![Cell::Text("ab".into()), Cell::Text("c".into())],
            vec![Cell::Text("a".into()), Cell::Text("bc".into())],
            vec![Cell::Bytes(b"a".to_vec()), Cell::Text("bc".into())],
        ];
        let sums: std::collections::HashSet<_> =
            rows.iter().map(|row| sum(std::slice::from_ref(row)).digest).collect();
        assert_eq!(sums.len(), rows.len());
    }
}
