//! Texts that people write: what is refused, what is cleaned, and what is shown of them as plain text.

use crate::common::{Answer, TestServer, form_with, fresh, png};
use crate::http::moderation_page::{Scene, scene};
use image_chat::model::OnWord;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};

const IMAGES: &str = "/api/v1/tenants/demo/images";

#[tokio::test]
async fn comments_that_show_nothing_are_refused_like_spaces() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "&nbsp;a").await;
    let chats = format!("/api/v1/images/{image}/chats");
    let blank = [
        " ",
        "\u{2800}",
        "\u{3164}",
        "\u{FFA0}\u{200D}",
        "\u{E0041}",
        "&nbsp;",
        "&#8203;&#x2800;",
        "**&nbsp;**",
        "> &emsp;\n\n- &zwnj;",
    ];
    for text in blank {
        let body = json!({ "x": 1, "y": 1, "body": text, "broadcastId": fresh() });
        ada.post(&chats, body).await.refused_because(400, text);
        let edit = json!({ "body": text, "broadcastId": fresh() });
        ada.patch(&format!("/api/v1/comments/{comment}"), edit).await.refused_because(400, text);
    }
    for text in ["-", "&amp;", "❤\u{FE0F}", "[](https://a.example)"] {
        ada.open_chat(image, text).await;
    }
}

#[tokio::test]
async fn pasted_line_ends_and_direction_marks_are_cleaned() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada\u{202E}\u{B}Lovelace").await;
    let (chat, _) = ada.open_chat(image, "\u{202A}a\u{B}b\u{2028}c\u{7}\u{202C}").await;
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let comment = &shown["chats"][0]["comments"][0];
    assert_eq!(
        (&comment["body"], &comment["by"]["name"]),
        (&json!("a\nb\nc"), &json!("Ada Lovelace"))
    );
    // A resume tells it as it is, and not as a text that was changed since.
    let events = ada.get(&format!("/api/v1/images/{image}/events?since=0")).await.ok(200);
    assert_eq!(events["events"][0]["chat"]["comment"]["body"], "a\nb\nc", "{chat}");
}

#[tokio::test]
async fn titles_are_cleaned_and_say_something() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let title = |image: Value| image["image"]["title"].clone();
    for (given, kept) in [
        ("\u{202E}Ground\u{B}floor\u{2066}", "Ground floor"),
        ("\u{2800}\u{3164}", "a"),
        (" ", "a"),
    ] {
        let form = form_with(png(), "a.png").text("title", given);
        let answer = Answer::to(ada.request(Method::POST, IMAGES).multipart(form)).await;
        assert_eq!(title(answer.ok(201)), kept, "{given:?}");
    }
}

#[tokio::test]
async fn the_list_shows_the_words_and_not_their_markdown() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) =
        ada.open_chat(image, "**Too** [dark](https://a.example/) in `file_name`\n\n- here").await;
    let row = "Too dark in file_name here";
    let page = ada.get(&format!("/i/{image}")).await.text;
    let excerpt =
        |text: &str| text.split("class=\"excerpt\"").nth(1).map(|rest| rest[..120].to_owned());
    assert!(excerpt(&page).is_some_and(|text| text.contains(row)), "{:?}", excerpt(&page));
    let all = ada.get(&format!("/i/{image}/discussions")).await.text;
    assert!(excerpt(&all).is_some_and(|text| text.contains(row)), "{:?}", excerpt(&all));
    for _ in 0..200 {
        ada.comment(chat, "more").await;
    }
    let outline = ada.get(&format!("/i/{image}/board")).await.ok(200);
    let chats = outline["board"]["chats"].as_object().expect("discussions");
    assert_eq!(chats.values().next().map(|chat| &chat["omitted"]["excerpt"]), Some(&json!(row)));
}

#[tokio::test]
async fn the_queue_shows_plain_text_and_where_links_lead() {
    let Scene { server, ada, bob, mia, image, .. } = scene(3).await;
    let source = "**Look** [here](https://evil.example/x)";
    let plain = "Look here (https://evil.example/x)";
    let (chat, comment) = ada.open_chat(image, source).await;
    crate::http::moderation::flag(&bob, comment, "").await;
    server
        .settings(&default_tenant_id(), |settings| {
            settings.words = vec!["drat".into()];
            settings.on_word = OnWord::Hold;
        })
        .await;
    let held = json!({ "body": format!("{source} drat"), "broadcastId": fresh() });
    bob.post(&format!("/api/v1/chats/{chat}/comments"), held).await.ok(202);
    let page = mia.get("/t/demo/moderation").await.text;
    assert!(page.contains(plain) && page.contains(&format!("{plain} drat")), "{page}");
    assert!(!page.contains("**Look**"), "{page}");
    let form = mia.get(&format!("/t/demo/moderation?view=ban&item=comment-{comment}")).await.text;
    assert!(form.contains(plain) && !form.contains("**Look**"), "{form}");
    ada.delete(&format!("/api/v1/chats/{chat}"), json!({ "broadcastId": fresh() })).await.ok(200);
    let deleted = mia.get("/t/demo/moderation?view=deleted").await.text;
    assert!(deleted.contains(plain) && !deleted.contains("**Look**"), "{deleted}");
}

#[tokio::test]
async fn what_people_wrote_has_a_direction_of_its_own() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("אדה").await;
    ada.open_chat(image, "שלום").await;
    let page = ada.get(&format!("/i/{image}")).await.text;
    for part in [
        "<h1 dir=\"auto\"",
        "dir=\"auto\" class=\"excerpt\"",
        "<bdi>אדה</bdi>",
        "dir=\"auto\" class=\"author\"",
        "dir=\"auto\" class=\"body\"",
        "<textarea rows=\"1\" dir=\"auto\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let start = ada.get("/").await.text;
    assert!(start.contains("dir=\"auto\" class=\"name\""), "{start}");
}

#[tokio::test]
async fn sixty_emoji_fit_into_a_name_and_its_field() {
    let server = TestServer::start().await;
    let name = "😀".repeat(60);
    let (ada, image) = server.person_with_image(&name).await;
    assert_eq!(name.encode_utf16().count(), 120);
    for path in ["/signup", &format!("/i/{image}")] {
        let page = ada.get(path).await.text;
        assert!(page.contains("maxlength=\"120\"") && !page.contains("maxlength=\"60\""), "{path}");
    }
    assert!(server.stranger().get("/signup").await.text.contains(r#"pattern="\s*.{0,60}\s*""#));
    server
        .stranger()
        .post("/api/v1/session", json!({ "name": "😀".repeat(61) }))
        .await
        .refused(400);
}
