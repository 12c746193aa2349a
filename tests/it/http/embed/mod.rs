//! `/embed/{tenant}`: the calls of the widget on pages of other sites, and the pages that show it.

mod changes;
mod ids;
mod live;
mod origins;
mod pages;
mod room;

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ImageId, Seq, TenantId};
use image_chat::protocol::embed::EmbeddedRoom;
use image_chat::protocol::live::{ClientMessage, EmbedPlace};
use image_chat::protocol::page::Snapshot;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Method, RequestBuilder, header};
use serde_json::{Value, json};

/// A site that embeds images of the tenant.
pub const SITE: &str = "https://site.example";
/// A page of it.
pub const PAGE: &str = "https://site.example/floors?floor=0#plan";
/// An image of that page.
pub const SRC: &str = "https://cdn.site.example/plan.png";
/// The header that lets a page read an answer.
pub const ALLOWED: &str = "access-control-allow-origin";

/// A server whose tenant lists the site.
pub async fn listing_server() -> TestServer {
    let server = TestServer::start().await;
    list(&server, &default_tenant_id()).await;
    server
}

/// Lists the site in a tenant.
pub async fn list(server: &TestServer, tenant: &TenantId) {
    server.settings(tenant, |settings| settings.embed_origins = vec![SITE.into()]).await;
}

/// A widget on a page of the site: it has no cookie, and a token once its guest has a name.
pub struct Widget {
    person: Person,
    pub token: Option<String>,
}

impl Widget {
    /// Of someone without a name.
    pub fn new(server: &TestServer) -> Self {
        Self { person: server.stranger(), token: None }
    }

    /// Of someone with a name.
    pub async fn named(server: &TestServer, name: &str) -> Self {
        let mut widget = Self::new(server);
        let known = widget.post("/embed/demo/rpc/introduce", json!({ "name": name })).await.ok(200);
        widget.token = Some(known["token"].as_str().expect("a token").to_owned());
        widget
    }

    /// Of someone who has a session, by its token.
    pub fn of(server: &TestServer, person: &Person) -> Self {
        let cookie = person.cookie().expect("a cookie");
        let (_, token) = cookie.to_str().expect("text").split_once('=').expect("a value");
        Self { token: Some(token.to_owned()), ..Self::new(server) }
    }

    /// A request as the page's browser sends it.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.person.request(method, path).header(header::ORIGIN, SITE);
        let request = request.header("sec-fetch-site", "cross-site");
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::to(self.request(Method::POST, path).json(&body)).await
    }

    /// The room of the place.
    pub async fn room(&self) -> EmbeddedRoom {
        self.get(&room_path("demo")).await.read()
    }

    /// The id of the image of the place.
    pub async fn image(&self) -> ImageId {
        self.room().await.room.image.id
    }

    /// Opens a discussion in the place.
    pub async fn opens(&self, image: ImageId, text: &str) -> Answer {
        self.post("/embed/demo/rpc/operate", opening(image, text)).await
    }

    /// The sub-protocols with a ticket, or without one.
    pub async fn offer(&self) -> String {
        if self.token.is_none() {
            return "ic.v1".into();
        }
        let answer = self.post("/embed/demo/ticket", json!({})).await.ok(201);
        format!("ic.v1, ic.ticket.{}", answer["ticket"].as_str().expect("a ticket"))
    }
}

/// The address of the room of the place in a tenant.
pub fn room_path(tenant: &str) -> String {
    with_place(&format!("/embed/{tenant}/room"), "Floors & plans")
}

/// An address with the place in its query.
pub fn with_place(path: &str, title: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("urlId", PAGE), ("src", SRC), ("pageTitle", title)])
        .finish();
    format!("{path}?{query}")
}

/// An operation that opens a discussion in the place.
pub fn opening(image: ImageId, text: &str) -> Value {
    let command = json!({ "do": "open-chat", "at": { "x": 25.5, "y": 30.25 }, "body": text });
    json!({
        "image": image, "operation": { "broadcastId": fresh(), "command": command },
        "place": { "urlId": PAGE, "src": SRC, "pageTitle": "Floors & plans" },
    })
}

/// The place, as a subscription names it.
pub fn place() -> EmbedPlace {
    EmbedPlace { url_id: PAGE.into(), src: SRC.into() }
}

/// The message that follows the image of the place in a tenant from its beginning.
pub fn subscription(tenant: &str, snapshot: &Snapshot, place: Option<EmbedPlace>) -> ClientMessage {
    ClientMessage::Subscribe {
        tenant_id: TenantId::new(tenant).expect("a tenant id"),
        image_id: snapshot.board.image,
        epoch: snapshot.epoch,
        since: Seq(0),
        pending: Vec::new(),
        build: None,
        place,
    }
}
