//! The plans of hot queries, as they ran: none reads a large table from end to end.

use super::open;
use crate::common::postgres::{Cluster, name_of};
use crate::common::store::{NOW, Scene, chat_id, comments, opens};
use image_chat::model::{BroadcastId, CommentPictureId, Role, Seq, UserId};
use image_chat::protocol::gallery::ImageSort;
use image_chat::server::store::{CommentRange, ImageQuery, ReadingPlace, WholeUpTo};
use uuid::Uuid;

/// Rows of each large table.
const ROWS: u32 = 20_000;
/// A small one is read from end to end, and rightly.
const FEW: u64 = 1_000;

/// Other images with other people's discussions, and all that belongs to them.
const FILL: &str = "
    INSERT INTO users (id, name, created_at) SELECT gen_random_uuid(), 'Person ' || n, n FROM generate_series(1, {rows}) AS n;
    INSERT INTO sessions (token_hash, user_id, created_at, expires_at, id)
        SELECT sha256(id::text::bytea), id, 0, 9999999999999, gen_random_uuid() FROM users;
    INSERT INTO members (tenant_id, user_id, role, since) SELECT 'demo', id, 1, 0 FROM users;
    INSERT INTO images (id, tenant_id, url_id, title, \"full\", display, thumb, width, height, created_by, created_at, seq, opened)
        SELECT gen_random_uuid(), 'demo', 'u' || row_number() OVER (), 'An image', 'f', 'd', 't', 1, 1, id, created_at, 1, 1 FROM users;
    INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, opened_at)
        SELECT id, 1, gen_random_uuid(), 1, 1, created_by, 'x', 0 FROM images WHERE url_id LIKE 'u%';
    INSERT INTO comments (image_id, number, chat_id, seq, id, by_id, by_name, at, body)
        SELECT image_id, 1, id, 1, gen_random_uuid(), by_id, 'x', 0, 'x' FROM chats;
    INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, at, event, epoch)
        SELECT id, 1, gen_random_uuid(), created_by, 'x', 0, '{}', 1 FROM images WHERE url_id LIKE 'u%';
    INSERT INTO operations (tenant_id, broadcast_id, actor_id, request, image_id, seq, at)
        SELECT 'demo', broadcast_id, actor_id, 'x', image_id, 1, 0 FROM events;
    ANALYZE;";
const READ: &str = "SELECT relname || ' ' || seq_tup_read || ' ' || idx_scan FROM pg_stat_user_tables \
    WHERE relname IN ('users', 'sessions', 'members', 'images', 'chats', 'comments', 'events', 'operations')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_hot_query_reads_a_large_table_from_end_to_end() {
    let read = read_by_hot_queries("").await;
    assert_eq!(read.len(), 8, "{read:?}");
    assert!(read.iter().map(|scans| scans.by_index).sum::<u64>() > 100, "not counted: {read:?}");
    for Scans { table, rows, .. } in read {
        assert!(rows < FEW, "{rows} rows of {table} were read one after the other");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_query_without_its_index_is_caught() {
    let read = read_by_hot_queries("ALTER TABLE sessions DROP CONSTRAINT sessions_pkey").await;
    let sessions = read.iter().find(|scans| scans.table == "sessions").expect("a table");
    assert!(sessions.rows >= FEW, "{sessions:?}");
}

/// What was read of each large table, after this change of the schema.
async fn read_by_hot_queries(change: &str) -> Vec<Scans> {
    let url = Cluster::shared().database();
    let scene = Scene::new(open(&url).await).await;
    Cluster::shared().sql(name_of(&url), &FILL.replace("{rows}", &ROWS.to_string()));
    Cluster::shared().sql(name_of(&url), &format!("{change};SELECT pg_stat_reset()"));
    // More often than a statement is planned for its values.
    for round in 0..10 {
        hot_queries(&scene, round * 3).await;
    }
    // A connection that ends says what it read.
    scene.store.close().await;
    Cluster::shared().sql(name_of(&url), READ).lines().map(scans).collect()
}

/// How a table was read.
#[derive(Debug)]
struct Scans {
    table: String,
    /// Rows that were read one after the other.
    rows: u64,
    by_index: u64,
}

fn scans(line: &str) -> Scans {
    let mut parts = line.split(' ');
    let table = parts.next().expect("a table").to_owned();
    let mut number = || parts.next().and_then(|part| part.parse().ok()).expect("a number");
    Scans { table, rows: number(), by_index: number() }
}

/// What a page, a live view and a writer ask for, again and again.
async fn hot_queries(scene: &Scene, seq: u64) {
    let (store, image, tenant) = (&scene.store, scene.image, &scene.tenant);
    let chat = u128::from(seq) + 1;
    scene.add(seq + 1, opens(chat)).await.expect("stored");
    scene.add(seq + 2, comments(chat, chat + 1_000)).await.expect("stored");
    scene.add(seq + 3, comments(chat, chat + 2_000)).await.expect("stored");
    let whole = WholeUpTo { comments: 3, bytes: 1_000 };
    store.head(image).await.expect("read").expect("there");
    store.board(image).await.expect("read").expect("there");
    store.outline(image, whole).await.expect("read").expect("there");
    let range = CommentRange::After(Seq(0));
    store.comments(image, chat_id(chat), range, 10).await.expect("read").expect("there");
    store.comments_of_image(image, None, 10).await.expect("read");
    let place = ReadingPlace { image, user: scene.ada.id };
    store.reads().unread(place, Seq(0)).await.expect("read");
    store.reads().written_in(place).await.expect("read");
    let picture = CommentPictureId(Uuid::now_v7());
    assert!(!store.comment_pictures().is_shown(image, picture).await.expect("read"));
    assert!(!store.comment_pictures().is_used(image, picture).await.expect("read"));
    store.tail(image, Seq(seq), 10).await.expect("read").expect("there");
    store.told(image, Seq(seq), 10).await.expect("read").expect("there");
    store.shares_history(store.epoch(), image, Seq(1)).await.expect("read");
    let (actor, operation) = (UserId(Uuid::now_v7()), BroadcastId(Uuid::now_v7()));
    store.operation(tenant, actor, operation).await.expect("read");
    store.outcomes(tenant, actor, &[operation]).await.expect("read");
    store.image(image).await.expect("read").expect("there");
    store.image_by_url_id(tenant, "u7").await.expect("read").expect("there");
    store.image_of_chat(chat_id(chat)).await.expect("read").expect("there");
    store.people().session_owner(&[7; 32], NOW).await.expect("read");
    store.tenancy().role(tenant, scene.ada.id).await.expect("read");
    let query = ImageQuery {
        user: None,
        role: Role::Moderator,
        search: String::new(),
        sort: ImageSort::Newest,
        after: None,
        limit: 10,
    };
    assert_eq!(store.images().list(tenant, &query).await.expect("read").len(), 10);
}
