//! Backends for the store's contract, and fixtures for them.

use super::postgres::Cluster;
use futures::future::BoxFuture;
use image_chat::model::{
    Author, Board, BroadcastId, Change, ChatId, CommentBody, CommentId, DisplayName, Event,
    ImageId, NewChat, NewComment, Point, Recorded, Seq, Settings, TenantId, Timestamp, UserId,
    Visibility,
};
use image_chat::server::store::{
    Append, AppendError, ImageRecord, PostgresStore, SqliteStore, Store, Tenant, User,
};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::oneshot;
use uuid::Uuid;

/// A database that can be opened again and again.
pub trait Backend: Sized {
    /// A new, empty database.
    fn new() -> Self;
    /// Opens it with the content of the last time.
    fn open(&self) -> impl Future<Output = Arc<dyn Store>> + Send;
}

/// SQLite in a temporary folder.
pub struct Sqlite(TempDir);

impl Backend for Sqlite {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    async fn open(&self) -> Arc<dyn Store> {
        let path = self.0.path().join("folder of its own/database?.db");
        let path = path.display().to_string().replace('?', "%3F");
        Arc::new(SqliteStore::open(&format!("sqlite://{path}")).await.expect("opens"))
    }
}

/// A database of its own in a PostgreSQL that all tests share.
pub struct Postgres(String);

impl Backend for Postgres {
    fn new() -> Self {
        Self(Cluster::shared().database())
    }

    async fn open(&self) -> Arc<dyn Store> {
        Arc::new(PostgresStore::open(&self.0).await.expect("opens"))
    }
}

/// The time of everything in these tests, unless a test says otherwise.
pub const NOW: Timestamp = Timestamp(1_789_000_000_000);

/// A tenant's image with two people, for one test.
#[derive(Clone)]
pub struct Scene {
    pub store: Arc<dyn Store>,
    pub tenant: TenantId,
    pub image: ImageId,
    pub ada: Author,
    pub bob: Author,
}

impl Scene {
    /// A tenant, two people and an image in an open database.
    pub async fn new(store: Arc<dyn Store>) -> Self {
        let tenant = new_tenant(&store, "demo").await;
        let ada = new_person(&store, "Ada").await;
        let bob = new_person(&store, "Bob").await;
        let image = new_image(&store, &tenant, ada.id).await.id;
        Self { store, tenant, image, ada, bob }
    }

    /// The same tenant and people with another image.
    pub async fn other_image(&self) -> Self {
        let image = new_image(&self.store, &self.tenant, self.ada.id).await.id;
        Self { image, ..self.clone() }
    }

    /// Ada's event at this place in the log, by an operation of its own.
    pub fn recorded(&self, seq: u64, event: Event) -> Recorded {
        let (seq, by) = (Seq(seq), self.ada.clone());
        Recorded { seq, broadcast_id: BroadcastId(Uuid::now_v7()), by, at: NOW, event }
    }

    /// The append of this event.
    pub fn order(&self, recorded: Recorded) -> Append {
        Append { tenant: self.tenant.clone(), image: self.image, recorded, request: [7; 32] }
    }

    /// Submits an append; the result is to be awaited.
    pub fn append(&self, recorded: Recorded) -> BoxFuture<'static, Answer> {
        append(&*self.store, self.order(recorded))
    }

    /// Appends Ada's event at this place.
    pub fn add(&self, seq: u64, event: Event) -> BoxFuture<'static, Answer> {
        self.append(self.recorded(seq, event))
    }

    /// The image's discussions as the store has them.
    pub async fn board(&self) -> Board {
        self.store.board(self.image).await.expect("read").expect("there")
    }

    /// The whole log.
    pub async fn log(&self) -> Vec<Recorded> {
        let tail = self.store.tail(self.image, Seq(0), u32::MAX).await;
        tail.expect("read").expect("there").events
    }
}

/// The result of an append.
pub type Answer = Result<(), AppendError>;

/// Submits an append; the result is to be awaited.
pub fn append(store: &dyn Store, append: Append) -> BoxFuture<'static, Answer> {
    let (done, answer) = oneshot::channel();
    store.append(append, Box::new(move |outcome| drop(done.send(outcome))));
    Box::pin(async { answer.await.expect("an answer") })
}

/// A tenant, created unless it exists.
pub async fn new_tenant(store: &Arc<dyn Store>, id: &str) -> TenantId {
    let id = TenantId::new(id).expect("valid");
    let tenant = Tenant { id: id.clone(), name: id.to_string(), settings: Settings::default() };
    store.tenancy().create_tenant(&tenant, NOW).await.expect("stored");
    id
}

/// A person of this name.
pub async fn new_person(store: &Arc<dyn Store>, name: &str) -> Author {
    let author = Author {
        id: UserId(Uuid::now_v7()),
        name: DisplayName::new(name).expect("a name"),
        role: None,
    };
    let user = User { id: author.id, name: Some(author.name.clone()) };
    store.people().create_user(&user, NOW).await.expect("stored");
    author
}

/// An image of a tenant, with an address of its own.
pub async fn new_image(store: &Arc<dyn Store>, tenant: &TenantId, by: UserId) -> ImageRecord {
    let image = image_record(tenant, by, &Uuid::now_v7().to_string());
    assert!(store.create_image(&image).await.expect("stored"));
    image
}

/// An image that is not stored yet.
pub fn image_record(tenant: &TenantId, by: UserId, url_id: &str) -> ImageRecord {
    ImageRecord {
        id: ImageId(Uuid::now_v7()),
        tenant: tenant.clone(),
        url_id: url_id.into(),
        title: "Façade, \"north\"".into(),
        full: "full.webp".into(),
        display: "display.webp".into(),
        thumb: "thumb.webp".into(),
        width: 4_000,
        height: 3_000,
        created_by: by,
        created_at: NOW,
        visibility: Visibility::Listed,
        embedded: None,
        original: None,
        tiles: None,
    }
}

/// A discussion of this number opens.
pub fn opens(chat: u128) -> Event {
    let at = Point::new(25.5, 30.0).expect("inside");
    Event::NewImageChat {
        chat: NewChat { id: chat_id(chat), at, size: None, comment: Some(comment(chat)) },
    }
}

/// A comment of this number is added to a discussion.
pub fn comments(chat: u128, number: u128) -> Event {
    let change = Change::CommentAdded { comment: comment(number) };
    Event::ImageChatUpdated { chat_id: chat_id(chat), change }
}

/// A new comment of this number.
pub fn comment(number: u128) -> NewComment {
    let body = CommentBody::new(&format!("comment {number}: too *dark* here")).expect("valid");
    NewComment { id: comment_id(number), parent_id: None, body, html: None }
}

/// The discussion of this number.
pub fn chat_id(number: u128) -> ChatId {
    ChatId(Uuid::from_u128(number))
}

/// The comment of this number.
pub fn comment_id(number: u128) -> CommentId {
    CommentId(Uuid::from_u128(number))
}
