//! What a widget changes, and what it may not.

use super::{PAGE, SRC, Widget, list, listing_server, opening};
use crate::common::live::Live;
use crate::common::{Answer, fresh};
use crate::http::contents::contents;
use crate::http::malformed::NO_BODIES;
use image_chat::model::{ImageId, OnWord, Role, Writers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Method, header};
use serde_json::{Value, json};

const OPERATE: &str = "/embed/demo/rpc/operate";

#[tokio::test]
async fn the_first_marker_of_a_place_creates_its_image() {
    let server = listing_server().await;
    let (ada, eve) = (Widget::named(&server, "Ada").await, Widget::named(&server, "Eve").await);
    let image = ada.image().await;
    let first = opening(image, "here");
    let event = ada.post(OPERATE, first.clone()).await.ok(200);
    assert_eq!((&event["type"], &event["seq"]), (&json!("new-image-chat"), &json!(1)));
    assert_eq!(ada.post(OPERATE, first).await.ok(200), event, "the same again is answered alike");
    let mut second = opening(image, "and here");
    second["operation"]["command"] = json!({ "do": "place-marker", "at": { "x": 1, "y": 2 } });
    assert_eq!(eve.post(OPERATE, second).await.ok(200)["seq"], 2);
    let reply = json!({ "do": "add-comment", "chatId": event["chat"]["id"], "body": "yes" });
    let mut reply =
        json!({ "image": image, "operation": { "broadcastId": fresh(), "command": reply } });
    assert_eq!(eve.post(OPERATE, reply.clone()).await.ok(200)["seq"], 3, "without its place");
    reply["operation"]["broadcastId"] = json!(fresh());
    reply["place"] = json!({ "urlId": PAGE, "src": SRC });
    assert_eq!(eve.post(OPERATE, reply).await.ok(200)["seq"], 4, "and with it");
}

#[tokio::test]
async fn people_who_place_the_first_marker_at_once_share_an_image() {
    let server = listing_server().await;
    let ada = Widget::named(&server, "Ada").await;
    let image = ada.image().await;
    let opened = futures::future::join_all((0..8).map(|_| ada.opens(image, "here"))).await;
    opened.iter().for_each(|answer| drop(answer.ok(200)));
    assert_eq!(ada.room().await.room.seq.0, 8);
}

#[tokio::test]
async fn nothing_else_creates_an_image() {
    let server = listing_server().await;
    let other = server.new_tenant("other").await;
    list(&server, &other).await;
    let (ada, eve) = (Widget::named(&server, "Ada").await, Widget::new(&server));
    let image = ada.image().await;
    let elsewhere = ImageId(fresh());
    let in_other = ada.get(&super::room_path("other")).await.ok(200)["room"]["image"]["id"].clone();
    let before = contents(&server).await;
    let mut no_place = opening(image, "here");
    no_place.as_object_mut().expect("fields").remove("place");
    let mut reply = opening(image, "here");
    reply["operation"]["command"] = json!({ "do": "resolve", "chatId": fresh() });
    let mut of_other = opening(image, "here");
    of_other["image"] = in_other;
    let mut odd_place = opening(image, "here");
    odd_place["place"]["src"] = json!("");
    for (widget, body, status, what) in [
        (&ada, opening(elsewhere, "here"), 404, "another id than that of the place"),
        (&ada, of_other, 404, "the id of the place in another tenant"),
        (&ada, no_place, 404, "no place"),
        (&ada, reply, 404, "no marker"),
        (&ada, odd_place, 400, "a place that is none"),
        (&eve, opening(image, "here"), 401, "nobody"),
    ] {
        widget.post(OPERATE, body).await.failed(status, what);
    }
    server.settings(&default_tenant_id(), |settings| settings.writers = Writers::Nobody).await;
    ada.opens(image, "here").await.failed(403, "read-only");
    let mut now = contents(&server).await;
    for table in ["tenants", "meta"] {
        now.insert(table.into(), before[table].clone());
    }
    assert_eq!(now, before, "nothing came into being");
}

