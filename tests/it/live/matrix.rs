//! M10, LP24: the administrator of one tenant sends every message with the ids of another tenant: each is
//! answered as if these did not exist. The list is complete: a new message does not compile until it is
//! listed in [`answered`].

use crate::common::live::Live;
use crate::common::{Person, TestServer, fresh};
use image_chat::model::{ChatId, Epoch, ImageId, Point, Role, Seq, TenantId, Viewers};
use image_chat::protocol::live::{ClientMessage, CloseCode, EmbedPlace};
use image_chat::server::services::tenants::default_tenant_id;

/// Ids of another tenant, or ids that never existed.
struct Things {
    tenant: TenantId,
    image: ImageId,
    chat: ChatId,
    epoch: Epoch,
}

/// The close code after this message with invisible ids; `None` if it is ignored.
fn answered(message: &ClientMessage) -> Option<CloseCode> {
    match message {
        ClientMessage::Subscribe { .. } => Some(CloseCode::ImageGone),
        ClientMessage::SubscribeModeration { .. } => Some(CloseCode::NotAllowed),
        ClientMessage::Presence { .. }
        | ClientMessage::Unsubscribe { .. }
        | ClientMessage::Unknown => None,
    }
}

/// All messages with these ids, also with the own tenant.
fn said(things: &Things) -> Vec<ClientMessage> {
    let (image_id, epoch, since) = (things.image, things.epoch, Seq(0));
    let follow = |tenant_id: TenantId, place: &Option<EmbedPlace>| {
        let (pending, place) = (Vec::new(), place.clone());
        ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending, build: None, place }
    };
    let of_page = Some(EmbedPlace { url_id: "page".into(), src: "a.png".into() });
    let cursor = Some(Point::new(1.0, 2.0).expect("on the image"));
    let (image, typing) = (Some(image_id), Some(things.chat));
    vec![
        follow(things.tenant.clone(), &None),
        follow(default_tenant_id(), &None),
        follow(things.tenant.clone(), &of_page),
        follow(default_tenant_id(), &of_page),
        ClientMessage::SubscribeModeration { tenant_id: things.tenant.clone() },
        ClientMessage::Presence { image_id: image, cursor, typing, moving: None },
        ClientMessage::Unsubscribe { image_id },
    ]
}

/// Sends it on a new socket, which follows an own image, and checks the reaction.
async fn tries(server: &TestServer, mallory: &Person, own: ImageId, message: ClientMessage) {
    let mut live = Live::following(server, mallory, own).await;
    let expected = answered(&message);
    let what = format!("{message:?}");
    live.say(&[message]).await;
    match expected {
        Some(code) => assert_eq!(live.close_code().await, code as u16, "{what}"),
        None => {
            mallory.open_chat(own, "still here").await;
            live.check_in_step(mallory).await;
        }
    }
    for secret in ["Between us", "Vera"] {
        assert!(!live.frames.concat().contains(secret), "{what} is told {secret}");
    }
}

#[tokio::test]
async fn m10_lp24_no_message_of_a_socket_reaches_another_tenant() {
    let server = TestServer::start().await;
    let tenant = server.new_tenant("victim").await;
    let vera = server.person_as("Vera", Role::Administrator, &tenant).await;
    let image = vera.upload("victim").await;
    let (chat, _) = vera.open_chat(image, "Between us").await;
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    let snapshot = vera.snapshot(image).await;
    let epoch = snapshot.epoch;
    let mallory = server.person_as("Mallory", Role::Administrator, &default_tenant_id()).await;
    let own = mallory.upload("demo").await;
    let theirs = Things { tenant: tenant.clone(), image, chat, epoch };
    let nobodys = Things {
        tenant: TenantId::new("nobody").expect("an id"),
        image: ImageId(fresh()),
        chat: ChatId(fresh()),
        epoch,
    };
    let mut owner = Live::open(&server, &vera, snapshot).await;
    let (pending, since) = (Vec::new(), owner.replica.seq());
    let follow = ClientMessage::Subscribe {
        tenant_id: tenant,
        image_id: image,
        epoch,
        since,
        pending,
        build: None,
        place: None,
    };
    owner.say(&[follow]).await;
    owner.welcome().await;
    for message in said(&theirs).into_iter().chain(said(&nobodys)) {
        tries(&server, &mallory, own, message).await;
    }
    vera.open_chat(image, "and nobody else was here").await;
    owner.check_in_step(&vera).await;
    let heard = owner.frames.concat();
    assert!(!heard.contains(&mallory.id().to_string()), "the owner saw them: {heard}");
}
