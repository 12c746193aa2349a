//! M10, LP24: the administrator of one tenant against everything that has an address, with the ids of
//! another tenant: each answers as if there were no such thing. What has an address is not listed here:
//! it is read from the API's own document, from the server functions' registry and from the routes in the
//! sources, so that a new one is in the matrix from its first day.

use crate::common::{Answer, Person, TestServer, comment_picture, form_with, fresh, png};
use crate::http::contents::contents;
use image_chat::model::{ChatId, CommentId, ImageId, Role, Viewers};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use uuid::Uuid;

/// What answers alike to everyone, and why.
const SAME_FOR_ALL: &[(&str, &str)] = &[
    ("/rpc/introduce", "names nobody's things"),
    ("/s/{token}", "the secret is the right"),
    ("/s/{token}/preview.jpg", "the secret is the right"),
    ("/join/{secret}", "the secret is the right"),
    ("/reset/{secret}", "the secret is the right"),
    ("/setup/{secret}", "the secret is the right"),
    ("/api/{*other}", "has no thing of its own"),
    ("/api/v1/preview", "shows what is sent"),
    ("/rpc/{*function}", "is looked at function by function"),
    ("/api/v1/tenants/{tenant}/sso", "is where one comes in: judged by the signature"),
];

/// Someone's things, in a tenant that its members alone see.
struct Things {
    tenant: String,
    image: Uuid,
    chat: Uuid,
    comment: Uuid,
    share: Uuid,
    file: String,
    picture: String,
}

impl Things {
    async fn of_victim(server: &TestServer) -> Self {
        let tenant = server.new_tenant("victim").await;
        let owner = server.person_as("Vera", Role::Administrator, &tenant).await;
        let image: ImageId = owner.upload("victim").await;
        let (chat, comment): (ChatId, CommentId) = owner.open_chat(image, "Between us").await;
        let sent = comment_picture(&owner, image, form_with(png(), "ours.png")).await.ok(201);
        let picture = sent["picture"]["id"].as_str().expect("an id").to_owned();
        owner.comment(chat, sent["picture"]["markdown"].as_str().expect("a text")).await;
        let link = [("level", "comment")];
        let made = owner.request(Method::POST, &format!("/i/{image}/share")).form(&link);
        assert_eq!(Answer::to(made).await.status, 200);
        let shares = server.state().store.tenancy().shares(image).await.expect("read");
        server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
        let shown = owner.get(&format!("/api/v1/images/{image}")).await.ok(200);
        let src = shown["image"]["src"].as_str().expect("an address");
        let file = src.rsplit('/').next().expect("a name").to_owned();
        Self {
            tenant: tenant.to_string(),
            image: image.0,
            chat: chat.0,
            comment: comment.0,
            share: shares[0].id,
            file,
            picture,
        }
    }

    /// Things that never were.
    fn of_nobody(file: &str) -> Self {
        let (image, chat, comment, share) = (fresh(), fresh(), fresh(), fresh());
        let picture = fresh().to_string();
        Self { tenant: "nobody".into(), image, chat, comment, share, file: file.into(), picture }
    }

    /// An address with these things in the places of its parameters.
    fn at(&self, path: &str) -> String {
        let id = match path {
            path if path.contains("/i/{id}") => self.image,
            path if path.contains("/chats/{") => self.chat,
            path if path.contains("/comments/{") => self.comment,
            _ => self.image,
        };
        let filled = path.replace("{tenant}", &self.tenant).replace("{id}", &id.to_string());
        let filled = filled.replace("{file}", &self.file).replace("{chat}", &self.chat.to_string());
        let filled = filled.replace("{share}", &self.share.to_string());
        let filled = filled.replace("{picture}", &self.picture);
        let filled = filled.replace("{level}/{column}/{row}", "0/0/0");
        let filled = filled.replace("{emoji}", "👍");
        assert!(!filled.contains('{'), "{path} names a thing of which none is tried here");
        filled
    }

