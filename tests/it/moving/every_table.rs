//! Each table and each column arrives as it was, in both directions.

use super::{done, in_folder, run};
use crate::common::postgres::{Cluster, name_of};
use image_chat::server::store::{PostgresStore, SqliteStore, Store, tables};
use sqlx::postgres::PgPool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Rows of each table that is filled.
const ROWS: i64 = 3;

/// The type of each column in PostgreSQL, by table and column.
type Types = BTreeMap<(String, String), String>;

async fn postgres_types(url: &str) -> Types {
    let pool = PgPool::connect(url).await.expect("connects");
    let sql = "SELECT table_name::text, column_name::text, udt_name::text \
               FROM information_schema.columns WHERE table_schema = current_schema()";
    let rows: Vec<(String, String, String)> =
        sqlx::query_as(sql).fetch_all(&pool).await.expect("read");
    pool.close().await;
    let rows = rows.into_iter().filter(|(table, ..)| table != "_sqlx_migrations");
    rows.map(|(table, column, kind)| ((table, column), kind)).collect()
}

async fn file(path: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(path).foreign_keys(true);
    SqlitePool::connect_with(options).await.expect("opens")
}

/// Name, and whether it takes NULL.
async fn columns(pool: &SqlitePool, table: &str) -> Vec<(String, bool)> {
    let sql = "SELECT name, \"notnull\" = 0 FROM pragma_table_info(?) ORDER BY cid";
    sqlx::query_as(sql).bind(table).fetch_all(pool).await.expect("read")
}

/// A value of row `n`. In a row, ids and texts are the same in every table: so they refer to rows that are there.
fn value(table: &str, column: &str, kind: &str, n: i64) -> String {
    match kind {
        "uuid" => format!("X'{:032X}'", 0x0189_0f3d_0a2b_7d4e_8f60_5a1b_2c3d_0000_u128 + n as u128),
        "bytea" => format!("X'005C4E0AFF{n:02X}'"),
        "bool" => format!("{}", n % 2),
        "float8" => format!("{n}25.5"),
        "text" => format!("'{n} it''s a \"test\"\t\\N \\. \\\\\r\n\u{e9}\u{1f600}'"),
        _ if ["role", "state", "level", "visibility"].contains(&column) => "1".into(),
        _ if ["number", "id", "seq", "epoch"].contains(&column) || table == "epochs" => {
            n.to_string()
        }
        _ if n % 2 == 0 => format!("{}", -n),
        _ => format!("{}", i64::MAX - n),
    }
}

/// Rows in every table, the second of them with NULL wherever that may be.
async fn fill(path: &Path, types: &Types) {
    SqliteStore::open(&path.display().to_string()).await.expect("a schema").close().await;
    let pool = file(path).await;
    sqlx::query("DELETE FROM epochs").execute(&pool).await.expect("empty");
    for table in tables().filter(|table| *table != "meta") {
        let columns = columns(&pool, table).await;
        let names: Vec<_> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        for n in 1..=ROWS {
            let values = columns.iter().map(|(name, takes_null)| {
                let is_null = match (table, name.as_str()) {
                    // One of the two is NULL.
                    ("bans", "address") => n != 2,
                    _ => *takes_null && n == 2,
                };
                let kind = &types[&(table.to_owned(), name.clone())];
                if is_null { "NULL".into() } else { value(table, name, kind, n) }
            });
            let values: Vec<String> = values.collect();
            let (names, values) = (names.join(", "), values.join(", "));
            let sql = format!("INSERT INTO {table} ({names}) VALUES ({values})");
            sqlx::query(&sql).execute(&pool).await.unwrap_or_else(|error| panic!("{error}: {sql}"));
        }
    }
    pool.close().await;
}

/// What an SQLite file holds, as SQLite writes literals.
async fn content_of_file(path: &Path) -> BTreeMap<&'static str, BTreeSet<String>> {
    let (pool, mut content) = (file(path).await, BTreeMap::new());
    for table in tables() {
        let columns = columns(&pool, table).await;
        let quoted: Vec<_> = columns.iter().map(|(name, _)| format!("quote(\"{name}\")")).collect();
        let sql = format!("SELECT {} FROM {table} {}", quoted.join(" || ',' || "), only(table));
        let rows: Vec<String> = sqlx::query_scalar(&sql).fetch_all(&pool).await.expect("read");
        content.insert(table, rows.into_iter().collect());
    }
    pool.close().await;
    content
}

