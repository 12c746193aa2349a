//! Group commit: how many more operations a second are stored than with a transaction for each?
//!
//! 64 writers append markers through the store, and the same markers go into the same tables with a
//! transaction for each, one connection, `synchronous=FULL` on both sides. Rounds alternate, so that
//! a busy machine disturbs both; the ratio is the median.
//!
//! `cargo bench --features ssr --bench group_commit -- [rooms] [rounds] [seconds a round]`

#[path = "common/appends.rs"]
mod appends;

use appends::{Scene, WRITERS, finish, together};
use image_chat::model::Event;
use image_chat::server::store::{Append, SqliteStore, Store};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::io::{Seek, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let rooms: usize = arguments.next().unwrap_or(1);
    let rounds: usize = arguments.next().unwrap_or(7);
    let span = Duration::from_secs(arguments.next().unwrap_or(3) as u64);
    // In the build folder: a temporary one may lie in memory, where storing costs nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");

    let (grouped_db, plain_db) = (folder.path().join("grouped.db"), folder.path().join("plain.db"));
    let store = open(&grouped_db).await;
    let grouped = Arc::new(Scene::new(&store, rooms).await);
    let other = open(&plain_db).await;
    let plain = Arc::new(Scene::new(&other, rooms).await);
    other.close().await;
    let connection = Arc::new(tokio::sync::Mutex::new(connect(&plain_db).await));

    println!("{WRITERS} writers, {rooms} room(s), {rounds} rounds of {span:?} each");
    let (mut ops, mut plain_ops, mut alone_ops, mut ratios) = (vec![], vec![], vec![], vec![]);
    for round in 0..=rounds {
        let group = together(&store, &grouped, WRITERS, span).await;
        let alone = together(&store, &grouped, 1, span / 3).await;
        let single = one_by_one(&connection, &plain, span).await;
        let sync = sync_cost(folder.path());
        println!(
            "round {round}: group commit {group:.0}/s, a transaction each {single:.0}/s, \
             ratio {:.1}; one writer alone {alone:.0}/s; fsync {sync:?}",
            group / single,
        );
        // The first round fills caches and the write-ahead log's file.
        if round > 0 {
            [(&mut ops, group), (&mut plain_ops, single), (&mut alone_ops, alone)]
                .into_iter()
                .for_each(|(all, one)| all.push(one));
            ratios.push(group / single);
        }
    }
    println!("median: group commit        {:>8.0} operations/s", median(ops));
    println!("median: a transaction each  {:>8.0} operations/s", median(plain_ops));
    println!("median: one writer alone    {:>8.0} operations/s", median(alone_ops));
    println!("median ratio                {:>8.1} (to reach: 20)", median(ratios));
    store.close().await;
}

async fn open(path: &Path) -> Arc<dyn Store> {
    let url = format!("sqlite://{}", path.display());
    Arc::new(SqliteStore::open(&url).await.expect("opens"))
}

/// The store's own settings, but for what group commit is about.
async fn connect(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).journal_mode(SqliteJournalMode::Wal);
    let options = options.synchronous(SqliteSynchronous::Full).foreign_keys(true);
    let options = options.pragma("cache_size", "-32768").pragma("wal_autocheckpoint", "4000");
    options.disable_statement_logging().connect().await.expect("opens")
}

/// Operations a second with a transaction for each.
async fn one_by_one(
    connection: &Arc<tokio::sync::Mutex<SqliteConnection>>,
    scene: &Arc<Scene>,
    span: Duration,
) -> f64 {
    let (begin, done) = (Instant::now(), Arc::new(AtomicU64::new(0)));
    let writers = (0..WRITERS).map(|n| {
        let (connection, scene) = (Arc::clone(connection), Arc::clone(scene));
        let done = Arc::clone(&done);
        tokio::spawn(async move {
            let room = &scene.rooms[n % scene.rooms.len()];
            while begin.elapsed() < span {
                let mut connection = connection.lock().await;
                let append = room.next(|seq| scene.marker(room.image, seq));
                transaction(&mut connection, &append).await.expect("stored");
                done.fetch_add(1, Ordering::Relaxed);
            }
        })
    });
    finish(writers.collect()).await;
    done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64()
}

/// The rows that the store writes for a marker, one statement after the other.
async fn transaction(connection: &mut SqliteConnection, append: &Append) -> sqlx::Result<()> {
    let Append { tenant, image, recorded, request } = append;
    let Event::NewImageChat { chat } = &recorded.event else { return Ok(()) };
    let event = serde_json::to_string(&recorded.event).expect("serialises");
    let (seq, by) = (recorded.seq.0 as i64, &recorded.by);
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let sql = "UPDATE images SET seq = seq + 1, opened = opened + 1 \
               WHERE id = ? AND tenant_id = ? AND seq + 1 = ?";
    let query = sqlx::query(sql).bind(image.0).bind(tenant.as_str()).bind(seq);
    assert_eq!(query.execute(&mut *transaction).await?.rows_affected(), 1);
    let sql = "INSERT INTO operations (tenant_id, actor_id, broadcast_id, request, image_id, seq, \
               at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(by.id.0).bind(recorded.broadcast_id.0);
    let query = query.bind(request.as_slice()).bind(image.0).bind(seq).bind(recorded.at.0);
    query.execute(&mut *transaction).await?;
    let sql = "INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, at, event) \
               VALUES (?, ?, ?, ?, ?, ?, ?)";
    let query = sqlx::query(sql).bind(image.0).bind(seq).bind(recorded.broadcast_id.0);
    let query = query.bind(by.id.0).bind(by.name.as_str()).bind(recorded.at.0).bind(event);
    query.execute(&mut *transaction).await?;
    let sql = "INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, opened_at) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let query = sqlx::query(sql).bind(image.0).bind(seq).bind(chat.id.0).bind(chat.at.x());
    let query = query.bind(chat.at.y()).bind(by.id.0).bind(by.name.as_str()).bind(recorded.at.0);
    query.execute(&mut *transaction).await?;
    // The benchmark writes discussions that begin with a comment.
    let Some(comment) = &chat.comment else { return transaction.commit().await };
    let sql = "INSERT INTO comments (image_id, number, chat_id, seq, id, by_id, by_name, at, body) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let query = sqlx::query(sql).bind(image.0).bind(seq).bind(chat.id.0).bind(seq);
    let query = query.bind(comment.id.0).bind(by.id.0).bind(by.name.as_str()).bind(recorded.at.0);
    query.bind(comment.body.as_str()).execute(&mut *transaction).await?;
    transaction.commit().await
}

/// What this disk takes to promise something that has its place in a file already, as the
/// write-ahead log mostly does.
fn sync_cost(folder: &Path) -> Duration {
    let mut file = std::fs::File::create(folder.join("sync")).expect("creates");
    let mut spans = vec![];
    for round in 0..51 {
        file.rewind().expect("seeks");
        file.write_all(&[round; 32 * 1_024]).expect("writes");
        let begin = Instant::now();
        file.sync_all().expect("syncs");
        spans.push(begin.elapsed().as_secs_f64());
    }
    Duration::from_secs_f64(median(spans))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
