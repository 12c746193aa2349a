//! Markers that many writers append to the logs of some images through the store, as rooms do.

use image_chat::model::{
    Author, BroadcastId, ChatId, CommentBody, CommentId, DisplayName, Event, ImageId, NewChat,
    NewComment, Point, Recorded, Seq, TenantId, Timestamp, UserId, Visibility,
};
use image_chat::server::store::{Append, ImageRecord, Store, Tenant, User};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use uuid::Uuid;

/// Writers at the same time.
pub const WRITERS: usize = 64;
/// The length of the comment in LP17, in characters.
const BODY: &str =
    "Too dark here: could the shadow below the roof be lifted by about half a stop??!";

/// An image whose log is written: who decides the next event holds the lock.
pub struct Room {
    /// The image.
    pub image: ImageId,
    last: Mutex<u64>,
}

/// A tenant, a person and their images.
pub struct Scene {
    tenant: TenantId,
    author: Author,
    /// The images.
    pub rooms: Vec<Room>,
}

impl Scene {
    /// This number of images in an open database.
    pub async fn new(store: &Arc<dyn Store>, rooms: usize) -> Self {
        let now = Timestamp(1_789_000_000_000);
        let tenant = TenantId::new("demo").expect("valid");
        let new = Tenant { id: tenant.clone(), name: "Demo".into(), settings: Default::default() };
        store.tenancy().create_tenant(&new, now).await.expect("stored");
        let name = DisplayName::new("Ada").expect("valid");
        let author = Author { id: UserId(Uuid::now_v7()), name: name.clone(), role: None };
        store
            .people()
            .create_user(&User { id: author.id, name: Some(name) }, now)
            .await
            .expect("stored");
        let mut scene = Self { tenant, author, rooms: Vec::new() };
        for _ in 0..rooms {
            let image = scene.image(now);
            store.create_image(&image).await.expect("stored");
            scene.rooms.push(Room { image: image.id, last: Mutex::new(0) });
        }
        scene
    }

    fn image(&self, created_at: Timestamp) -> ImageRecord {
        let id = ImageId(Uuid::now_v7());
        ImageRecord {
            id,
            tenant: self.tenant.clone(),
            url_id: id.to_string(),
            title: "Façade".into(),
            full: "full.webp".into(),
            display: "display.webp".into(),
            thumb: "thumb.webp".into(),
            width: 4_000,
            height: 3_000,
            created_by: self.author.id,
            created_at,
            visibility: Visibility::default(),
            embedded: None,
            original: None,
            tiles: None,
        }
    }

    /// A marker at this place of an image's log.
    pub fn marker(&self, image: ImageId, seq: u64) -> Append {
        let (by, operation) = (self.author.clone(), BroadcastId(Uuid::now_v7()));
        let body = CommentBody::new(BODY).expect("valid");
        let id = CommentId::written_by(image, by.id, operation);
        let comment = NewComment { id, parent_id: None, body, html: None };
        let id = ChatId::opened_by(image, by.id, operation);
        let at = Point::new(25.1234, 30.5678).expect("inside");
        let event =
            Event::NewImageChat { chat: NewChat { id, at, size: None, comment: Some(comment) } };
        let at = Timestamp(1_789_000_000_000);
        let recorded = Recorded { seq: Seq(seq), broadcast_id: operation, by, at, event };
        Append { tenant: self.tenant.clone(), image, recorded, request: [7; 32] }
    }
}

impl Room {
    /// Hands the next place to `write`, one at a time: so the order of calls is the log's order.
    pub fn next<T>(&self, write: impl FnOnce(u64) -> T) -> T {
        let mut last = self.last.lock().expect("no panic");
        *last += 1;
        write(*last)
    }
}

/// Operations a second through the store.
pub async fn together(
    store: &Arc<dyn Store>,
    scene: &Arc<Scene>,
    writers: usize,
    span: Duration,
) -> f64 {
    let (begin, done) = (Instant::now(), Arc::new(AtomicU64::new(0)));
    let writers = (0..writers).map(|n| {
        let (store, scene, done) = (Arc::clone(store), Arc::clone(scene), Arc::clone(&done));
        tokio::spawn(async move {
            let room = &scene.rooms[n % scene.rooms.len()];
            while begin.elapsed() < span {
                let (tell, told) = oneshot::channel();
                room.next(|seq| {
                    let append = scene.marker(room.image, seq);
                    store.append(append, Box::new(move |outcome| drop(tell.send(outcome))));
                });
                told.await.expect("answered").expect("stored");
                done.fetch_add(1, Ordering::Relaxed);
            }
        })
    });
    finish(writers.collect()).await;
    done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64()
}

/// Waits for all of them.
pub async fn finish(writers: Vec<tokio::task::JoinHandle<()>>) {
    for writer in writers {
        writer.await.expect("no panic");
    }
}
