//! The migrations of the schema, inside the binary; see `sqlite/migrations.rs`.

use futures::future::{BoxFuture, FutureExt, ready};
use sqlx::error::BoxDynError;
use sqlx::migrate::{Migration, MigrationSource, MigrationType};

/// Version, description and SQL: the name and the text of a file in `migrations/postgres/`.
type File = (i64, &'static str, &'static str);

const FILES: [File; 3] = [
    (1, "schema", include_str!("../../../../migrations/postgres/0001_schema.sql")),
    (2, "people", include_str!("../../../../migrations/postgres/0002_people.sql")),
    (3, "log", include_str!("../../../../migrations/postgres/0003_log.sql")),
];

/// All of them, as sqlx takes them.
#[derive(Debug)]
pub struct Migrations;

impl MigrationSource<'static> for Migrations {
    fn resolve(self) -> BoxFuture<'static, Result<Vec<Migration>, BoxDynError>> {
        ready(Ok(FILES.map(migration).into())).boxed()
    }
}

fn migration((version, description, sql): File) -> Migration {
    Migration::new(version, description.into(), MigrationType::Simple, sql.into(), false)
}

#[cfg(test)]
mod tests {
    use super::FILES;
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_listed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
        let entries = std::fs::read_dir(folder).expect("a folder");
        let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<_> = entries.map(|entry| name(entry.expect("an entry"))).collect();
        names.sort();
        let listed =
            FILES.map(|(version, description, _)| format!("{version:04}_{description}.sql"));
        assert_eq!(names, listed);
    }
}
