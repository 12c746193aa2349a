//! Presence (LP14, LP27): sent to others, never stored.

use crate::common::live::Live;
use crate::common::{Person, TestServer};
use crate::live::open_chat;
use image_chat::model::{ChatId, ImageId, Point, Role, Seq, Size, UserId};
use image_chat::protocol::live::{Activity, ClientMessage, Moving, ServerMessage};
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::json;
use tokio::time::{Duration, Instant};

fn names(people: &[image_chat::model::Author]) -> Vec<&str> {
    people.iter().map(|author| author.name.as_str()).collect()
}

fn count_is(wanted: u32) -> impl Fn(&ServerMessage) -> bool {
    move |message| matches!(message, ServerMessage::Viewers { count, .. } if *count == wanted)
}

fn points(at: Option<Point>, typing: Option<ChatId>) -> ClientMessage {
    ClientMessage::Presence { image_id: None, cursor: at, typing, moving: None }
}

/// Two viewers who both know of each other.
async fn two(server: &TestServer) -> ((Person, Live), (Person, Live), ImageId) {
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let mut of_ada = Live::following(server, &ada, image).await;
    let mut of_bob = Live::following(server, &bob, image).await;
    of_ada.until(count_is(2)).await;
    of_bob.until(|m| matches!(m, ServerMessage::Viewers { people: None, .. })).await;
    ((ada, of_ada), (bob, of_bob), image)
}

