//! The migrations of a schema, inside the binary. Not by `sqlx::migrate!`: with the macros of sqlx, SQLite and its driver
//! are compiled a second time, for the compiler to call.

use futures::future::{BoxFuture, FutureExt, ready};
use sqlx::error::BoxDynError;
use sqlx::migrate::{Migration, MigrationSource, MigrationType};

/// Version, description and SQL: the name and the text of a file in the folder of a database in `migrations/`.
pub type File = (i64, &'static str, &'static str);

/// The files of a database, as sqlx takes them.
#[derive(Debug)]
pub struct Migrations(pub &'static [File]);

impl MigrationSource<'static> for Migrations {
    fn resolve(self) -> BoxFuture<'static, Result<Vec<Migration>, BoxDynError>> {
        ready(Ok(self.0.iter().map(migration).collect())).boxed()
    }
}

fn migration(&(version, description, sql): &File) -> Migration {
    Migration::new(version, description.into(), MigrationType::Simple, sql.into(), false)
}

/// Fails unless the files are those of the folder of this database, in ascending order.
#[cfg(test)]
#[track_caller]
pub fn check_listed(database: &str, files: &[File]) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
    let entries = std::fs::read_dir(folder).expect("a folder");
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = entries.map(|entry| name(entry.expect("an entry"))).collect();
    names.sort();
    assert!(files.is_sorted_by(|(one, ..), (next, ..)| one < next), "in ascending order");
    let listed = files.iter().map(|(version, of, _)| format!("{version:04}_{of}.sql"));
    assert_eq!(names, listed.collect::<Vec<_>>());
}
