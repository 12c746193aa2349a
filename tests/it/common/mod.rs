//! A real server on a free port, and people who use it over HTTP. Knows no expectation but the
//! form of errors.

pub mod audit;
pub mod bucket;
pub mod child;
pub mod described;
pub mod fate;
pub mod fault_proxy;
pub mod live;
pub mod log;
mod pictures;
pub mod postgres;
pub mod receiver;
pub mod store;
pub mod viewer;
pub mod volume;
pub mod wish;

pub use pictures::{comment_picture, form_with, picture, png, tile, wide_png};

use image_chat::model::{
    ChatId, CommentId, CommentPage, ImageId, Role, Settings, TenantId, UserId,
};
use image_chat::protocol::page::Snapshot;
use image_chat::server::boot::Server;
use image_chat::server::config::Config;
use image_chat::server::state::AppState;
use image_chat::server::store::Tenant;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::{Client, Method, Url, header};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use uuid::Uuid;

/// A server with a folder of its own, which is gone when this is.
pub struct TestServer {
    pub server: Server,
    pub folder: TempDir,
}

/// A data folder after the first start, which takes half a second: done once for all tests.
static FIRST_START: OnceCell<Vec<(PathBuf, Vec<u8>)>> = OnceCell::const_new();

impl TestServer {
    /// With everything as it is by default.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// With another configuration.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, bytes) in FIRST_START.get_or_init(first_start).await {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
        Self::start_in(folder, change).await
    }

    pub async fn start_in(folder: TempDir, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::for_tests(folder.path().to_path_buf());
        change(&mut config);
        let server = Server::start(config).await.expect("starts");
        Self { server, folder }
    }

    /// Its parts, for what cannot be reached from outside.
    pub fn state(&self) -> &AppState {
        &self.server.state
    }

    /// Where it is.
    pub fn base(&self) -> String {
        let scheme = if self.state().config.tls.is_on() { "https" } else { "http" };
        format!("{scheme}://{}", self.server.addr)
    }

    /// A person that the server does not know.
    pub fn stranger(&self) -> Person {
        Person::stranger(self.base())
    }

    /// Someone with a name.
    pub async fn person(&self, name: &str) -> Person {
        Person::named(self.base(), name).await
    }

    /// Someone with a name and an image of theirs.
    pub async fn person_with_image(&self, name: &str) -> (Person, ImageId) {
        let person = self.person(name).await;
        let image = person.upload("demo").await;
        (person, image)
    }

    /// Someone with a name and this role in the tenant.
    pub async fn person_as(&self, name: &str, role: Role, tenant: &TenantId) -> Person {
        let person = self.person(name).await;
        self.set_role(&person, Some(role), tenant).await;
        person
    }

    /// Makes someone this in the tenant, or nothing any more.
    pub async fn set_role(&self, person: &Person, role: Option<Role>, tenant: &TenantId) {
        let (tenancy, now) = (self.state().store.tenancy(), image_chat::server::clock::now());
        tenancy.set_role(tenant, person.id(), role, now).await.expect("stored");
        self.state().access.invalidate();
    }

    /// Changes the tenant's settings as an administrator would.
    pub async fn settings(&self, tenant: &TenantId, change: impl FnOnce(&mut Settings)) {
        let tenancy = self.state().store.tenancy();
        let mut changed = tenancy.tenant(tenant).await.expect("read").expect("there");
        change(&mut changed.settings);
        tenancy.change_tenant(&changed).await.expect("stored");
        self.state().access.invalidate();
    }

    /// Adds a tenant, which nothing outside can do yet.
    pub async fn new_tenant(&self, name: &str) -> TenantId {
        let id = TenantId::new(name).expect("a tenant id");
        let settings = image_chat::model::Settings::default();
        let tenant = Tenant { id: id.clone(), name: name.into(), settings };
        let now = image_chat::server::clock::now();
        assert!(self.state().store.tenancy().create_tenant(&tenant, now).await.expect("stored"));
        id
    }
}

/// What a first start leaves in its data folder.
async fn first_start() -> Vec<(PathBuf, Vec<u8>)> {
    let server = TestServer::start_in(tempfile::tempdir().expect("a folder"), |_| {}).await;
    let TestServer { server, folder } = server;
    server.stop().await;
    let mut files = Vec::new();
    let mut folders = vec![folder.path().to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder.path()).expect("within").to_path_buf();
                files.push((name, std::fs::read(&path).expect("readable")));
            }
        }
    }
    files
}

/// Someone with a browser's cookies.
#[derive(Clone)]
pub struct Person {
    http: Client,
    jar: Arc<Jar>,
    /// The address of the server as they know it.
    pub base: String,
    id: Option<UserId>,
}

