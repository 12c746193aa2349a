//! Durable operations a second on PostgreSQL: 64 writers through the store, against a transaction for each operation as a
//! program writes it that knows no batches, on as many connections as there are writers.

use crate::appends::{Scene, WRITERS, finish, together};
use crate::common::figures::median;
use crate::postgres::Cluster;
use image_chat::model::Event;
use image_chat::server::store::{Append, PostgresStore, Store};
use sqlx::postgres::{PgPool, PgPoolOptions};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// Images that the writers share.
const ROOMS: [usize; 2] = [1, WRITERS];

/// Prints operations a second and their ratio, medians of all rounds.
pub async fn compare(database: &Cluster, rounds: usize, seconds: u32) {
    let span = Duration::from_secs(seconds.into());
    println!();
    for rooms in ROOMS {
        let (grouped, plain) = (database.database(), database.database());
        let store: Arc<dyn Store> = Arc::new(PostgresStore::open(&grouped).await.expect("opens"));
        let other: Arc<dyn Store> = Arc::new(PostgresStore::open(&plain).await.expect("opens"));
        let scenes = [Scene::new(&store, rooms).await, Scene::new(&other, rooms).await];
        let [grouped, single] = scenes.map(Arc::new);
        other.close().await;
        let pool = PgPoolOptions::new().max_connections(WRITERS as u32);
        let pool = pool.connect(&plain).await.expect("connects");
        let (mut ops, mut singles, mut ratios) = (vec![], vec![], vec![]);
        // The first round fills caches.
        for round in 0..=rounds {
            let group = together(&store, &grouped, WRITERS, span).await;
            let alone = one_by_one(&pool, &single, span).await;
            if round > 0 {
                ops.push(group);
                singles.push(alone);
                ratios.push(group / alone);
            }
        }
        println!(
            "PostgreSQL, {WRITERS} writers on {rooms} images: {:.0} operations/s, a transaction each {:.0}/s, ratio {:.1}",
            median(ops.into_iter()),
            median(singles.into_iter()),
            median(ratios.into_iter()),
        );
        store.close().await;
        pool.close().await;
    }
}

/// Operations a second with a transaction for each.
async fn one_by_one(pool: &PgPool, scene: &Arc<Scene>, span: Duration) -> f64 {
    let (begin, done) = (Instant::now(), Arc::new(AtomicU64::new(0)));
    // One writer an image at a time, as with its row lock.
    let turns: Arc<Vec<Mutex<()>>> = Arc::new(scene.rooms.iter().map(|_| Mutex::new(())).collect());
    let writers = (0..WRITERS).map(|n| {
        let (pool, scene, done) = (pool.clone(), Arc::clone(scene), Arc::clone(&done));
        let turns = Arc::clone(&turns);
        tokio::spawn(async move {
            let place = n % scene.rooms.len();
            let room = &scene.rooms[place];
            while begin.elapsed() < span {
                let _turn = turns[place].lock().await;
                let append = room.next(|seq| scene.marker(room.image, seq));
                transaction(&pool, &append).await.expect("stored");
                done.fetch_add(1, Ordering::Relaxed);
            }
        })
    });
    finish(writers.collect()).await;
    done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64()
}

/// The rows that the store writes for a marker, one statement after the other.
async fn transaction(pool: &PgPool, append: &Append) -> sqlx::Result<()> {
    let Append { tenant, image, recorded, request } = append;
    let Event::NewImageChat { chat } = &recorded.event else { return Ok(()) };
    let event = serde_json::to_string(&recorded.event).expect("serialises");
    let (seq, by) = (recorded.seq.0 as i64, &recorded.by);
    let mut transaction = pool.begin().await?;
    let sql = "UPDATE images SET seq = seq + 1, opened = opened + 1 \
               WHERE id = $1 AND tenant_id = $2 AND seq + 1 = $3";
    let query = sqlx::query(sql).bind(image.0).bind(tenant.as_str()).bind(seq);
    assert_eq!(query.execute(&mut *transaction).await?.rows_affected(), 1);
    let sql = "INSERT INTO operations (tenant_id, actor_id, broadcast_id, request, image_id, seq, \
               at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(by.id.0).bind(recorded.broadcast_id.0);
    let query = query.bind(request.as_slice()).bind(image.0).bind(seq).bind(recorded.at.0);
    query.execute(&mut *transaction).await?;
    let sql = "INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, at, event, \
               epoch) VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    let query = sqlx::query(sql).bind(image.0).bind(seq).bind(recorded.broadcast_id.0);
    let query = query.bind(by.id.0).bind(by.name.as_str()).bind(recorded.at.0).bind(event);
    query.execute(&mut *transaction).await?;
    let sql = "INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, opened_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let query = sqlx::query(sql).bind(image.0).bind(seq).bind(chat.id.0).bind(chat.at.x());
    let query = query.bind(chat.at.y()).bind(by.id.0).bind(by.name.as_str()).bind(recorded.at.0);
    query.execute(&mut *transaction).await?;
    // The benchmark writes discussions that begin with a comment.
    let Some(comment) = &chat.comment else { return transaction.commit().await };
    let sql = "INSERT INTO comments (image_id, number, chat_id, seq, id, by_id, by_name, at, body) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let query = sqlx::query(sql).bind(image.0).bind(seq).bind(chat.id.0).bind(seq);
    let query = query.bind(comment.id.0).bind(by.id.0).bind(by.name.as_str()).bind(recorded.at.0);
    query.bind(comment.body.as_str()).execute(&mut *transaction).await?;
    transaction.commit().await
}
