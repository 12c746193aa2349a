//! The plain tables of one database.

use crate::server::store::sql::Database;
use std::sync::Arc;

/// The plain tables of one database.
pub struct PlainTables {
    pub(super) db: Arc<dyn Database>,
}

impl PlainTables {
    /// The plain tables of this database.
    pub fn new(db: Arc<dyn Database>) -> Self {
        Self { db }
    }
}