impl Person {
    /// A person that the server at this address does not know.
    pub fn stranger(base: String) -> Self {
        Self::with_client(Client::builder(), base)
    }

    /// The same with a client that was given something beforehand, such as the certificates to trust.
    pub fn with_client(client: reqwest::ClientBuilder, base: String) -> Self {
        let jar = Arc::new(Jar::default());
        let http = client.no_proxy().cookie_provider(Arc::clone(&jar));
        let http = http.redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Self { http, jar, base, id: None }
    }

    /// Someone with a name on the server at this address.
    pub async fn named(base: String, name: &str) -> Self {
        let mut person = Self::stranger(base);
        person.take_name(name).await;
        person
    }

    /// Gives a name, keeping the identity there may be.
    pub async fn take_name(&mut self, name: &str) {
        let answer = self.post("/api/v1/session", json!({ "name": name })).await.ok(201);
        self.id = Some(id(&answer["user"]["id"]));
    }

    /// Who; for someone with a name.
    pub fn id(&self) -> UserId {
        self.id.expect("someone with a name")
    }

    /// The `Cookie` header, if they have a cookie.
    pub fn cookie(&self) -> Option<header::HeaderValue> {
        self.jar.cookies(&Url::parse(&self.base).expect("an address"))
    }

    /// A request that can still be changed.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::to(self.request(Method::POST, path).json(&body)).await
    }

    pub async fn delete(&self, path: &str, body: Value) -> Answer {
        Answer::to(self.request(Method::DELETE, path).json(&body)).await
    }

    /// Uploads a small picture of its own.
    pub async fn upload(&self, tenant: &str) -> ImageId {
        let form = form_with(png(), "picture.png");
        let path = format!("/api/v1/tenants/{tenant}/images");
        let answer = Answer::to(self.request(Method::POST, &path).multipart(form)).await.ok(201);
        id(&answer["image"]["id"])
    }

    /// Opens a discussion.
    pub async fn open_chat(&self, image: ImageId, text: &str) -> (ChatId, CommentId) {
        let body = json!({ "x": 25.5, "y": 30.25, "body": text, "broadcastId": fresh() });
        let answer = self.post(&format!("/api/v1/images/{image}/chats"), body).await.ok(201);
        (id(&answer["chat"]["id"]), id(&answer["chat"]["comments"][0]["id"]))
    }

    /// Writes a comment.
    pub async fn comment(&self, chat: ChatId, text: &str) -> CommentId {
        let body = json!({ "body": text, "broadcastId": fresh() });
        let answer = self.post(&format!("/api/v1/chats/{chat}/comments"), body).await.ok(201);
        id(&answer["comment"]["id"])
    }

    /// What the server has now, as a page would load it, with all comments.
    pub async fn snapshot(&self, image: ImageId) -> Snapshot {
        let mut snapshot: Snapshot = self.get(&format!("/i/{image}/board")).await.read();
        for chat in snapshot.board.chats.values_mut() {
            while let Some(omitted) = chat.omitted.clone() {
                let path = format!("/i/{image}/comments/{}?before={}", chat.id, omitted.before);
                let CommentPage { comments, omitted, .. } = self.get(&path).await.read();
                let chat = Arc::make_mut(chat);
                chat.comments.splice(0..0, comments);
                chat.omitted = omitted;
            }
        }
        snapshot
    }
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: header::HeaderMap,
    pub text: String,
}

impl Answer {
    /// The answer to a request; one of the REST API is as its description says.
    pub async fn to(request: reqwest::RequestBuilder) -> Self {
        let (client, request) = request.build_split();
        let request = request.expect("a request");
        let (method, url) = (request.method().clone(), request.url().clone());
        let answer = Self::of(client.execute(request).await.expect("an answer")).await;
        described::check(&method, &url, &answer);
        answer
    }

    async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.expect("a body");
        Self { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The body as JSON, which comes with this status.
    #[track_caller]
    pub fn ok(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        serde_json::from_str(&self.text).expect("JSON")
    }

    /// The body as this type, which comes with 200.
    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self) -> T {
        serde_json::from_value(self.ok(200)).expect("readable")
    }

    /// A header, as text; empty when it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }
}

/// An id no one has used.
pub fn fresh() -> Uuid {
    Uuid::now_v7()
}

/// An id out of an answer.
#[track_caller]
pub fn id<T: FromStr>(value: &Value) -> T {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no id"));
    text.parse().unwrap_or_else(|_| panic!("{text} is no id"))
}
