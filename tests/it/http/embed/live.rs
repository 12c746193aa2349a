//! LP30: people wait for the first marker of an image that is not there yet, and see it without loading anything.

use super::{PAGE, SITE, SRC, Widget, list, listing_server, place, subscription};
use crate::common::live::Live;
use crate::common::{TestServer, fresh};
use crate::http::compat;
use image_chat::model::{Board, Role, Seq, Viewers};
use image_chat::protocol::embed::EmbeddedRoom;
use image_chat::protocol::live::{ClientMessage, CloseCode, EmbedPlace, ServerMessage};
use image_chat::protocol::page::Snapshot;
use image_chat::server::clock;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

/// A widget's socket, which has not subscribed yet.
async fn socket(server: &TestServer, widget: &Widget) -> Live {
    let (snapshot, offer) =
        (widget.room().await.room.snapshot.expect("a board"), widget.offer().await);
    Live::of(server, &[("origin", SITE), ("sec-websocket-protocol", &offer)], snapshot).await
}

/// Says that it waits for the image of the place.
async fn subscribes(live: &mut Live, place: Option<EmbedPlace>) {
    let mut message = subscription("demo", &widget_snapshot(live), place);
    if let ClientMessage::Subscribe { since, .. } = &mut message {
        *since = live.replica.seq();
    }
    live.say(&[message]).await;
}

fn widget_snapshot(live: &Live) -> Snapshot {
    let board = Board::new(live.image);
    Snapshot { epoch: live.epoch, board, image: None }
}

/// A widget's socket that waits for the first marker.
async fn waiting(server: &TestServer, widget: &Widget) -> Live {
    let mut live = socket(server, widget).await;
    subscribes(&mut live, Some(place())).await;
    let welcome = live.welcome().await;
    let head = welcome.iter().find_map(|message| match message {
        ServerMessage::Welcome { head, .. } => Some(*head),
        _ => None,
    });
    assert_eq!(head, Some(Seq(0)), "{welcome:?}");
    live
}

#[tokio::test]
async fn lp30_the_first_marker_reaches_all_who_wait() {
    let server = listing_server().await;
    let (ada, nobody) = (Widget::named(&server, "Ada").await, Widget::new(&server));
    let (mut of_ada, mut of_nobody) =
        (waiting(&server, &ada).await, waiting(&server, &nobody).await);
    let image = of_ada.image;
    for text in ["first", "second", "third"] {
        ada.opens(image, text).await.ok(200);
    }
    let person = server.stranger();
    for live in [&mut of_ada, &mut of_nobody] {
        live.check_in_step(&person).await;
        assert_eq!((live.gaps, live.replica.board().chats.len()), (0, 3), "in order");
        let frames = live.frames.concat();
        assert!(!frames.contains("\"reset\""), "nothing is loaded again: {frames}");
    }
    let mut late = socket(&server, &nobody).await;
    subscribes(&mut late, Some(place())).await;
    late.welcome().await;
    ada.opens(image, "fourth").await.ok(200);
    late.check_in_step(&person).await;
}

#[tokio::test]
async fn lp30_a_marker_of_the_calls_that_exist_reaches_them_as_well() {
    let server = listing_server().await;
    let ada = server.person("Ada").await;
    let mut live = waiting(&server, &Widget::new(&server)).await;
    ada.post(compat::CALLS, compat::marker(SRC, fresh())).await.ok(200);
    assert_eq!(live.next_event().await.1, "new-image-chat");
    live.check_in_step(&ada).await;
}

#[tokio::test]
async fn lp30_a_reader_who_reconnects_before_anyone_wrote_goes_on_waiting() {
    let server = listing_server().await;
    let ada = Widget::named(&server, "Ada").await;
    let mut live = waiting(&server, &ada).await;
    subscribes(&mut live, Some(place())).await;
    let again = live.welcome().await;
    assert!(
        !again.iter().any(|message| matches!(message, ServerMessage::Reset { .. })),
        "{again:?}"
    );
    ada.opens(live.image, "here").await.ok(200);
    live.reach(Seq(1)).await;
    subscribes(&mut live, Some(place())).await;
    live.welcome().await;
    ada.opens(live.image, "and here").await.ok(200);
    live.check_in_step(&server.stranger()).await;
}

#[tokio::test]
async fn lp24_no_reader_waits_for_an_image_that_will_not_be() {
    let server = listing_server().await;
    let other = server.new_tenant("other").await;
    list(&server, &other).await;
    let widget = Widget::new(&server);
    let of_page = |url_id: &str, src: &str| EmbedPlace { url_id: url_id.into(), src: src.into() };
    for place in [
        None,
        Some(of_page(PAGE, "b.png")),
        Some(of_page("", SRC)),
        Some(of_page(PAGE, "\u{0}")),
        Some(of_page(PAGE, &"x".repeat(5_000))),
    ] {
        let mut live = socket(&server, &widget).await;
        let what = format!("{place:?}");
        subscribes(&mut live, place).await;
        assert_eq!(live.close_code().await, CloseCode::ImageGone as u16, "{what:.80}");
    }
    for tenant in ["other", "nobody"] {
        let mut live = socket(&server, &widget).await;
        let message = subscription(tenant, &widget_snapshot(&live), Some(place()));
        live.say(&[message]).await;
        assert_eq!(live.close_code().await, CloseCode::ImageGone as u16, "{tenant}");
    }
}

