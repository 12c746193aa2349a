//! The files of SQLite's schema.

use crate::server::store::sql::{File, Migrations};

const FILES: &[File] = &[
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
    (16, "reads", include_str!("../../../../migrations/sqlite/0016_reads.sql")),
    (17, "regions", include_str!("../../../../migrations/sqlite/0017_regions.sql")),
    (18, "tiles", include_str!("../../../../migrations/sqlite/0018_tiles.sql")),
    (19, "talk", include_str!("../../../../migrations/sqlite/0019_talk.sql")),
    (
        20,
        "comment_pictures",
        include_str!("../../../../migrations/sqlite/0020_comment_pictures.sql"),
    ),
    (21, "language", include_str!("../../../../migrations/sqlite/0021_language.sql")),
];

/// The version of the present schema.
pub const LATEST: i64 = FILES[FILES.len() - 1].0;

/// All of them.
pub const MIGRATIONS: Migrations = Migrations(FILES);

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_of_the_folder_is_listed() {
        crate::server::store::sql::check_listed("sqlite", super::FILES);
    }
}
