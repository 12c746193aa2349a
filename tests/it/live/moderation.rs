//! Moderation on open sockets (LP23, LP29).

use crate::common::live::{Live, open, request};
use crate::common::{Person, TestServer, fresh};
use futures::{SinkExt, StreamExt};
use image_chat::model::{Command, CommentId, Role, TenantId, WriteRestriction};
use image_chat::protocol::live::{ClientMessage, CloseCode, ServerMessage};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;
use std::time::Duration;
use tungstenite::Message;

/// LP23: a lost right is noticed within this time.
const NOTICED_WITHIN: Duration = Duration::from_secs(5);

/// Watches a tenant's queue on a socket: the length each time it is sent, or the close code.
struct Queue<S>(S);

impl<S, E> Queue<S>
where
    S: futures::Stream<Item = Result<Message, E>> + futures::Sink<Message, Error = E> + Unpin,
    E: std::fmt::Debug,
{
    async fn subscribe(&mut self, tenant: &TenantId) {
        let message = ClientMessage::SubscribeModeration { tenant_id: tenant.clone() };
        let text = serde_json::to_string(&[message]).expect("JSON");
        self.0.send(Message::text(text)).await.expect("sent");
    }

    async fn next(&mut self) -> Result<u32, u16> {
        self.news().await.map(|(waiting, _)| waiting)
    }

    /// The length and the revision.
    async fn news(&mut self) -> Result<(u32, u64), u16> {
        loop {
            let frame = tokio::time::timeout(NOTICED_WITHIN, self.0.next()).await;
            match frame.expect("nothing came").expect("the end").expect("a frame") {
                Message::Text(text) => {
                    let messages: Vec<ServerMessage> =
                        serde_json::from_str(&text).expect("messages");
                    for message in messages {
                        if let ServerMessage::Moderation { waiting, revision, .. } = message {
                            return Ok((waiting, revision));
                        }
                    }
                }
                Message::Close(frame) => return Err(frame.map_or(0, |frame| frame.code.into())),
                _ => {}
            }
        }
    }
}

async fn socket_of(
    server: &TestServer,
    person: &Person,
) -> Queue<
    impl futures::Stream<Item = Result<Message, tungstenite::Error>>
    + futures::Sink<Message, Error = tungstenite::Error>
    + Unpin
    + use<>,
> {
    let (origin, cookie) = (server.base(), person.cookie());
    let mut headers = vec![("origin", origin.as_str())];
    headers.extend(cookie.iter().map(|c| ("cookie", c.to_str().expect("text"))));
    Queue(open(request(server, &headers)).await.expect("welcome"))
}

async fn flag(person: &Person, comment: CommentId) {
    let path = format!("/api/v1/comments/{comment}/flag");
    assert_eq!(person.post(&path, json!({})).await.status, 204);
}

#[tokio::test]
async fn lp29_moderators_hear_how_much_waits() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat_id, comment_id) = ada.open_chat(image, "fine").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let mut queue = socket_of(&server, &mia).await;
    queue.subscribe(&default_tenant_id()).await;
    assert_eq!(queue.next().await, Ok(0));
    flag(&server.person("Bob").await, comment_id).await;
    assert_eq!(queue.next().await, Ok(1));
    ada.does(image, Command::DeleteComment { chat_id, comment_id }).await;
    assert_eq!(queue.next().await, Ok(0), "its author deleted it");
}

#[tokio::test]
async fn lp29_moderators_of_an_image_hear_which_comments_are_flagged() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat_id, comment_id) = ada.open_chat(image, "fine").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let flagged = |expected: Vec<CommentId>| move |message: &ServerMessage| matches!(message, ServerMessage::Flagged { comments, .. } if *comments == expected);
    let mut of_mia = Live::following(&server, &mia, image).await;
    of_mia.until(flagged(vec![])).await;
    flag(&server.person("Bob").await, comment_id).await;
    of_mia.until(flagged(vec![comment_id])).await;
    // A moderator who comes back hears it, too.
    let mut again = Live::following(&server, &mia, image).await;
    again.until(flagged(vec![comment_id])).await;
    approve(&mia, comment_id).await;
    of_mia.until(flagged(vec![])).await;
    let mut of_bob = Live::following(&server, &server.person("Eve").await, image).await;
    flag(&mia, ada.comment(chat_id, "calm").await).await;
    ada.comment(chat_id, "the end").await;
    let told = of_bob
        .until(|message| message.is_event() || matches!(message, ServerMessage::Flagged { .. }))
        .await;
    assert!(told.is_event(), "nobody else hears of flags: {told:?}");
}

#[tokio::test]
async fn lp29_a_change_that_leaves_the_count_as_it_was_is_told() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat_id, comment_id) = ada.open_chat(image, "fine").await;
    ada.comment(chat_id, "calm").await;
    server.settings(&default_tenant_id(), |settings| settings.flags_to_hide = 3).await;
    flag(&server.person("Bob").await, comment_id).await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let mut queue = socket_of(&server, &mia).await;
    queue.subscribe(&default_tenant_id()).await;
    let (waiting, first) = queue.news().await.expect("told");
    assert_eq!(waiting, 1);
    flag(&server.person("Eve").await, comment_id).await;
    assert_eq!(queue.news().await, Ok((1, first + 1)), "a second flag");
    let body = image_chat::model::CommentBody::new("worse").expect("a text");
    ada.does(image, Command::EditComment { chat_id, comment_id, body }).await;
    assert_eq!(queue.news().await, Ok((1, first + 2)), "another text");
    flag(&server.person("Max").await, comment_id).await;
    assert_eq!(queue.news().await, Ok((1, first + 3)), "hidden");
    queue.subscribe(&default_tenant_id()).await;
    assert_eq!(queue.news().await, Ok((1, first + 3)), "the same again is no news");
}