    /// A body with everything in it that any call wants; what it does not want it ignores.
    fn body(&self, operation: Uuid) -> Value {
        json!({
            "tenant": self.tenant, "tenantId": self.tenant, "image": self.image,
            "imageId": self.image, "chat": self.chat, "chatId": self.chat,
            "comment": self.comment, "commentId": self.comment, "broadcastId": operation,
            "x": 1.0, "y": 2.0, "body": "Not mine", "resolved": true, "name": "Eve",
            "src": "https://example.org/x.png", "reason": "because", "closed": true,
            "hours": 1, "user": fresh(), "ids": [self.comment], "undo": [], "filter": {},
            "kind": "flagged", "seq": 1, "query": "", "action": "remove", "items": [], "locked": true,
            "operation": { "broadcastId": operation, "command": { "do": "delete-chat", "chatId": self.chat } },
        })
    }
}

/// Each call of the REST API, out of its own document.
async fn api_calls(person: &Person) -> Vec<(Method, String)> {
    let document = person.get("/api/openapi.json").await.ok(200);
    let paths = document["paths"].as_object().expect("paths");
    let calls = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().expect("an item").keys();
        let methods =
            methods.filter_map(|name| Method::from_bytes(name.to_uppercase().as_bytes()).ok());
        methods.map(|method| (method, path.clone())).collect::<Vec<_>>()
    });
    calls.collect()
}

/// Each address with a parameter that stands in the sources as a route.
fn routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/http")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let source = std::fs::read_to_string(&path).expect("readable");
                let routes = source.split(".route(").skip(1);
                let literals = routes.filter_map(|rest| rest.trim_start().strip_prefix('"'));
                found.extend(literals.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
            }
        }
    }
    found.into_iter().filter(|path| path.contains('{')).collect()
}

fn is_same_for_all(path: &str) -> bool {
    SAME_FOR_ALL.iter().any(|(known, _)| *known == path)
}

async fn ask(person: &Person, method: &Method, path: &str, body: &Value, form: bool) -> Answer {
    let request = person.request(method.clone(), path);
    let request = match (method, form) {
        (&Method::GET, _) => request,
        (_, true) => request.form(&[("level", "view"), ("name", "Mine"), ("action", "remove")]),
        (_, false) => request.json(body),
    };
    Answer::to(request).await
}

/// An administrator of one tenant before the things of another.
struct Trial {
    server: TestServer,
    mallory: Person,
    theirs: Things,
    nobodys: Things,
    before: BTreeMap<String, String>,
    tried: usize,
}

impl Trial {
    async fn begin() -> Self {
        let server = TestServer::start().await;
        let theirs = Things::of_victim(&server).await;
        let nobodys = Things::of_nobody(&theirs.file);
        let own = server.new_tenant("mallory").await;
        let mallory = server.person_as("Mallory", Role::Administrator, &own).await;
        let before = contents(&server).await;
        Self { server, mallory, theirs, nobodys, before, tried: 0 }
    }

    /// The same asked about a thing of the other tenant and about one that never was.
    async fn ask(&mut self, method: &Method, path: &str, form: bool) -> (Answer, Answer) {
        self.tried += 1;
        let (mallory, operation) = (&self.mallory, fresh());
        let [(there, of_theirs), (nowhere, of_nobody)] =
            [&self.theirs, &self.nobodys].map(|things| (things.at(path), things.body(operation)));
        let foreign = ask(mallory, method, &there, &of_theirs, form).await;
        let missing = ask(mallory, method, &nowhere, &of_nobody, form).await;
        (foreign, missing)
    }

    /// This many ways were tried, and nothing changed.
    async fn end(self, at_least: usize) {
        assert!(self.tried >= at_least, "the list of ways was read: {}", self.tried);
        let now = contents(&self.server).await;
        // Of what is there beside people's things, one row has sockets looked at again.
        for (table, rows) in now.into_iter().filter(|(table, _)| table != "meta") {
            assert_eq!(rows, self.before[&table], "nothing changed in {table}");
        }
    }
}

