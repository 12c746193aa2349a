//! Deleted accounts: what remains of the person, without their name.

use crate::common::{Person, TestServer, fresh};
use crate::http::accounts::{OTHER, PASSWORD, account, is_signed_in, sign_in};
use image_chat::model::{Role, Timestamp};
use image_chat::server::clock;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::{Ban, Banned, Identity};
use serde_json::json;

#[tokio::test]
async fn a_deleted_account_leaves_what_was_written_without_a_name() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada", "ada@example.org").await;
    let image = ada.upload("demo").await;
    let (chat, _) = ada.open_chat(image, "a text that stays").await;
    let bob = server.person("Bob").await;
    bob.comment(chat, "by Bob").await;
    let delete = |fields: &'static [(&'static str, &'static str)]| {
        let ada = &ada;
        async move { ada.submit("/account", fields).await }
    };
    let unsure = delete(&[("do", "delete"), ("password", PASSWORD)]).await;
    unsure.is_page(400);
    let wrong = delete(&[("do", "delete"), ("password", OTHER), ("sure", "yes")]).await;
    wrong.is_page(403);
    let done = delete(&[("do", "delete"), ("password", PASSWORD), ("sure", "yes")]).await;
    done.goes_to("/");
    assert!(!is_signed_in(&ada).await);
    let names = |chat: &serde_json::Value| {
        let comments = chat["comments"].as_array().expect("comments").iter();
        comments
            .map(|one| one["by"]["name"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    let show = bob.get(&format!("/api/v1/images/{image}")).await;
    assert_eq!(names(&show.ok(200)["chats"][0]), ["Deleted person", "Bob"]);
    assert!(show.text.contains("a text that stays") && !show.text.contains("Ada"), "{}", show.text);
    let log = bob.get(&format!("/api/v1/images/{image}/events?since=0")).await;
    assert!(!log.text.contains("Ada"), "{}", log.text);
    bob.comment(chat, "and goes on").await;
    let show = bob.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!(names(&show["chats"][0]), ["Deleted person", "Bob", "Bob"], "the room forgot too");
    assert_eq!(sign_in(&server.stranger(), "ada@example.org", PASSWORD).await.status, 401);
    account(&server, "Another", "ada@example.org").await;
}

#[tokio::test]
async fn a_membership_that_ends_with_the_account_is_written_down() {
    let server = TestServer::start().await;
    let ada = account(&server, "Countess", "ada@example.org").await;
    server.set_role(&ada, Some(Role::Moderator), &default_tenant_id()).await;
    delete_account(&ada).await;
    let entry = server.audit(&default_tenant_id()).await.remove(0);
    assert_eq!((entry.action.as_str(), entry.actor), ("member.leave", Some(ada.id())));
    assert_eq!(
        (entry.actor_name.as_str(), entry.address.as_str()),
        ("Deleted person", "127.0.0.1")
    );
    assert_eq!(entry.detail, "was moderator, deleted their account");
}

async fn delete_account(person: &Person) {
    let fields = [("do", "delete"), ("password", PASSWORD), ("sure", "yes")];
    person.submit("/account", &fields).await.goes_to("/");
}

#[tokio::test]
async fn what_was_brought_back_does_not_tell_the_name_of_a_deleted_account() {
    let server = TestServer::start().await;
    let ada = account(&server, "Ada \"the\" Countess", "ada@example.org").await;
    // Her role stands beside her name in what is brought back.
    server.set_role(&ada, Some(Role::Moderator), &default_tenant_id()).await;
    let image = ada.upload("demo").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let comment = ada.comment(chat, "second").await;
    let back = json!({ "do": "restore-comment", "chatId": chat, "commentId": comment });
    let wishes = [
        json!({ "do": "delete-comment", "chatId": chat, "commentId": comment }),
        back,
        json!({ "do": "delete-chat", "chatId": chat }),
        json!({ "do": "restore-chat", "chatId": chat }),
    ];
    for command in wishes {
        let operation = json!({ "broadcastId": fresh(), "command": command });
        let body = json!({ "image": image, "operation": operation });
        ada.post("/rpc/operate", body).await.ok(200);
    }
    let bob = server.person("Bob").await;
    let path = format!("/api/v1/images/{image}/events?since=0");
    assert!(bob.get(&path).await.text.contains("Countess"));
    delete_account(&ada).await;
    let log = bob.get(&path).await;
    assert!(log.ok(200)["head"].as_u64().expect("a number") > 6, "{}", log.text);
    assert!(!log.text.contains("Countess"), "{}", log.text);
}

#[tokio::test]
async fn neither_a_held_comment_nor_a_ban_tells_the_name_of_a_deleted_account() {
    let server = TestServer::start().await;
    let ada = account(&server, "Countess", "ada@example.org").await;
    let image = ada.upload("demo").await;
    let change = |settings: &mut image_chat::model::Settings| {
        settings.words = vec!["drat".into()];
        settings.on_word = image_chat::model::OnWord::Hold;
    };
    server.settings(&default_tenant_id(), change).await;
    let body = json!({ "x": 1, "y": 2, "body": "drat", "broadcastId": fresh() });
    ada.post(&format!("/api/v1/images/{image}/chats"), body).await.ok(202);
    let (state, now) = (server.state(), clock::now());
    let ban = Ban {
        id: fresh(),
        tenant: server.new_tenant("other").await,
        target: Banned::Person(ada.id(), "Countess".into()),
        reason: String::new(),
        by: ada.id(),
        created_at: now,
        expires_at: Timestamp(now.0 + 60_000),
    };
    state.store.tenancy().ban(&ban).await.expect("stored");
    delete_account(&ada).await;
    let bans = state.store.tenancy().bans(&ban.tenant, now).await.expect("read");
    assert!(!format!("{bans:?}").contains("Countess"), "{bans:?}");
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let page = mia.get("/t/demo/moderation?kind=held").await;
    assert!(page.text.contains("drat") && !page.text.contains("Countess"), "{}", page.text);
    let (_, rest) = page.text.split_once("value=\"held-").expect("something is held");
    let item = format!("held-{}", rest.split('"').next().expect("its end"));
    let approved =
        mia.submit("/t/demo/moderation", &[("action", "approve"), ("item", &item)]).await;
    assert_eq!(approved.status, 303, "{}", approved.text);
    let log = mia.get(&format!("/api/v1/images/{image}/events?since=0")).await.text;
    assert!(log.contains("drat") && !log.contains("Countess"), "{log}");
}

/// A second tab goes on writing while the account is deleted.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_during_the_deletion_has_no_name_either() {
    let server = TestServer::start().await;
    let ada = account(&server, "Countess", "ada@example.org").await;
    let mut images = Vec::new();
    for _ in 0..8 {
        let image = ada.upload("demo").await;
        images.push((image, ada.open_chat(image, "first").await.0));
    }
    let tabs = images.iter().map(|(_, chat)| {
        let (tab, chat) = (ada.clone(), *chat);
        tokio::spawn(async move {
            let path = format!("/api/v1/chats/{chat}/comments");
            let body = || json!({ "body": "on and on", "broadcastId": fresh() });
            while tab.post(&path, body()).await.status == 201 {}
        })
    });
    let tabs: Vec<_> = tabs.collect();
    delete_account(&ada).await;
    for tab in tabs {
        tab.await.expect("it ends with the session");
    }
    let bob = server.person("Bob").await;
    for (image, _) in images {
        let shown = bob.get(&format!("/api/v1/images/{image}")).await.text;
        assert!(shown.contains("Deleted person") && !shown.contains("Countess"), "{shown}");
    }
}

#[tokio::test]
async fn who_came_by_a_provider_has_no_password_to_give() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let identity = Identity::of_issuer("https://id.example", "ada");
    let identities = server.state().store.identities();
    identities.link(&identity, ada.id()).await.expect("stored");
    let page = ada.get("/account").await;
    page.is_page(200);
    assert!(!page.text.contains("type=\"password\""), "{}", page.text);
    ada.submit("/account", &[("do", "delete")]).await.is_page(400);
    ada.submit("/account", &[("do", "delete"), ("sure", "yes")]).await.goes_to("/");
    assert!(!is_signed_in(&ada).await);
    assert!(identities.identified(&identity).await.expect("read").is_none());
}
