//! The files of PostgreSQL's schema.

use crate::server::store::sql::{File, Migrations};

const FILES: &[File] = &[
    (1, "schema", include_str!("../../../../migrations/postgres/0001_schema.sql")),
    (2, "people", include_str!("../../../../migrations/postgres/0002_people.sql")),
    (3, "log", include_str!("../../../../migrations/postgres/0003_log.sql")),
    (4, "usage", include_str!("../../../../migrations/postgres/0004_usage.sql")),
    (5, "reads", include_str!("../../../../migrations/postgres/0005_reads.sql")),
    (6, "regions", include_str!("../../../../migrations/postgres/0006_regions.sql")),
    (7, "tiles", include_str!("../../../../migrations/postgres/0007_tiles.sql")),
    (8, "talk", include_str!("../../../../migrations/postgres/0008_talk.sql")),
    (
        9,
        "comment_pictures",
        include_str!("../../../../migrations/postgres/0009_comment_pictures.sql"),
    ),
    (10, "language", include_str!("../../../../migrations/postgres/0010_language.sql")),
];

/// The version of the present schema.
pub const LATEST: i64 = FILES[FILES.len() - 1].0;

/// All of them.
pub const MIGRATIONS: Migrations = Migrations(FILES);

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_of_the_folder_is_listed() {
        crate::server::store::sql::check_listed("postgres", super::FILES);
    }
}
