//! Databases of every earlier schema are brought up to date with their content, as `process::upgrade` proves of SQLite.

use super::open;
use crate::common::postgres::{Cluster, name_of};
use crate::common::store::{Scene, comments, opens};
use image_chat::model::{Author, DisplayName, ImageId, Seq, TenantId, UserId};
use sqlx::migrate::Migrator;
use sqlx::postgres::PgPool;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The first schema that could take events.
const FIRST: usize = 3;

fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// The schema that these migrations made, with a tenant, a person and an image with two events.
async fn fill(url: &str, migrations: &[PathBuf], scene: &Scene) {
    let folder = tempfile::tempdir().expect("a folder");
    for path in migrations {
        std::fs::copy(path, folder.path().join(path.file_name().expect("a name"))).expect("copied");
    }
    let pool = PgPool::connect(url).await.expect("connects");
    Migrator::new(folder.path()).await.expect("migrations").run(&pool).await.expect("a schema");
    let (ada, image) = (scene.ada.id.0, scene.image.0);
    for sql in [
        "INSERT INTO tenants (id, name, created_at) VALUES ('older', 'Older', 1)".to_owned(),
        format!("INSERT INTO users (id, name, created_at) VALUES ('{ada}', 'Ada', 1)"),
        format!(
            "INSERT INTO images (id, tenant_id, url_id, title, \"full\", display, thumb, width, height, created_by, \
             created_at) VALUES ('{image}', 'older', 'plan', 'Plan', 'a', 'b', 'c', 80, 60, '{ada}', 1)"
        ),
    ] {
        sqlx::query(&sql).execute(&pool).await.expect("stored");
    }
    for (seq, event) in [(1, opens(7)), (2, comments(7, 8))] {
        let recorded = scene.recorded(seq, event);
        let append = serde_json::json!([{
            "tenant": "older", "image": scene.image, "seq": seq, "operation": recorded.broadcast_id,
            "actor": recorded.by, "at": recorded.at, "request": "\\x00", "messages": [],
            "event": serde_json::to_string(&recorded.event).expect("JSON"),
        }]);
        let sql = "SELECT outcomes FROM append_events($1::jsonb, FALSE)";
        let append = append.to_string();
        let outcome: Vec<i32> =
            sqlx::query_scalar(sql).bind(append).fetch_one(&pool).await.expect("stored");
        assert_eq!(outcome, [0]);
    }
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_every_earlier_schema_is_brought_up_to_date_with_its_content() {
    let migrations = migrations();
    let any = Scene::new(open(&Cluster::shared().database()).await).await;
    for count in FIRST..=migrations.len() {
        let url = Cluster::shared().database();
        let person = |name: &str| Author {
            id: UserId(Uuid::now_v7()),
            name: DisplayName::new(name).expect("a name"),
            role: None,
        };
        let (tenant, image) = (TenantId::new("older").expect("valid"), ImageId(Uuid::now_v7()));
        let then = Scene { tenant, image, ada: person("Ada"), ..any.clone() };
        fill(&url, &migrations[..count], &then).await;
        let now = Scene { store: open(&url).await, ..then };
        assert_eq!(now.log().await.len(), 2, "of schema {count}");
        now.add(3, opens(9)).await.expect("it goes on");
        let board = now.board().await;
        assert_eq!((board.seq, board.chats.len()), (Seq(3), 2), "of schema {count}");
        let made = "SELECT count(*) FROM _sqlx_migrations WHERE success";
        let made = Cluster::shared().sql(name_of(&url), made);
        assert_eq!(made, migrations.len().to_string());
    }
}
