//! LP27: who is here and where they point, across nodes.

use super::two_nodes;
use crate::common::live::Live;
use image_chat::model::{Point, Size};
use image_chat::protocol::live::{Activity, ClientMessage, Moving, ServerMessage};

fn count_is(wanted: u32) -> impl Fn(&ServerMessage) -> bool {
    move |message| matches!(message, ServerMessage::Viewers { count, .. } if *count == wanted)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lp27_people_are_counted_once_on_all_nodes_and_point_across_them() {
    let (first, second) = two_nodes().await;
    let (ada, image) = first.person_with_image("Ada").await;
    let bob = second.person("Bob").await;
    let mut of_ada = Live::following(&first, &ada, image).await;
    let mut of_bob = Live::following(&second, &bob, image).await;
    let ServerMessage::Viewers { joined, .. } = of_ada.until(count_is(2)).await else { panic!() };
    assert_eq!(joined.iter().map(|person| person.id).collect::<Vec<_>>(), [bob.id()]);
    let ServerMessage::Viewers { joined, .. } = of_bob.until(count_is(2)).await else { panic!() };
    assert!(joined.iter().any(|person| person.id == ada.id()), "{joined:?}");

    let at = Point::new(12.5, 80.0);
    of_ada
        .say(&[ClientMessage::Presence {
            image_id: Some(image),
            cursor: at,
            typing: None,
            moving: None,
        }])
        .await;
    let is_activity = |message: &ServerMessage| matches!(message, ServerMessage::Presence { .. });
    let told = of_bob.until(is_activity).await;
    let ServerMessage::Presence { activity, .. } = told else { panic!("{told:?}") };
    assert_eq!(activity, [Activity { id: ada.id(), cursor: at, typing: None, moving: None }]);

    let (chat_id, _) = ada.open_chat(image, "first").await;
    let to = at.expect("inside");
    let moving = Some(Moving { chat_id, to, size: Size::new(30.0, 10.0) });
    let held =
        ClientMessage::Presence { image_id: Some(image), cursor: None, typing: None, moving };
    of_ada.say(&[held]).await;
    let told = of_bob.until(is_activity).await;
    let ServerMessage::Presence { activity, .. } = told else { panic!("{told:?}") };
    let expected = Activity { id: ada.id(), cursor: None, typing: None, moving };
    assert_eq!(activity, [expected], "lp32: a marker on its way");

    let other_tab = Live::following(&second, &ada.at(&second), image).await;
    let stranger = Live::following(&second, &second.stranger(), image).await;
    of_ada.until(count_is(3)).await;
    drop((other_tab, stranger));
    of_ada.until(count_is(2)).await;
    drop(of_ada);
    let ServerMessage::Viewers { left, .. } = of_bob.until(count_is(1)).await else { panic!() };
    assert_eq!(left, [ada.id()]);
}
