//! The plain tables keep to SQL that every database reads.

use std::path::{Path, PathBuf};

/// Words that only SQLite reads, or that tie a table to one database.
const FORBIDDEN: &[&str] = &[
    "INSERT OR",
    "REPLACE INTO",
    "rowid",
    "changes()",
    "randomblob",
    "json_",
    "->",
    "instr(",
    "unhex(",
    "strftime",
    "datetime(",
    "group_concat",
    "ifnull(",
    "IIF(",
    "GLOB ",
    "PRAGMA",
    "sqlx::",
    "Sqlite",
];

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, into);
        } else if !path.ends_with("tests.rs") && !path.ends_with("tables/mod.rs") {
            into.push(path);
        }
    }
}

/// The string literals of a file, without those of its comments.
fn literals(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    code.split('"').skip(1).step_by(2).map(String::from).collect()
}

#[test]
fn plain_tables_name_no_database() {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/store/tables"), &mut all);
    assert!(all.len() > 20, "only {} files", all.len());
    for file in all {
        let text = std::fs::read_to_string(&file).expect("a file");
        for sql in literals(&text) {
            let is_sql = ["SELECT", "INSERT", "UPDATE", "DELETE", " AND "];
            if is_sql.iter().any(|word| sql.contains(word)) {
                assert!(!sql.contains('?'), "{file:?}: unnumbered parameter in {sql}");
                for word in FORBIDDEN {
                    assert!(!sql.contains(word), "{file:?}: {word} in {sql}");
                }
            }
        }
        for name in ["sqlx::", "Sqlite"] {
            assert!(!text.contains(name), "{file:?} names {name}");
        }
    }
}