#[tokio::test]
async fn m10_lp24_no_call_of_the_api_reaches_another_tenant() {
    let mut trial = Trial::begin().await;
    for (method, path) in api_calls(&trial.mallory).await {
        if !path.contains('{') || is_same_for_all(&path) {
            continue;
        }
        let (foreign, missing) = trial.ask(&method, &path, false).await;
        foreign.refused_because(404, &format!("{method} {path}"));
        assert_eq!(foreign.text, missing.text, "{method} {path}: foreign and missing are alike");
    }
    trial.end(10).await;
}

#[tokio::test]
async fn m10_lp24_no_page_and_no_picture_of_another_tenant_is_served() {
    let mut trial = Trial::begin().await;
    for path in routes().iter().filter(|path| !is_same_for_all(path)) {
        for method in [Method::GET, Method::POST] {
            let (foreign, missing) = trial.ask(&method, path, true).await;
            let alike = foreign.status == missing.status;
            assert!(alike, "{method} {path}: {} and {}", foreign.status, missing.status);
            assert!(matches!(foreign.status, 404 | 405), "{method} {path}: {}", foreign.status);
            for secret in ["Between us", "Vera"] {
                assert!(!foreign.text.contains(secret), "{method} {path} tells {secret}");
            }
        }
    }
    trial.end(10).await;
}

#[tokio::test]
async fn m10_lp24_no_server_function_reaches_another_tenant() {
    let mut trial = Trial::begin().await;
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        if is_same_for_all(path) {
            continue;
        }
        let (foreign, missing) = trial.ask(&method, path, false).await;
        assert_eq!(foreign.status, 404, "{path}: {}", foreign.text);
        assert_eq!(foreign.text, missing.text, "{path}: foreign and missing are alike");
    }
    trial.end(3).await;
}

/// What an administrator orders on the pages of their own tenant, about things of the other one.
#[tokio::test]
async fn m10_lp24_no_order_in_the_own_tenant_reaches_another() {
    let mut trial = Trial::begin().await;
    let (comment, chat) =
        (format!("comment-{}", trial.theirs.comment), format!("chat-{}", trial.theirs.chat));
    let victim = trial.server.state().store.moderation();
    let victim = victim.opener(ChatId(trial.theirs.chat)).await.expect("read").expect("there");
    let (user, share) = (victim.id.to_string(), trial.theirs.share.to_string());
    let mut orders: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for item in [&comment, &chat] {
        for action in ["approve", "remove", "restore", "ban"] {
            orders.push((
                "/t/mallory/moderation",
                vec![("action", action), ("item", item), ("for", "1h")],
            ));
        }
    }
    for action in ["lift", "undo"] {
        let order = vec![("action", action), ("ban", &*share), ("undo", &share)];
        orders.push(("/t/mallory/moderation", order));
    }
    for what in ["role", "remove", "withdraw"] {
        let order = vec![("do", what), ("user", &*user), ("id", &user), ("role", "moderator")];
        orders.push(("/t/mallory/members", order));
    }
    for (path, order) in orders {
        trial.tried += 1;
        let request = trial.mallory.request(Method::POST, path).form(&order);
        let answer = Answer::to(request).await;
        assert!(answer.status < 500, "{order:?}: {}", answer.text);
    }
    trial.end(10).await;
}

#[tokio::test]
async fn m10_in_a_public_tenant_a_foreign_administrator_is_a_guest() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "Mine").await;
    let own = server.new_tenant("mallory").await;
    let mallory = server.person_as("Mallory", Role::Administrator, &own).await;
    let body = json!({ "broadcastId": fresh(), "x": 1, "y": 1, "body": "Not yours" });
    for path in [format!("/api/v1/chats/{chat}"), format!("/api/v1/comments/{comment}")] {
        mallory.delete(&path, body.clone()).await.refused_because(403, &path);
        let request = mallory.request(Method::PATCH, &path).json(&body);
        Answer::to(request).await.refused_because(403, &path);
    }
    mallory.open_chat(image, "But a guest may write").await;
}
