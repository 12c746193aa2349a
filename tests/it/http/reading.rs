//! Searching an image's comments, and what a person has not read (LP31).

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ChatId, ImageId, Role, Viewers};
use image_chat::protocol::rest::{FoundChat, SearchBody, UnreadBody};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

async fn found(person: &Person, image: ImageId, query: &str) -> SearchBody {
    let request = person.request(Method::GET, &format!("/api/v1/images/{image}/search"));
    Answer::to(request.query(&[("q", query)])).await.read()
}

/// The discussions that a search finds.
async fn chats(person: &Person, image: ImageId, query: &str) -> Vec<ChatId> {
    found(person, image, query).await.chats.into_iter().map(|found| found.chat_id).collect()
}

/// The text that is shown, with the hits in brackets.
fn shown(FoundChat { excerpt, .. }: &FoundChat) -> String {
    let piece = |piece: &image_chat::model::SearchedText| match piece.is_hit {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    excerpt.iter().map(piece).collect()
}

async fn unread(person: &Person, image: ImageId) -> UnreadBody {
    person.get(&format!("/api/v1/images/{image}/unread")).await.read()
}

async fn unread_chats(person: &Person, image: ImageId) -> Vec<ChatId> {
    unread(person, image).await.chats.into_iter().map(|unread| unread.chat_id).collect()
}

async fn read(person: &Person, image: ImageId, chat: Option<ChatId>, seq: u64) {
    let mut body = json!({ "seq": seq });
    if let Some(chat) = chat {
        body["chatId"] = json!(chat);
    }
    assert_eq!(person.post(&format!("/api/v1/images/{image}/read"), body).await.status, 204);
}

#[tokio::test]
async fn a_search_finds_words_in_all_comments_and_shows_them() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (door, first) = ada.open_chat(image, "The **DOOR** is _too_ narrow").await;
    let (wall, _) = ada.open_chat(image, "Straße: zu schmal").await;
    let bob = server.person("Bob").await;
    bob.comment(wall, "A door would be better").await;
    bob.comment(door, "Yes, the door").await;

    let both = found(&ada, image, "door").await;
    assert_eq!(both.chats.iter().map(|found| found.chat_id).collect::<Vec<_>>(), [door, wall]);
    assert_eq!((both.chats[0].comment_id, both.chats[0].count), (first, 2));
    assert_eq!(shown(&both.chats[0]), "The [DOOR] is too narrow", "without the markup");
    assert!(!both.is_more);
    assert_eq!(chats(&ada, image, "door bob").await, [door, wall], "an author's name counts");
    assert_eq!(chats(&ada, image, "narrow bob").await, [], "all words in one comment");
    assert_eq!(chats(&ada, image, "STRASSE").await, [], "ß is not ss");
    assert_eq!(chats(&ada, image, "straße").await, [wall]);
    assert_eq!(chats(&ada, image, "**").await, [], "markup is no text");
    assert_eq!(chats(&server.stranger(), image, "door").await, [door, wall]);
    let body = json!({ "broadcastId": fresh() });
    ada.delete(&format!("/api/v1/comments/{first}"), body).await.ok(200);
    assert_eq!(shown(&found(&ada, image, "door").await.chats[0]), "Yes, the [door]", "deleted");
}

#[tokio::test]
async fn a_search_needs_words_and_a_right_to_look() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "Between us").await;
    let path = format!("/api/v1/images/{image}/search");
    for query in ["", "?q=", "?q=%20", &format!("?q={}", "x".repeat(201))] {
        ada.get(&format!("{path}{query}")).await.refused_because(400, query);
    }
    ada.get(&format!("/api/v1/images/{}/search?q=us", fresh())).await.refused(404);
    server.settings(&default_tenant_id(), |settings| settings.viewers = Viewers::Members).await;
    server.stranger().get(&format!("{path}?q=us")).await.refused(404);
}