#[tokio::test]
async fn lp29_nobody_else_hears_of_it() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    let people = [
        server.stranger(),
        server.person("Guest").await,
        server.person_as("Member", Role::Member, &default_tenant_id()).await,
        server.person_as("Foreigner", Role::Administrator, &other).await,
    ];
    let refused = Err(CloseCode::NotAllowed as u16);
    for person in &people {
        let mut queue = socket_of(&server, person).await;
        queue.subscribe(&default_tenant_id()).await;
        assert_eq!(queue.next().await, refused);
        let mut queue = socket_of(&server, person).await;
        queue.subscribe(&TenantId::new("nobody").expect("an id")).await;
        assert_eq!(queue.next().await, refused, "alike for a missing one (LP24)");
    }
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "fine").await;
    let mut queue = socket_of(&server, &people[3]).await;
    queue.subscribe(&other).await;
    assert_eq!(queue.next().await, Ok(0));
    flag(&server.person("Bob").await, comment).await;
    // The next message of this socket is of its own tenant.
    queue.subscribe(&other).await;
    assert_eq!(queue.next().await, Ok(0));
}

#[tokio::test]
async fn lp23_who_moderates_no_more_is_let_go() {
    let server = TestServer::start().await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let mut queue = socket_of(&server, &mia).await;
    queue.subscribe(&default_tenant_id()).await;
    assert_eq!(queue.next().await, Ok(0));
    server.set_role(&mia, Some(Role::Member), &default_tenant_id()).await;
    assert_eq!(queue.next().await, Err(CloseCode::NotAllowed as u16));
}

async fn approve(mia: &Person, comment: CommentId) {
    let item = format!("comment-{comment}");
    let form = [("action", "approve"), ("item", item.as_str()), ("for", "7d")];
    let request = mia.request(Method::POST, "/t/demo/moderation").form(&form);
    assert_eq!(request.send().await.expect("an answer").status(), 303);
}

async fn bans(server: &TestServer, mia: &Person, comment: CommentId) {
    let item = format!("comment-{comment}");
    let fields = [("action", "ban"), ("item", item.as_str()), ("for", "1h")];
    let request = mia.request(Method::POST, "/t/demo/moderation").form(&fields);
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status(), 303, "{}", server.base());
}

#[tokio::test]
async fn lp23_the_sockets_of_a_banned_person_are_closed() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (bob, mia) = (
        server.person("Bob").await,
        server.person_as("Mia", Role::Moderator, &default_tenant_id()).await,
    );
    let (_, comment) = ada.open_chat(image, "not fine").await;
    let mut of_ada = Live::following(&server, &ada, image).await;
    let mut of_bob = Live::following(&server, &bob, image).await;
    bans(&server, &mia, comment).await;
    let closed = tokio::time::timeout(NOTICED_WITHIN, of_ada.close_code()).await;
    assert_eq!(closed.expect("within 5 s"), CloseCode::NotAllowed as u16);
    bob.open_chat(image, "still here").await;
    of_bob.check_in_step(&bob).await;
}

#[tokio::test]
async fn lp23_locking_and_closing_show_on_open_sockets() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let (chat_id, _) = ada.open_chat(image, "fine").await;
    let mut live = Live::following(&server, &ada, image).await;
    mia.does(image, Command::LockChat { chat_id }).await;
    assert_eq!(live.next_event().await.1, "locked");
    assert!(live.replica.board().chat(chat_id).expect("there").locked);
    let close = json!({ "image": image, "closed": true });
    assert_eq!(mia.post("/rpc/close_image", close).await.status, 200);
    let told = live.until(|m| matches!(m, ServerMessage::May { .. })).await;
    let ServerMessage::May { may, .. } = told else { panic!("{told:?}") };
    assert_eq!(may.restriction, Some(WriteRestriction::Closed));
}

#[tokio::test]
async fn a_hidden_comment_disappears_at_once_for_all_viewers() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "not fine").await;
    server.settings(&default_tenant_id(), |settings| settings.flags_to_hide = 1).await;
    let mut live = Live::following(&server, &ada, image).await;
    flag(&server.person("Bob").await, comment).await;
    let (message, kind) = live.next_event().await;
    let (_, recorded) = message.recorded().expect("an event");
    assert_eq!((kind.as_str(), recorded.by.name.as_str()), ("deleted-image-chat", "Moderation"));
}

#[tokio::test]
async fn lp12_a_held_operation_whose_answer_was_lost_is_told_to_be_held() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    server
        .settings(&default_tenant_id(), |settings| {
            settings.words = vec!["drat".into()];
            settings.on_word = image_chat::model::OnWord::Hold;
        })
        .await;
    let id = fresh();
    let body = json!({ "x": 1, "y": 1, "body": "drat", "broadcastId": id });
    ada.post(&format!("/api/v1/images/{image}/chats"), body).await.ok(202);
    let mut live = Live::open(&server, &ada, ada.snapshot(image).await).await;
    let since = live.replica.seq();
    let pending = vec![image_chat::model::BroadcastId(id)];
    let subscribe = live.subscription(live.epoch, since, pending);
    live.say(&[subscribe]).await;
    let welcome = live.welcome().await.remove(0);
    let ServerMessage::Welcome { outcomes, .. } = welcome else { panic!("{welcome:?}") };
    assert_eq!((outcomes[0].seq, outcomes[0].is_held), (None, true));
}
