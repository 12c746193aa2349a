//! The migrations of the schema, inside the binary. Not by `sqlx::migrate!`: with the macros of sqlx,
//! SQLite and its driver are compiled a second time, for the compiler to call.

use futures::future::{BoxFuture, FutureExt, ready};
use sqlx::error::BoxDynError;
use sqlx::migrate::{Migration, MigrationSource, MigrationType};

/// Version, description and SQL: the name and the text of a file in `migrations/sqlite/`.
type File = (i64, &'static str, &'static str);

const FILES: [File; 15] = [
    (1, "first", include_str!("../../../../migrations/sqlite/0001_first.sql")),
    (2, "usage", include_str!("../../../../migrations/sqlite/0002_usage.sql")),
    (3, "people", include_str!("../../../../migrations/sqlite/0003_people.sql")),
    (4, "moderation", include_str!("../../../../migrations/sqlite/0004_moderation.sql")),
    (5, "sso", include_str!("../../../../migrations/sqlite/0005_sso.sql")),
    (6, "held", include_str!("../../../../migrations/sqlite/0006_held.sql")),
    (7, "restated", include_str!("../../../../migrations/sqlite/0007_restated.sql")),
    (8, "shown_roles", include_str!("../../../../migrations/sqlite/0008_shown_roles.sql")),
    (9, "images", include_str!("../../../../migrations/sqlite/0009_images.sql")),
    (10, "api_keys", include_str!("../../../../migrations/sqlite/0010_api_keys.sql")),
    (11, "embedded_images", include_str!("../../../../migrations/sqlite/0011_embedded_images.sql")),
    (12, "webhooks", include_str!("../../../../migrations/sqlite/0012_webhooks.sql")),
    (13, "epochs", include_str!("../../../../migrations/sqlite/0013_epochs.sql")),
    (14, "originals", include_str!("../../../../migrations/sqlite/0014_originals.sql")),
    (15, "one_time", include_str!("../../../../migrations/sqlite/0015_one_time.sql")),
];

/// The version of the present schema.
pub const LATEST: i64 = FILES[FILES.len() - 1].0;

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
    use std::ffi::OsString;
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_listed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name()).collect();
        names.sort();
        let name = |version: i64, description: &str| format!("{version:04}_{description}.sql");
        let listed: [OsString; FILES.len()] =
            FILES.map(|(version, description, _)| name(version, description).into());
        assert_eq!(names, listed);
        assert!(FILES.iter().zip(1..).all(|((version, ..), place)| *version == place));
    }
}
