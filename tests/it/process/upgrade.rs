//! Databases of every earlier schema, as the migrations of then left them: opened with the same content, also out of a
//! backup. A migration that was released never changes, so they need not be kept as files.

use crate::common::store::{NOW, chat_id, comment, opens};
use image_chat::model::{
    Author, Board, BroadcastId, DisplayName, Epoch, ImageId, Recorded, Seq, UserId,
};
use image_chat::server::store::{SqliteCopy, SqliteStore, Store};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool};
use std::path::{Path, PathBuf};
use uuid::Uuid;

const TENANT: &str = "older";
const CHAT: u128 = 7;

/// The migrations, oldest first.
fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// A new file with the schema that these migrations made.
async fn database(file: &Path, migrations: &[PathBuf]) -> SqlitePool {
    let folder = tempfile::tempdir().expect("a folder");
    for path in migrations {
        std::fs::copy(path, folder.path().join(path.file_name().expect("a name"))).expect("copied");
    }
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
    let options = options.journal_mode(SqliteJournalMode::Wal);
    let pool = SqlitePool::connect_with(options).await.expect("opens");
    let migrator = Migrator::new(folder.path()).await.expect("migrations");
    migrator.run(&pool).await.expect("a schema");
    pool
}

/// An image with a discussion, as each schema has had them. Returns its log.
async fn fill(pool: &SqlitePool, image: ImageId) -> Recorded {
    let name = DisplayName::new("Ada").expect("a name");
    let by = Author { id: UserId(Uuid::now_v7()), name, role: None };
    let broadcast_id = BroadcastId(Uuid::now_v7());
    let recorded = Recorded { seq: Seq(1), broadcast_id, by, at: NOW, event: opens(CHAT) };
    let (by, event) = (&recorded.by, serde_json::to_string(&recorded.event).expect("JSON"));
    let first = comment(CHAT);
    let statements = [
        sqlx::query("INSERT INTO tenants (id, name, created_at) VALUES (?, 'Older', ?)")
            .bind(TENANT)
            .bind(NOW.0),
        sqlx::query("INSERT INTO users (id, name, created_at) VALUES (?, 'Ada', ?)")
            .bind(by.id.0)
            .bind(NOW.0),
        sqlx::query(
            "INSERT INTO images (id, tenant_id, url_id, title, full, display, thumb, width, height, \
             created_by, created_at, seq, opened) \
             VALUES (?, ?, 'plan', 'Plan', 'a', 'b', 'c', 80, 60, ?, ?, 1, 1)",
        )
        .bind(image.0)
        .bind(TENANT)
        .bind(by.id.0)
        .bind(NOW.0),
        sqlx::query(
            "INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, at, event) \
             VALUES (?, 1, ?, ?, 'Ada', ?, ?)",
        )
        .bind(image.0)
        .bind(broadcast_id.0)
        .bind(by.id.0)
        .bind(NOW.0)
        .bind(event),
        sqlx::query(
            "INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, opened_at) \
             VALUES (?, 1, ?, 25.5, 30.0, ?, 'Ada', ?)",
        )
        .bind(image.0)
        .bind(chat_id(CHAT).0)
        .bind(by.id.0)
        .bind(NOW.0),
        sqlx::query(
            "INSERT INTO comments (image_id, number, chat_id, seq, id, by_id, by_name, at, body) \
             VALUES (?, 1, ?, 1, ?, ?, 'Ada', ?, ?)",
        )
        .bind(image.0)
        .bind(chat_id(CHAT).0)
        .bind(first.id.0)
        .bind(by.id.0)
        .bind(NOW.0)
        .bind(first.body.as_str().to_owned()),
    ];
    for statement in statements {
        statement.execute(pool).await.expect("stored");
    }
    recorded
}

/// The store has what was in the database, and the image's log is its board.
async fn has_all(store: &dyn Store, image: ImageId, recorded: &Recorded) {
    let tail = store.tail(image, Seq(0), 10).await.expect("read").expect("there");
    assert_eq!(tail.events, std::slice::from_ref(recorded));
    let mut board = Board::new(image);
    board.apply(recorded);
    assert_eq!(store.board(image).await.expect("read"), Some(board));
    let image = store.image(image).await.expect("read").expect("there");
    assert_eq!((image.tenant.as_str(), image.title.as_str()), (TENANT, "Plan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_every_earlier_schema_is_brought_up_to_date_with_its_content() {
    let migrations = migrations();
    assert!(migrations.len() > 10);
    for count in 1..=migrations.len() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, copy) = (folder.path().join("then.db"), folder.path().join("copy.db"));
        let pool = database(&file, &migrations[..count]).await;
        let image = ImageId(Uuid::now_v7());
        let recorded = fill(&pool, image).await;
        let sql = "SELECT value FROM meta WHERE key = 'epoch'";
        let epoch = Epoch(sqlx::query_scalar(sql).fetch_one(&pool).await.expect("an epoch"));
        pool.close().await;
        SqliteCopy::make(&file, &copy).await.expect("copied");

        let store = SqliteStore::open_to_serve(&file.display().to_string()).await.expect("opens");
        has_all(&store, image, &recorded).await;
        let reads_on = store.shares_history(epoch, image, Seq(1)).await.expect("read");
        assert!(reads_on, "who looked before the upgrade from schema {count} goes on");
        store.close().await;

        SqliteCopy::begin_history(&copy).await.expect("as a restored backup");
        let store = SqliteStore::open_to_serve(&copy.display().to_string()).await.expect("opens");
        has_all(&store, image, &recorded).await;
        assert!(!store.shares_history(epoch, image, Seq(1)).await.expect("read"), "schema {count}");
        store.close().await;
    }
}
