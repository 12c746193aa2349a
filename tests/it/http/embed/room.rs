//! What a widget reads: the room of a place, before and after its first marker.

use super::{PAGE, SITE, SRC, Widget, listing_server, room_path, with_place};
use crate::common::fresh;
use crate::http::compat;
use crate::http::contents::contents;
use image_chat::model::{CommentPage, Role, Seq, Viewers};
use image_chat::protocol::page::Snapshot;
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::json;

#[tokio::test]
async fn looking_at_an_image_creates_nothing() {
    let server = listing_server().await;
    let widget = Widget::named(&server, "Ada").await;
    let before = contents(&server).await;
    let room = widget.room().await;
    let (image, snapshot) = (room.room.image, room.room.snapshot.expect("an empty board"));
    assert_eq!((room.room.seq, snapshot.board.chats.len()), (Seq(0), 0));
    assert_eq!(snapshot.board.image, image.id);
    let embedded = image.embedded.expect("its place");
    assert_eq!((image.url_id.as_str(), embedded.src.as_str()), (PAGE, SRC));
    assert_eq!(embedded.page_title, "Floors & plans");
    assert_eq!(room.viewer.me.and_then(|me| me.name).map(String::from), Some("Ada".into()));
    assert_eq!(room.room.build, server.state().engine.build());
    let board = format!("/embed/demo/i/{}/board", image.id);
    let read: Snapshot = widget.get(&with_place(&board, "")).await.read();
    assert_eq!((read.epoch, read.board), (snapshot.epoch, snapshot.board));
    widget.get(&board).await.refused_because(404, "without its place there is no such image");
    let elsewhere = format!("{board}?urlId=elsewhere&src=a.png");
    widget.get(&elsewhere).await.refused_because(404, "of another place");
    let people = format!("/embed/demo/i/{}/people", image.id);
    let here = widget.get(&with_place(&people, "")).await.ok(200);
    assert_eq!(here["people"], json!([]), "nobody else");
    widget.get(&people).await.refused_because(404, "without its place there is no such image");
    assert_eq!(contents(&server).await, before, "nothing came into being");
}

#[tokio::test]
async fn a_room_is_that_of_the_hosted_page() {
    let server = listing_server().await;
    let (ada, eve) = (Widget::named(&server, "Ada").await, Widget::new(&server));
    let image = eve.image().await;
    ada.opens(image, "**here**").await.ok(200);
    let room = eve.room().await;
    assert_eq!((room.room.image.id, room.room.seq), (image, Seq(1)));
    assert_eq!(room.viewer.me, None);
    let hosted: Snapshot = server.stranger().get(&format!("/i/{image}/board")).await.read();
    let snapshot = room.room.snapshot.expect("the discussions");
    assert_eq!((snapshot.epoch, &snapshot.board), (hosted.epoch, &hosted.board));
    assert_eq!(room.room.image, hosted.image.clone().expect("the image"));
    let board: Snapshot = eve.get(&format!("/embed/demo/i/{image}/board")).await.read();
    assert_eq!(board, hosted);
    let chat = *snapshot.board.chats.keys().next().expect("a discussion");
    let path = format!("/embed/demo/i/{image}/comments/{chat}");
    let page: CommentPage = eve.get(&path).await.read();
    assert_eq!(page.comments, snapshot.board.chats[&chat].comments);
    let none: CommentPage = eve.get(&format!("{path}?before=1")).await.read();
    assert_eq!(none.comments.len(), 0);
}

#[tokio::test]
async fn a_large_room_comes_without_its_discussions_as_the_page_does() {
    let server = listing_server().await;
    let ada = Widget::named(&server, "Ada").await;
    let image = ada.image().await;
    for _ in 0..9 {
        ada.opens(image, &"😀".repeat(2_000)).await.ok(200);
    }
    let room = ada.room().await;
    assert_eq!((room.room.seq, room.room.snapshot), (Seq(9), None));
    let board: Snapshot = ada.get(&format!("/embed/demo/i/{image}/board")).await.read();
    assert_eq!(board.board.chats.len(), 9);
    assert!(board.board.chats.values().all(|chat| chat.omitted.is_some()));
}