impl Live {
    async fn activity(&mut self) -> Vec<Activity> {
        match self.until(|m| matches!(m, ServerMessage::Presence { .. })).await {
            ServerMessage::Presence { activity, .. } => activity,
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn lp27_people_are_counted_once_and_told_by_name() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let mut first = Live::following(&server, &ada, image).await;
    let of_bob = Live::following(&server, &bob, image).await;
    match first.until(count_is(2)).await {
        ServerMessage::Viewers { joined, people, .. } => {
            assert!(names(&joined).contains(&"Bob") && people.is_none(), "{joined:?}");
        }
        other => panic!("{other:?}"),
    }
    let mut other_tab = Live::open(&server, &ada, ada.snapshot(image).await).await;
    other_tab.subscribe().await;
    match other_tab.welcome().await.pop() {
        Some(ServerMessage::Viewers { count, people, .. }) => {
            assert_eq!((count, names(&people.expect("all"))), (2, vec!["Ada", "Bob"]));
        }
        other => panic!("{other:?}"),
    }
    let stranger = Live::following(&server, &server.stranger(), image).await;
    match first.until(count_is(3)).await {
        ServerMessage::Viewers { joined, .. } => assert!(joined.is_empty(), "{joined:?}"),
        other => panic!("{other:?}"),
    }
    drop((of_bob, other_tab, stranger));
    let mut left = Vec::<UserId>::new();
    loop {
        match first.until(|m| matches!(m, ServerMessage::Viewers { .. })).await {
            ServerMessage::Viewers { count, left: gone, .. } => {
                left.extend(gone);
                if count == 1 {
                    break;
                }
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(left, [bob.id()], "Ada's other tab is still Ada");
}

#[tokio::test]
async fn lp27_pointing_and_writing_is_told_and_leaves_no_trace() {
    let server = TestServer::start().await;
    let ((ada, mut of_ada), (_, mut of_bob), image) = two(&server).await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let at = Point::new(12.5, 80.0);
    of_ada.say(&[points(at, Some(chat))]).await;
    let told = Activity { id: ada.id(), cursor: at, typing: Some(chat), moving: None };
    assert_eq!(of_bob.activity().await, [told]);
    of_ada.say(&[points(None, None)]).await;
    let nowhere = Activity { id: ada.id(), cursor: None, typing: None, moving: None };
    assert_eq!(of_bob.activity().await, [nowhere]);
    assert_eq!(ada.snapshot(image).await.board.seq, Seq(1), "nothing of it is in the log");
}

#[tokio::test]
async fn lp14_of_many_places_the_latest_is_told() {
    let server = TestServer::start().await;
    let ((ada, mut of_ada), (_, mut of_bob), _) = two(&server).await;
    let places: Vec<_> = (1..=15).map(|n| points(Point::new(f64::from(n), 1.0), None)).collect();
    of_ada.say(&places).await;
    let told = Activity { id: ada.id(), cursor: Point::new(15.0, 1.0), typing: None, moving: None };
    assert_eq!(of_bob.activity().await, [told], "one of fifteen, in one frame");
}

#[tokio::test]
async fn presence_without_a_name_or_a_followed_image_is_not_sent() {
    let server = TestServer::start().await;
    let ((ada, mut of_ada), (_, mut of_bob), image) = two(&server).await;
    let mut stranger = Live::following(&server, &server.stranger(), image).await;
    stranger.say(&[points(Point::new(1.0, 1.0), None)]).await;
    let other = ada.upload("demo").await;
    of_ada
        .say(&[ClientMessage::Presence {
            image_id: Some(other),
            cursor: None,
            typing: None,
            moving: None,
        }])
        .await;
    ada.does(image, open_chat("x")).await;
    stranger.check_in_step(&ada).await;
    of_ada.say(&[points(Point::new(2.0, 2.0), None)]).await;
    let activity = of_bob.activity().await;
    assert_eq!(activity.iter().map(|a| a.id).collect::<Vec<_>>(), [ada.id()]);
}

fn holds(moving: Option<Moving>) -> ClientMessage {
    ClientMessage::Presence { image_id: None, cursor: None, typing: None, moving }
}

#[tokio::test]
async fn lp32_a_marker_that_is_held_is_shown_to_others_and_not_stored() {
    let server = TestServer::start().await;
    let ((ada, mut of_ada), (_, mut of_bob), image) = two(&server).await;
    let (chat_id, _) = ada.open_chat(image, "first").await;
    let at = |x| Moving { chat_id, to: Point::new(x, 80.0).expect("inside"), size: None };
    let way: Vec<_> = (1..=10).map(|n| holds(Some(at(f64::from(n))))).collect();
    of_ada.say(&way).await;
    let told = |moving| Activity { id: ada.id(), cursor: None, typing: None, moving };
    assert_eq!(of_bob.activity().await, [told(Some(at(10.0)))], "the latest of ten");
    let region = Moving { size: Size::new(30.0, 20.5), ..at(12.5) };
    of_ada.say(&[holds(Some(region))]).await;
    assert_eq!(of_bob.activity().await, [told(Some(region))]);
    of_ada.say(&[holds(None)]).await;
    assert_eq!(of_bob.activity().await, [told(None)], "put down");
    let snapshot = ada.snapshot(image).await;
    let kept = snapshot.board.chat(chat_id).expect("there").at;
    assert_eq!((snapshot.board.seq, kept.x()), (Seq(1), 25.5), "nothing of it is stored");
}

#[tokio::test]
async fn lp32_who_may_not_write_moves_no_marker() {
    let server = TestServer::start().await;
    let ((ada, mut of_ada), (_, mut of_bob), image) = two(&server).await;
    let (chat_id, _) = ada.open_chat(image, "first").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let close = json!({ "image": image, "closed": true });
    assert_eq!(mia.post("/rpc/close_image", close).await.status, 200);
    of_ada.until(|m| matches!(m, ServerMessage::May { .. })).await;
    let to = Point::new(1.0, 1.0).expect("inside");
    of_ada.say(&[holds(Some(Moving { chat_id, to, size: None }))]).await;
    let told = Activity { id: ada.id(), cursor: None, typing: None, moving: None };
    assert_eq!(of_bob.activity().await, [told]);
}

/// A connection that was cut somewhere on the way: nothing arrives, and no error either.
#[tokio::test]
async fn lp27_a_silent_viewer_is_gone_after_45_seconds() {
    let server = TestServer::start().await;
    let before = Instant::now();
    let ((_, mut of_ada), (bob, silent), _) = two(&server).await;
    // From here on time advances whenever all tasks wait; Bob's side reads no ping any more.
    tokio::time::pause();
    let silent_by_now = Instant::now();
    let ServerMessage::Viewers { left, .. } = of_ada.until(count_is(1)).await else { panic!() };
    assert_eq!(left, [bob.id()]);
    assert!(before.elapsed() >= Duration::from_secs(45), "{:?}", before.elapsed());
    // With the window in which departures are collected.
    assert!(silent_by_now.elapsed() <= Duration::from_secs(46), "{:?}", silent_by_now.elapsed());
    drop(silent);
}
