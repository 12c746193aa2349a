//! `/t/{tenant}/moderation`: who may see it, its forms, and how each is undone.

use crate::common::{Answer, Person, TestServer};
use crate::http::moderation::{audit, flag, texts};
use image_chat::model::{CommentId, ImageId, OnWord, Role};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;

const PAGE: &str = "/t/demo/moderation";

/// The things in a list of the page, in order, as its forms name them.
pub async fn queue(person: &Person, query: &str) -> Vec<String> {
    let page = person.get(&format!("{PAGE}?{query}")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let items = page.text.split("data-item=\"").skip(1);
    items.map(|rest| rest.split('"').next().expect("an item").to_owned()).collect()
}

/// Sends a form of the page.
async fn send(person: &Person, fields: &[(&str, &str)]) -> Answer {
    Answer::to(person.request(Method::POST, PAGE).form(fields)).await
}

/// Does this with these things, and gives what takes it back.
pub async fn act(person: &Person, action: &str, items: &[&str]) -> String {
    let mut fields = vec![("action", action), ("for", "7d")];
    fields.extend(items.iter().map(|item| ("item", *item)));
    let answer = send(person, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let to = answer.header("location").to_owned();
    to.split_once("undo=").map_or_else(String::new, |(_, undo)| undo.to_owned())
}

/// Takes back what was done.
pub async fn undo(person: &Person, id: &str) -> u16 {
    send(person, &[("action", "undo"), ("undo", id)]).await.status
}

/// A comment by Ada, flagged by Bob; hidden by that when `enough` is 1.
pub struct Scene {
    pub server: TestServer,
    pub ada: Person,
    pub bob: Person,
    pub mia: Person,
    pub image: ImageId,
    pub flagged: CommentId,
}

/// Its server lives as long as it is held: with it goes the folder of the database.
pub async fn scene(enough: u8) -> Scene {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "fine").await;
    let flagged = ada.answers(chat, "not fine").await;
    server.settings(&default_tenant_id(), |settings| settings.flags_to_hide = enough).await;
    let bob = server.person("Bob").await;
    assert_eq!(flag(&bob, flagged, "rude <b>words</b>").await.status, 204);
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    Scene { server, ada, bob, mia, image, flagged }
}

#[tokio::test]
async fn m10_for_everyone_else_there_is_no_such_page() {
    let Scene { server, ada, mia, flagged, .. } = scene(3).await;
    let other = server.new_tenant("other").await;
    let people = [
        server.stranger(),
        ada,
        server.person_as("Member", Role::Member, &default_tenant_id()).await,
        server.person_as("Foreigner", Role::Administrator, &other).await,
    ];
    let item = format!("comment-{flagged}");
    for person in &people {
        for path in ["", "?view=audit", "/queue", "/queue?view=queue", "/audit.csv", "/audit.json"]
        {
            assert_eq!(person.get(&format!("{PAGE}{path}")).await.status, 404, "{path}");
        }
        let fields = [("action", "remove"), ("item", item.as_str())];
        assert_eq!(send(person, &fields).await.status, 404);
    }
    assert_eq!(queue(&mia, "").await, [item]);
    for path in ["/audit.csv", "/audit.json"] {
        assert_eq!(mia.get(&format!("{PAGE}{path}")).await.status, 404, "administrators only");
    }
}

#[tokio::test]
async fn an_approved_comment_is_back_and_is_not_hidden_again() {
    let Scene { server, ada, mia, image, flagged, .. } = scene(1).await;
    assert_eq!(texts(&ada, image).await, ["fine"]);
    let item = format!("comment-{flagged}");
    let undo_id = act(&mia, "approve", &[&item]).await;
    assert_eq!(texts(&ada, image).await, ["fine", "not fine"]);
    assert_eq!(queue(&mia, "").await, [""; 0]);
    let eve = server.person("Eve").await;
    assert_eq!(flag(&eve, flagged, "").await.status, 204);
    assert_eq!(texts(&ada, image).await, ["fine", "not fine"], "it was looked at");
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert_eq!(texts(&ada, image).await, ["fine"], "as it was");
    assert_eq!(queue(&mia, "kind=hidden").await, [item]);
    assert_eq!(undo(&mia, &undo_id).await, 404, "once");
}

#[tokio::test]
async fn what_is_edited_after_its_approval_can_be_hidden_again() {
    let Scene { server: _server, ada, bob, mia, image, flagged, .. } = scene(1).await;
    act(&mia, "approve", &[&format!("comment-{flagged}")]).await;
    let body = serde_json::json!({ "body": "worse", "broadcastId": crate::common::fresh() });
    ada.patch(&format!("/api/v1/comments/{flagged}"), body).await.ok(200);
    assert_eq!(flag(&bob, flagged, "again").await.status, 204);
    assert_eq!(texts(&ada, image).await, ["fine"]);
}

#[tokio::test]
async fn a_removed_comment_is_gone_until_that_is_taken_back() {
    let Scene { server, ada, mia, image, flagged, .. } = scene(3).await;
    let item = format!("comment-{flagged}");
    let undo_id = act(&mia, "remove", &[&item]).await;
    assert_eq!(texts(&ada, image).await, ["fine"]);
    assert_eq!(queue(&mia, "").await, [""; 0]);
    let listed = queue(&mia, "view=deleted").await;
    assert_eq!(listed, std::slice::from_ref(&item));
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    assert_eq!(undo(&root, &undo_id).await, 404, "another's doing");
    assert_eq!(undo(&mia, &undo_id).await, 303);
    assert_eq!(texts(&ada, image).await, ["fine", "not fine"]);
    assert_eq!(queue(&mia, "").await, [item]);
    let done: Vec<_> = audit(&server).await.into_iter().map(|(action, _)| action).collect();
    assert_eq!(done, ["comment.remove", "comment.remove.undo"]);
}

#[tokio::test]
async fn many_at_once_are_one_action_with_one_way_back() {
    let Scene { server, ada, bob, mia, image, flagged } = scene(3).await;
    server
        .settings(&default_tenant_id(), |settings| {
            settings.words = vec!["drat".into()];
            settings.on_word = OnWord::Hold;
        })
        .await;
    let body = serde_json::json!({
        "x": 1, "y": 1, "body": "drat", "broadcastId": crate::common::fresh()
    });
    bob.post(&format!("/api/v1/images/{image}/chats"), body).await.ok(202);
    let all = queue(&mia, "").await;
    assert_eq!(all.len(), 2);
    assert_eq!(queue(&mia, "kind=held").await.len(), 1);
    assert_eq!(queue(&mia, "person=bob").await.len(), 1);
    assert_eq!(queue(&mia, "text=NOT+fine").await, [format!("comment-{flagged}")]);
    assert_eq!(queue(&mia, &format!("image={image}")).await, all);
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    for action in ["approve", "remove"] {
        let undo_id = act(&mia, action, &all).await;
        let published = action == "approve";
        let shown = texts(&ada, image).await;
        assert_eq!(shown.contains(&"drat".to_owned()), published, "{action}: {shown:?}");
        assert_eq!(shown.contains(&"not fine".to_owned()), published, "{action}: {shown:?}");
        assert_eq!(queue(&mia, "").await, [""; 0]);
        assert_eq!(undo(&mia, &undo_id).await, 303);
        assert_eq!(texts(&ada, image).await, ["fine", "not fine"], "{action} taken back");
        assert_eq!(queue(&mia, "").await, all);
    }
    act(&mia, "approve", &all).await;
    assert_eq!(texts(&ada, image).await, ["fine", "not fine", "drat"], "also the second time");
    let late = act(&mia, "remove", &all).await;
    assert_eq!(late, "", "what is settled is settled, and there is nothing to take back");
}

#[tokio::test]
async fn what_was_deleted_comes_back() {
    let Scene { server, ada, mia, image, .. } = scene(3).await;
    let (chat, _) = ada.open_chat(image, "a discussion").await;
    let body = serde_json::json!({ "broadcastId": crate::common::fresh() });
    ada.delete(&format!("/api/v1/chats/{chat}"), body).await.ok(200);
    let listed = queue(&mia, "view=deleted").await;
    assert_eq!(listed, [format!("chat-{chat}")]);
    let undo_id = act(&mia, "restore", &[&listed[0]]).await;
    assert_eq!(texts(&ada, image).await.len(), 3);
    undo(&mia, &undo_id).await;
    assert_eq!(queue(&mia, "view=deleted").await, listed);
    let foreign = server.new_tenant("other").await;
    let eve = server.person_as("Eve", Role::Moderator, &foreign).await;
    let fields = [("action", "restore"), ("item", listed[0].as_str())];
    let request = eve.request(Method::POST, "/t/other/moderation").form(&fields);
    assert_eq!(Answer::to(request).await.status, 303);
    assert_eq!(queue(&mia, "view=deleted").await, listed, "another tenant's");
}

#[tokio::test]
async fn a_ban_form_that_failed_keeps_what_was_chosen() {
    let Scene { server: _server, mia, flagged, .. } = scene(3).await;
    let item = format!("comment-{flagged}");
    let chosen = [("whom", "address"), ("for", "30d"), ("until", "2020-01-01"), ("reason", "Rude")];
    let form = [("back", "view=bans"), ("action", "ban"), ("item", item.as_str())];
    let refused = send(&mia, &[&form[..], &chosen[..]].concat()).await;
    assert_eq!(refused.status, 400, "{}", refused.text);
    for kept in [
        "value=\"address\" checked",
        "<option value=\"30d\" selected",
        "value=\"2020-01-01\"",
        "value=\"Rude\"",
    ] {
        assert!(refused.text.contains(kept), "{kept}: {}", refused.text);
    }
}

#[tokio::test]
async fn m10_bans_are_of_those_with_less_to_say() {
    let Scene { server, ada, bob, mia, flagged, .. } = scene(3).await;
    let item = format!("comment-{flagged}");
    let form = mia.get(&format!("{PAGE}?view=ban&item={item}")).await;
    assert!(
        form.text.contains("Ban <bdi>Ada</bdi>") && form.text.contains("127.0.0.…"),
        "{}",
        form.text
    );
    for role in [Role::Moderator, Role::Administrator] {
        server.set_role(&ada, Some(role), &default_tenant_id()).await;
        let answer = send(&mia, &[("action", "ban"), ("item", &item), ("for", "1h")]).await;
        assert_eq!(answer.status, 403, "{role:?}: {}", answer.text);
    }
    server.set_role(&ada, None, &default_tenant_id()).await;
    let address = [("action", "ban"), ("item", &item), ("for", "1h"), ("whom", "address")];
    let answer = send(&mia, &address).await;
    assert_eq!(answer.status, 409, "her own address: {}", answer.text);
    for wrong in ["", "2h", "2020-01-01"] {
        let fields = [("action", "ban"), ("item", item.as_str()), ("for", wrong)];
        assert_eq!(send(&mia, &fields).await.status, 400, "{wrong:?}");
    }
    let undo_id = act(&mia, "ban", &[&item]).await;
    assert_eq!(ada.get("/t/demo").await.status, 403);
    assert_eq!(bob.get("/t/demo").await.status, 200);
    let page = mia.get(&format!("{PAGE}?view=bans")).await;
    assert!(page.text.contains("Ada") && page.text.contains("Mia"), "{}", page.text);
    undo(&mia, &undo_id).await;
    assert_eq!(ada.get("/t/demo").await.status, 200);
    act(&mia, "ban", &[&item]).await;
    let page = mia.get(&format!("{PAGE}?view=bans")).await.text;
    let id = page.split("name=\"ban\" value=\"").nth(1).expect("a ban")[..36].to_owned();
    assert_eq!(send(&mia, &[("action", "lift"), ("ban", &id)]).await.status, 303);
    assert_eq!(ada.get("/t/demo").await.status, 200);
    assert_eq!(send(&mia, &[("action", "lift"), ("ban", &id)]).await.status, 404);
    let done: Vec<_> = audit(&server).await.into_iter().map(|(action, _)| action).collect();
    assert_eq!(done, ["ban.create", "ban.create.undo", "ban.create", "ban.lift"]);
}

#[tokio::test]
async fn forms_that_make_no_sense_are_refused_on_the_page() {
    let Scene { server, mia, image, .. } = scene(3).await;
    let cases: [(&[(&str, &str)], u16); 8] = [
        (&[], 400),
        (&[("action", "approve")], 400),
        (&[("action", "explode"), ("item", "x")], 400),
        (&[("action", "approve"), ("item", "comment-x")], 400),
        (&[("one", "approve x")], 400),
        (&[("action", "undo"), ("undo", "x")], 404),
        (&[("action", "lift")], 404),
        (&[("action", "close"), ("image", "x")], 404),
    ];
    for (fields, status) in cases {
        let answer = send(&mia, fields).await;
        assert_eq!(answer.status, status, "{fields:?}: {}", answer.text);
        assert!(answer.text.contains("role=\"alert\""), "{fields:?}");
    }
    let close = [("action", "close"), ("image", &*image.to_string()), ("back", "view=images")];
    let answer = send(&mia, &close).await;
    assert_eq!(answer.header("location"), "/t/demo/moderation?view=images&done=close&n=1");
    assert!(mia.get(&format!("{PAGE}?view=images")).await.text.contains("Unlock discussions"));
    let other = server.new_tenant("other").await;
    let eve = server.person_as("Eve", Role::Moderator, &other).await;
    let open = [("action", "open"), ("image", &*image.to_string())];
    let request = eve.request(Method::POST, "/t/other/moderation").form(&open);
    assert_eq!(Answer::to(request).await.status, 404, "another tenant's");
    for header in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = mia.request(Method::POST, PAGE).form(&close).header(header.0, header.1);
        assert_eq!(Answer::to(request).await.status, 403, "{header:?}");
    }
    assert_eq!(mia.get(&format!("{PAGE}?view=nothing")).await.status, 404);
}