#[tokio::test]
async fn a_marker_of_the_calls_that_exist_is_on_the_same_image() {
    let server = listing_server().await;
    let (ada, widget) = (server.person("Ada").await, Widget::new(&server));
    let image = widget.image().await;
    // Asked for too early, and not remembered as missing.
    ada.get(&format!("/i/{image}/board")).await.refused_because(404, "not there");
    let marker = compat::marker(SRC, fresh());
    assert_eq!(marker["urlId"], PAGE);
    let created = ada.post(compat::CALLS, marker).await.ok(200);
    ada.get(&format!("/i/{image}/board")).await.ok(200);
    let room = widget.room().await.room;
    let chats = room.snapshot.expect("the discussions").board.chats;
    assert_eq!(room.image.id, image);
    assert_eq!(
        chats.keys().map(|id| json!(id)).collect::<Vec<_>>(),
        [created["createdChatId"].clone()]
    );
}

#[tokio::test]
async fn m10_lp24_a_private_tenant_has_no_rooms_for_others() {
    let (server, tenant) = (listing_server().await, default_tenant_id());
    let guest = Widget::named(&server, "Eve").await;
    let max = Widget::of(&server, &server.person_as("Max", Role::Member, &tenant).await);
    let image = max.image().await;
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    max.room().await;
    max.opens(image, "between us").await.ok(200);
    let nobody = server.new_tenant("nobody").await;
    super::list(&server, &nobody).await;
    server.settings(&nobody, |settings| settings.viewers = Viewers::Members).await;
    for path in [
        room_path("demo"),
        room_path("nobody"),
        with_place(&format!("/embed/demo/i/{image}/board"), ""),
        format!("/embed/demo/i/{image}/board"),
        with_place(&format!("/embed/demo/i/{image}/people"), ""),
    ] {
        guest.get(&path).await.refused_because(404, &path);
    }
    assert_eq!(max.room().await.room.seq, Seq(1));
}

#[tokio::test]
async fn m10_lp24_an_image_is_reached_by_its_own_tenant_alone() {
    let server = listing_server().await;
    let other = server.new_tenant("other").await;
    super::list(&server, &other).await;
    let ada = Widget::named(&server, "Ada").await;
    let image = ada.image().await;
    ada.opens(image, "here").await.ok(200);
    let chat = ada.room().await.room.snapshot.expect("discussions").board;
    let chat = *chat.chats.keys().next().expect("one");
    for image in [image.to_string(), fresh().to_string(), "nonsense".into()] {
        for path in ["board", "people", &format!("comments/{chat}")] {
            let path = format!("i/{image}/{path}");
            ada.get(&format!("/embed/other/{path}")).await.refused_because(404, &path);
        }
        for what in ["board", "people"] {
            let by_place = with_place(&format!("/embed/other/i/{image}/{what}"), "");
            ada.get(&by_place).await.refused_because(404, &by_place);
        }
    }
}

#[tokio::test]
async fn a_place_that_is_none_is_named() {
    let server = listing_server().await;
    let widget = Widget::new(&server);
    let long = "x".repeat(4_097);
    for (query, named) in [
        ("", "urlId"),
        ("?urlId=page", "src"),
        ("?src=a.png", "urlId"),
        ("?urlId=%20&src=a.png", "urlId"),
        ("?urlId=page&src=%00", "src"),
        (&*format!("?urlId=page&src={long}"), "src"),
        (&*format!("?urlId=page&src=a.png&pageTitle={long}"), "pageTitle"),
    ] {
        let answer = widget.get(&format!("/embed/demo/room{query}")).await;
        answer.refused_because(400, named);
        assert!(answer.text.contains(named), "{named}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_banned_person_is_told_so_and_sees_no_room() {
    let server = listing_server().await;
    let (ada, tenant) = (server.person("Ada").await, default_tenant_id());
    let mia = server.person_as("Mia", Role::Moderator, &tenant).await;
    let widget = Widget::of(&server, &ada);
    widget.opens(widget.image().await, "not fine").await.ok(200);
    let board = widget.room().await.room.snapshot.expect("discussions").board;
    let comment = board.chats.values().next().expect("one").comments[0].id;
    let item = format!("comment-{comment}");
    let ban = [("action", "ban"), ("item", item.as_str()), ("for", "1h")];
    assert!(mia.submit("/t/demo/moderation", &ban).await.status < 400);
    widget.get(&room_path("demo")).await.refused_because(403, "banned");
    let other = format!("/embed/demo/room?urlId=other&src={SITE}/a.png");
    widget.get(&other).await.refused_because(403, "an image that is not there yet");
}