/// The same of a PostgreSQL database, in the same form and the order of the file's columns.
async fn content_of_postgres(
    url: &str,
    like: &Path,
    types: &Types,
) -> BTreeMap<&'static str, BTreeSet<String>> {
    let (file, pool) = (file(like).await, PgPool::connect(url).await.expect("connects"));
    let mut content = BTreeMap::new();
    for table in tables() {
        let columns = columns(&file, table).await.into_iter().map(|(name, _)| {
            let literal = match types[&(table.to_owned(), name.clone())].as_str() {
                "uuid" => format!("'X''' || upper(replace(\"{name}\"::text, '-', '')) || ''''"),
                "bytea" => format!("'X''' || upper(encode(\"{name}\", 'hex')) || ''''"),
                "text" => format!("'''' || replace(\"{name}\", '''', '''''') || ''''"),
                "bool" => format!("\"{name}\"::int::text"),
                _ => format!("\"{name}\"::text"),
            };
            format!("coalesce({literal}, 'NULL')")
        });
        let columns: Vec<_> = columns.collect();
        let sql = format!("SELECT {} FROM {table} {}", columns.join(" || ',' || "), only(table));
        let rows: Vec<String> = sqlx::query_scalar(&sql).fetch_all(&pool).await.expect("read");
        content.insert(table, rows.into_iter().collect());
    }
    pool.close().await;
    content
}

/// SQLite names its epoch there.
fn only(table: &str) -> &'static str {
    if table == "meta" { "WHERE key = 'access'" } else { "" }
}

/// A new table of either database is a table to copy.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_tables_of_both_databases_are_copied() {
    let url = Cluster::shared().database();
    PostgresStore::open(&url).await.expect("a schema").close().await;
    let types = postgres_types(&url).await;
    let ours: BTreeSet<_> = tables().map(String::from).collect();
    assert_eq!(types.keys().map(|(table, _)| table.clone()).collect::<BTreeSet<_>>(), ours);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.db");
    SqliteStore::open(&path.display().to_string()).await.expect("a schema").close().await;
    let pool = file(&path).await;
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
               AND name <> '_sqlx_migrations'";
    let names: Vec<String> = sqlx::query_scalar(sql).fetch_all(&pool).await.expect("read");
    assert_eq!(names.into_iter().collect::<BTreeSet<_>>(), ours);
    let mut in_file = BTreeSet::new();
    for table in tables() {
        let columns = columns(&pool, table).await;
        in_file.extend(columns.into_iter().map(|(name, _)| (table.to_owned(), name)));
    }
    let mut in_postgres: BTreeSet<_> = types.into_keys().collect();
    assert!(in_postgres.remove(&("epochs".to_owned(), "run".to_owned())), "PostgreSQL's alone");
    assert_eq!(in_file, in_postgres);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_value_of_every_table_moves_to_postgresql_and_back() {
    let (cluster, folder) = (Cluster::shared(), tempfile::tempdir().expect("a folder"));
    let url = cluster.database();
    PostgresStore::open(&url).await.expect("a schema").close().await;
    let types = postgres_types(&url).await;
    let from = folder.path().join("image-chat.db");
    std::fs::create_dir(folder.path().join("blobs")).expect("made");
    fill(&from, &types).await;
    let whole = content_of_file(&from).await;
    for (table, rows) in &whole {
        let expected = if *table == "meta" { 1 } else { ROWS };
        assert_eq!(rows.len() as i64, expected, "{table}");
    }

    let there = ["migrate", "--from", &in_folder(folder.path()), "--to", &url];
    let said = done(&run(folder.path(), &[], &there).await);
    let rows = ROWS * (whole.len() as i64 - 1) + 1;
    assert!(said.contains(&format!("Moved {rows} rows of {} tables", whole.len())), "{said}");
    assert_eq!(content_of_postgres(&url, &from, &types).await, whole);
    assert_eq!(content_of_file(&from).await, whole, "what it moved from is as it was");

    let other = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(other.path().join("blobs")).expect("made");
    let back = ["migrate", "--from", &url, "--to", &in_folder(other.path())];
    let said_back = done(&run(other.path(), &[], &back).await);
    let to = other.path().join("image-chat.db");
    assert_eq!(content_of_file(&to).await, whole);
    let sums = |said: &str| -> Vec<String> {
        said.lines().filter(|line| line.contains(" rows  ")).map(String::from).collect()
    };
    assert_eq!(sums(&said), sums(&said_back), "the digests are of the content alone");
    assert_eq!(sums(&said).len(), whole.len());

    // The next line of the audit log has a number of its own.
    let line = "INSERT INTO audit (tenant_id, at, actor_name, address, action, target, detail) \
                SELECT id, 1, '', '', '', '', '' FROM tenants LIMIT 1 RETURNING id";
    assert_eq!(cluster.sql(name_of(&url), line), (ROWS + 1).to_string());
}