#[tokio::test]
async fn lp22_a_site_waits_in_the_tenants_that_list_it() {
    let server = listing_server().await;
    let other = server.new_tenant("other").await;
    let room = server.stranger().get(&super::room_path("other")).await;
    let room: EmbeddedRoom = room.read();
    let snapshot = room.room.snapshot.expect("a board");
    let message = subscription(other.as_str(), &snapshot, Some(place()));
    let mut live = Live::of(&server, &[("origin", SITE)], snapshot).await;
    live.say(&[message]).await;
    assert_eq!(live.close_code().await, CloseCode::NotAllowed as u16);
}

#[tokio::test]
async fn m10_in_a_private_tenant_members_alone_wait() {
    let (server, tenant) = (listing_server().await, default_tenant_id());
    let max = Widget::of(&server, &server.person_as("Max", Role::Member, &tenant).await);
    let guest = Widget::named(&server, "Eve").await;
    let mut of_guest = waiting(&server, &guest).await;
    let mut of_max = waiting(&server, &max).await;
    let mut late = socket(&server, &guest).await;
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    assert_eq!(of_guest.close_code().await, CloseCode::NotAllowed as u16, "lost (LP23)");
    subscribes(&mut late, Some(place())).await;
    assert_eq!(late.close_code().await, CloseCode::ImageGone as u16, "never had");
    max.opens(of_max.image, "between us").await.ok(200);
    of_max.reach(Seq(1)).await;
    assert!(!of_guest.frames.concat().contains("between us"));
}

#[tokio::test]
async fn lp23_who_is_banned_waits_no_longer() {
    let server = listing_server().await;
    let ada = server.person("Ada").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let (_, comment) = ada.open_chat(ada.upload("demo").await, "not fine").await;
    let widget = Widget::of(&server, &ada);
    let (mut live, mut late) = (waiting(&server, &widget).await, socket(&server, &widget).await);
    let mut others = waiting(&server, &Widget::new(&server)).await;
    let item = format!("comment-{comment}");
    let ban = [("action", "ban"), ("item", item.as_str()), ("for", "1h")];
    assert!(mia.submit("/t/demo/moderation", &ban).await.status < 400);
    assert_eq!(live.close_code().await, CloseCode::NotAllowed as u16);
    subscribes(&mut late, Some(place())).await;
    assert_eq!(late.close_code().await, CloseCode::NotAllowed as u16);
    Widget::of(&server, &mia).opens(others.image, "go on").await.ok(200);
    others.reach(Seq(1)).await;
}

#[tokio::test]
async fn a_deleted_image_is_closed_and_its_place_is_waited_for_again() {
    let server = listing_server().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let ada = Widget::named(&server, "Ada").await;
    let mut live = waiting(&server, &ada).await;
    let first = live.image;
    ada.opens(first, "here").await.ok(200);
    live.reach(Seq(1)).await;
    let path = format!("/api/v1/images/{first}");
    assert_eq!(root.request(Method::DELETE, &path).send().await.expect("an answer").status(), 204);
    assert_eq!(live.close_code().await, CloseCode::ImageGone as u16);
    let mut next = waiting(&server, &ada).await;
    assert_ne!(next.image, first);
    // The first one comes back: nobody needs to wait for another.
    root.post(&format!("{path}/restore"), json!({})).await.ok(200);
    assert_eq!(next.close_code().await, CloseCode::ImageGone as u16);
    assert_eq!(ada.room().await.room.image.id, first);
}

#[tokio::test]
async fn who_waits_is_counted_and_leaves_nothing_behind() {
    let server = listing_server().await;
    let engine = &server.state().engine;
    let before = engine.room_count();
    let ada = Widget::named(&server, "Ada").await;
    let (mut first, second) =
        (waiting(&server, &ada).await, waiting(&server, &Widget::new(&server)).await);
    let two = |m: &ServerMessage| matches!(m, ServerMessage::Viewers { count: 2, .. });
    first.until(two).await;
    assert_eq!(engine.room_count(), before + 1, "one for both");
    second.break_off();
    first.break_off();
    let started = clock::now();
    while engine.room_count() > before {
        assert!(clock::now().0 - started.0 < 60_000, "the room stays");
        engine.sweep();
        tokio::task::yield_now().await;
    }
}