#[tokio::test]
async fn m10_lp24_a_widget_changes_things_of_its_tenant_alone() {
    let server = listing_server().await;
    let other = server.new_tenant("other").await;
    list(&server, &other).await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let (ada, root) = (Widget::named(&server, "Ada").await, Widget::of(&server, &root));
    let image = ada.image().await;
    let event = ada.opens(image, "here").await.ok(200);
    let comment = &event["chat"]["comment"]["id"];
    for (name, body) in [
        ("operate", opening(image, "there")),
        ("flag_comment", json!({ "comment": comment, "reason": "not ours" })),
        ("close_image", json!({ "image": image, "closed": true })),
    ] {
        root.post(&format!("/embed/other/rpc/{name}"), body).await.failed(404, name);
    }
    assert_eq!(ada.room().await.room.seq.0, 1);
}

#[tokio::test]
async fn comments_are_flagged_and_images_closed() {
    let server = listing_server().await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let (ada, mia) = (Widget::named(&server, "Ada").await, Widget::of(&server, &mia));
    let image = ada.image().await;
    let event = ada.opens(image, "here").await.ok(200);
    let comment = event["chat"]["comment"]["id"].clone();
    let flag = json!({ "comment": comment, "reason": "look" });
    assert_eq!(mia.post("/embed/demo/rpc/flag_comment", flag.clone()).await.ok(200), Value::Null);
    assert_eq!(json!(mia.room().await.viewer.flagged), json!([comment]));
    ada.post("/embed/demo/rpc/flag_comment", flag).await.failed(400, "the own comment");
    let close = json!({ "image": image, "closed": true });
    ada.post("/embed/demo/rpc/close_image", close.clone()).await.failed(403, "no moderator");
    assert_eq!(mia.post("/embed/demo/rpc/close_image", close).await.ok(200), Value::Null);
    ada.opens(image, "more").await.failed(409, "closed");
}

#[tokio::test]
async fn a_held_marker_is_answered_as_held() {
    let server = listing_server().await;
    server
        .settings(&default_tenant_id(), |settings| {
            settings.words = vec!["grumpf".into()];
            settings.on_word = OnWord::Hold;
        })
        .await;
    let ada = Widget::named(&server, "Ada").await;
    let image = ada.image().await;
    assert_eq!(ada.opens(image, "grumpf").await.ok(200)["type"], "held");
    assert_eq!(ada.room().await.room.seq.0, 0);
}

#[tokio::test]
async fn lp22_a_ticket_opens_the_socket_of_the_guest() {
    let server = listing_server().await;
    let ada = Widget::named(&server, "Ada").await;
    Widget::new(&server).post("/embed/demo/ticket", json!({})).await.refused_because(401, "nobody");
    let (room, offer) = (ada.room().await, ada.offer().await);
    let snapshot = room.room.snapshot.expect("a board");
    let headers = [("origin", super::SITE), ("sec-websocket-protocol", &*offer)];
    let message = super::subscription("demo", &snapshot, Some(super::place()));
    let mut live = Live::of(&server, &headers, snapshot).await;
    live.say(&[message]).await;
    live.welcome().await;
    assert!(live.frames.concat().contains("\"name\":\"Ada\""), "{:?}", live.frames);
}

#[tokio::test]
async fn malformed_bodies_are_refused() {
    let server = listing_server().await;
    let ada = Widget::named(&server, "Ada").await;
    for name in ["operate", "introduce", "flag_comment", "close_image"] {
        let path = format!("/embed/demo/rpc/{name}");
        let json = (header::CONTENT_TYPE, "application/json");
        for body in NO_BODIES {
            let request = ada.request(Method::POST, &path).header(json.0.clone(), json.1);
            let answer = Answer::to(request.body(*body)).await;
            // A name may be left out.
            if !(name == "introduce" && answer.status == 200) {
                answer.failed(400, &format!("{path} {body:.40}"));
            }
        }
        let request = ada.request(Method::POST, &path).body("{}");
        Answer::to(request).await.failed(415, &path);
        let large = format!("{{\"name\":\"{}\"}}", "x".repeat(64 * 1024));
        let request = ada.request(Method::POST, &path).header(json.0, json.1);
        Answer::to(request.body(large)).await.failed(413, &path);
        let answer = Answer::to(ada.request(Method::PUT, &path)).await;
        assert_eq!(answer.status, 405, "{path}");
    }
}