#[tokio::test]
async fn lp31_unread_is_what_others_wrote_since_the_first_visit() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (old, _) = ada.open_chat(image, "before Bob came").await;
    let bob = server.person("Bob").await;
    let first = unread(&bob, image).await;
    assert!(first.is_first_visit && first.chats.is_empty(), "{first:?}");
    read(&bob, image, None, first.seq.0).await;

    ada.comment(old, "and after").await;
    let (new, _) = ada.open_chat(image, "new").await;
    bob.comment(new, "Bob's own").await;
    let now = unread(&bob, image).await;
    assert!(!now.is_first_visit);
    assert_eq!(now.written_in, [new]);
    let mut seen: Vec<_> = now.chats.iter().map(|unread| (unread.seq.0, unread.chat_id)).collect();
    seen.sort_unstable();
    assert_eq!(seen, [(2, old), (3, new)]);
    read(&bob, image, Some(new), 3).await;
    assert_eq!(unread_chats(&bob, image).await, [old]);
    read(&bob, image, Some(old), 1).await;
    assert_eq!(unread_chats(&bob, image).await, [old], "not up to the last comment");
    read(&bob, image, None, 900).await;
    assert_eq!(unread_chats(&bob, image).await, []);
    ada.comment(old, "more").await;
    assert_eq!(unread_chats(&bob, image).await, [old], "a mark is not beyond the log");
    let own = unread(&ada, image).await;
    assert!(!own.is_first_visit, "who uploaded the image has all to read");
    assert_eq!(own.chats.iter().map(|unread| unread.chat_id).collect::<Vec<_>>(), [new]);
}

#[tokio::test]
async fn lp31_only_people_read_and_only_what_is_there() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (other_person, other) = server.person_with_image("Bob").await;
    let (elsewhere, _) = other_person.open_chat(other, "elsewhere").await;
    let (unread, read) =
        (format!("/api/v1/images/{image}/unread"), format!("/api/v1/images/{image}/read"));
    server.stranger().get(&unread).await.refused(401);
    server.stranger().post(&read, json!({ "seq": 1 })).await.refused(401);
    ada.post(&read, json!({ "seq": 1, "chatId": fresh() })).await.refused(404);
    ada.post(&read, json!({ "seq": 1, "chatId": elsewhere })).await.refused(404);
    for body in [json!({}), json!({ "seq": -1 }), json!({ "seq": "1" }), json!({ "seq": 1.5 })] {
        ada.post(&read, body.clone()).await.refused_because(400, &body.to_string());
    }
    let nobody = format!("/api/v1/images/{}/read", fresh());
    ada.post(&nobody, json!({ "seq": 1 })).await.refused(404);
    // A guest without a name has a page, too.
    let guest = server.stranger();
    guest.post("/rpc/introduce", json!({ "name": null })).await.ok(200);
    let body = json!({ "image": image, "chat": null, "seq": 0 });
    guest.post("/rpc/mark_read", body).await.ok(200);
    let page: UnreadBody = guest.get(&format!("/i/{image}/unread")).await.read();
    assert!(!page.is_first_visit);
}

#[tokio::test]
async fn lp31_a_member_sees_what_is_unread_where_strangers_see_nothing() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let tenant = default_tenant_id();
    let mia = server.person_as("Mia", Role::Member, &tenant).await;
    server.set_role(&ada, Some(Role::Member), &tenant).await;
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    read(&mia, image, None, 0).await;
    let (chat, _) = ada.open_chat(image, "for members").await;
    assert_eq!(unread_chats(&mia, image).await, [chat]);
    let eve = server.person("Eve").await;
    for path in [format!("/api/v1/images/{image}/unread"), format!("/i/{image}/unread")] {
        eve.get(&path).await.refused(404);
    }
    let body = json!({ "image": image, "chat": chat, "seq": 1 });
    assert_eq!(eve.post("/rpc/mark_read", body).await.status, 404);
}