#[tokio::test]
async fn nothing_on_the_page_is_markup_of_others() {
    let Scene { server: _server, mia, .. } = scene(3).await;
    let page = mia.get(PAGE).await.text;
    assert!(page.contains("rude &lt;b&gt;words") && !page.contains("<b>words"), "{page}");
    let told = mia.get(&format!("{PAGE}?done=%3Cscript%3E&person=%22%3E%3Cscript%3E")).await.text;
    assert!(!told.contains("\"><script>"), "{told}");
}

#[tokio::test]
async fn the_queue_alone_is_what_the_page_shows() {
    let Scene { server: _server, mia, flagged, .. } = scene(3).await;
    let ask = async |query: &str| {
        let answer = mia.get(&format!("{PAGE}/queue?{query}")).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert!(answer.header("content-type").starts_with("text/html"));
        assert_eq!(answer.header("cache-control"), "private, no-store");
        answer.text
    };
    let all = ask("view=queue").await;
    assert!(all.contains(&format!("comment-{flagged}")) && !all.contains("<html"), "{all}");
    let none = ask("kind=held").await;
    assert!(none.contains("Nothing waits"), "{none}");
    let evil = [("origin", "https://evil.test"), ("sec-fetch-site", "cross-site")];
    let request = mia.request(Method::GET, &format!("{PAGE}/queue"));
    let request = evil.iter().fold(request, |r, (name, value)| r.header(*name, *value));
    let answer = Answer::to(request).await;
    assert_eq!(answer.header("access-control-allow-origin"), "", "other sites cannot read it");
}
