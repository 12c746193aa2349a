//! The whole contents of a database, to compare before and after.

use crate::common::TestServer;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, query_scalar};
use std::collections::BTreeMap;

/// What is written without anybody having changed anything: what was used, now and then.
const NOT_CHANGES: [&str; 1] = ["usage"];

/// The rows of each table, as text.
pub async fn contents(server: &TestServer) -> BTreeMap<String, String> {
    let file = server.folder.path().join("image-chat.db");
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut database = SqliteConnection::connect_with(&options).await.expect("opens");
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let tables: Vec<String> = query_scalar(tables).fetch_all(&mut database).await.expect("read");
    assert!(tables.len() > 8, "{tables:?}");
    let mut contents = BTreeMap::new();
    for table in tables.into_iter().filter(|table| !NOT_CHANGES.contains(&&**table)) {
        let rows = rows(&mut database, &table).await;
        contents.insert(table, rows);
    }
    contents
}

async fn rows(database: &mut SqliteConnection, table: &str) -> String {
    let columns = format!(
        "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM pragma_table_info('{table}')"
    );
    let columns: String = query_scalar(&columns).fetch_one(&mut *database).await.expect("columns");
    let rows = format!("SELECT {columns} FROM \"{table}\" ORDER BY 1");
    let rows: Vec<String> = query_scalar(&rows).fetch_all(database).await.expect("rows");
    rows.join("\n")
}
