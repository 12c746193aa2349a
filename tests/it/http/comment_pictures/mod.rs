//! Pictures in comments: sent, shown, and seen with the comments that have them.

mod lifetime;

use crate::common::{Answer, Person, TestServer, comment_picture, form_with, fresh, id, png};
use image::{DynamicImage, GenericImageView, ImageFormat};
use image_chat::model::{CommentId, CommentPictureId, ImageId, Role, Timestamp, Viewers, Writers};
use image_chat::server::boot::jobs;
use image_chat::server::clock;
use image_chat::server::config::{RateLimitConfig, Switch};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};
use std::io::Cursor;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// A sent picture: its id, its address and what stands for it in a text.
struct Sent {
    id: CommentPictureId,
    src: String,
    markdown: String,
}

async fn send(person: &Person, image: ImageId) -> Sent {
    let answer = comment_picture(person, image, form_with(png(), "my sketch.png")).await.ok(201);
    let picture = &answer["picture"];
    let text = |name: &str| picture[name].as_str().expect("a text").to_owned();
    Sent { id: id(&picture["id"]), src: text("src"), markdown: text("markdown") }
}

async fn status(person: &Person, path: &str) -> u16 {
    person.request(Method::GET, path).send().await.expect("an answer").status().as_u16()
}

async fn bytes(person: &Person, path: &str) -> Vec<u8> {
    let answer = person.request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    answer.bytes().await.expect("a body").to_vec()
}

async fn comment(person: &Person, image: ImageId, comment: CommentId) -> Value {
    let show = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let chats = show["chats"].as_array().expect("discussions").clone();
    let all = chats.iter().flat_map(|chat| chat["comments"].as_array().expect("comments").clone());
    all.into_iter().find(|of| of["id"] == json!(comment)).expect("there")
}

async fn edit(person: &Person, comment: CommentId, text: &str) {
    let body = json!({ "body": text, "broadcastId": fresh() });
    let request = person.request(Method::PATCH, &format!("/api/v1/comments/{comment}"));
    Answer::to(request.json(&body)).await.ok(200);
}

async fn delete(person: &Person, comment: CommentId) {
    let body = json!({ "broadcastId": fresh() });
    person.delete(&format!("/api/v1/comments/{comment}"), body).await.ok(200);
}

fn in_days(days: i64) -> Timestamp {
    Timestamp(clock::now().0 + days * DAY_MS)
}

#[tokio::test]
async fn a_sent_picture_is_in_a_comment_by_its_text() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let Sent { id, src, markdown } = send(&ada, image).await;
    assert_eq!(src, format!("/media/{image}/comment-pictures/{id}"));
    assert_eq!(markdown, format!("![my sketch](picture:{id}/8x6)"));
    assert_eq!(status(&ada, &src).await, 200, "to write");
    assert_eq!(status(&bob, &src).await, 404, "in no comment yet");

    let (chat, alone) = ada.open_chat(image, &markdown).await;
    let shown = comment(&bob, image, alone).await;
    assert_eq!(shown["body"], json!(markdown));
    let html = shown["html"].as_str().expect("html");
    assert!(html.contains(&format!("<a class=\"picture\" href=\"{src}\"")), "{html}");
    assert!(html.contains(&format!("src=\"{src}/thumb\" alt=\"my sketch\" width=\"8\"")), "{html}");
    let api = format!("/api/v1/images/{image}/comment-pictures/{id}");
    for path in [&src, &format!("{src}/thumb"), &api] {
        let answer = server.stranger().get(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "image/png"), "{path}");
        assert!(answer.header("content-security-policy").contains("sandbox"), "{path}");
    }
    let answer = bob.get(&src).await;
    assert!(answer.header("cache-control").contains("immutable"));
    let again = bob.request(Method::GET, &src).header("if-none-match", answer.header("etag"));
    assert_eq!(again.send().await.expect("an answer").status(), 304);

    // The size is the server's, the words are the author's.
    let lie = format!("x ![other words](picture:{}/1x9999)", id.to_string().to_uppercase());
    let said = comment(&bob, image, ada.comment(chat, &lie).await).await;
    assert_eq!(said["body"], json!(format!("x ![other words](picture:{id}/8x6)")));
    let preview = json!({ "body": lie, "imageId": image });
    let preview = bob.post("/api/v1/preview", preview).await.ok(200);
    assert!(preview["html"].as_str().expect("html").contains("<img"), "{preview}");
    let preview = bob.post("/api/v1/preview", json!({ "body": lie })).await.ok(200);
    assert_eq!(preview["html"], json!("<p>x 🖼 other words</p>"));
}

#[tokio::test]
async fn a_picture_of_elsewhere_or_of_nowhere_is_its_words() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let other = server.new_tenant("other").await;
    let (second, foreign) = (ada.upload("demo").await, ada.upload(other.as_str()).await);
    let (chat, _) = ada.open_chat(image, "first").await;
    let mut texts = vec![format!("![none](picture:{})", fresh())];
    for elsewhere in [second, foreign] {
        let sent = send(&ada, elsewhere).await;
        ada.open_chat(elsewhere, &sent.markdown).await;
        texts.push(sent.markdown);
        let here = format!("/media/{image}/comment-pictures/{}", sent.id);
        assert_eq!(status(&ada, &here).await, 404);
        ada.get(&format!("/api/v1/images/{image}/comment-pictures/{}", sent.id)).await.refused(404);
    }
    for text in texts {
        let said = comment(&ada, image, ada.comment(chat, &text).await).await;
        let words = text.split(['[', ']']).nth(1).expect("words");
        assert_eq!(said["body"], json!(format!("🖼 {words}")));
        assert!(said["html"].is_null(), "{said}");
    }
    // Another person's, which no comment shows.
    let (bob, hidden) = (server.person("Bob").await, send(&ada, image).await);
    let said = comment(&ada, image, bob.comment(chat, &hidden.markdown).await).await;
    assert_eq!(said["body"], json!("🖼 my sketch"));
    assert_eq!(status(&bob, &hidden.src).await, 404);
    for malformed in ["x", "", "../x", &format!("{}/x", hidden.id)] {
        let path = format!("/media/{image}/comment-pictures/{malformed}");
        assert_eq!(status(&ada, &path).await, 404, "{path}");
    }
}

#[tokio::test]
async fn a_picture_goes_and_comes_with_the_comments_that_show_it() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (bob, max) = (
        server.person("Bob").await,
        server.person_as("Max", Role::Moderator, &default_tenant_id()).await,
    );
    let Sent { src, markdown, .. } = send(&ada, image).await;
    let (chat, first) = ada.open_chat(image, &format!("see {markdown}")).await;
    let second = bob.comment(chat, &markdown).await;
    assert_eq!(comment(&ada, image, second).await["body"], json!(markdown), "seen, so shown");
    delete(&ada, first).await;
    assert_eq!(status(&bob, &src).await, 200, "another comment has it");
    edit(&bob, second, "without it").await;
    assert_eq!(status(&ada, &src).await, 200);
    assert_eq!(status(&server.stranger(), &src).await, 200, "an earlier text has it");
    let versions = format!("/api/v1/comments/{second}/versions");
    assert_eq!(Answer::to(bob.request(Method::DELETE, &versions)).await.status, 204);
    assert_eq!(status(&bob, &src).await, 404);
    assert_eq!(status(&ada, &src).await, 200, "her own");
    assert_eq!(status(&max, &src).await, 200, "to review what was deleted");
    let said = bob.comment(chat, &markdown).await;
    assert_eq!(comment(&bob, image, said).await["body"], json!("🖼 my sketch"), "not brought back");
    // With its discussion it goes as well.
    ada.comment(chat, &markdown).await;
    assert_eq!(status(&bob, &src).await, 200);
    let body = json!({ "broadcastId": fresh() });
    max.delete(&format!("/api/v1/chats/{chat}"), body).await.ok(200);
    assert_eq!(status(&bob, &src).await, 404);
}

#[tokio::test]
async fn a_caller_without_rights_neither_sends_nor_sees_pictures() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia", Role::Member, &tenant).await;
    let Sent { src, markdown, .. } = send(&ada, image).await;
    ada.open_chat(image, &markdown).await;
    let form = || form_with(png(), "a.png");
    comment_picture(&server.stranger(), image, form()).await.refused(401);
    let nowhere: ImageId = fresh().to_string().parse().expect("an id");
    comment_picture(&ada, nowhere, form()).await.refused(404);
    server.settings(&tenant, |settings| settings.writers = Writers::Members).await;
    comment_picture(&ada, image, form()).await.refused(401);
    server.settings(&tenant, |settings| settings.writers = Writers::Nobody).await;
    comment_picture(&mia, image, form()).await.refused(403);
    server.settings(&tenant, |settings| settings.writers = Writers::Members).await;
    assert_eq!(status(&ada, &src).await, 200, "she may look");
    comment_picture(&mia, image, form()).await.ok(201);
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    assert_eq!(status(&server.person("Eve").await, &src).await, 404);
    let answer = mia.get(&src).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, "private, no-cache"));
    comment_picture(&server.person("Eve").await, image, form()).await.refused(404);
    let of_another_site = mia
        .request(Method::POST, &format!("/api/v1/images/{image}/comment-pictures"))
        .header("sec-fetch-site", "cross-site")
        .multipart(form());
    Answer::to(of_another_site).await.refused(403);
}

/// A guest writes the comment before they give their name.
#[tokio::test]
async fn a_guest_without_a_name_can_send_one() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let guest = server.stranger();
    guest.post("/rpc/introduce", json!({ "name": null })).await.ok(200);
    let Sent { src, .. } = send(&guest, image).await;
    assert_eq!((status(&guest, &src).await, status(&ada, &src).await), (200, 404));
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

#[tokio::test]
async fn pictures_are_decoded_turned_and_bounded_and_others_refused_by_name() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let large = DynamicImage::from(image::RgbImage::from_fn(4_000, 1_000, |x, y| {
        image::Rgb([(x / 16) as u8, (y / 4) as u8, (x * y / 999) as u8])
    }));
    let answer = comment_picture(
        &ada,
        image,
        form_with(encoded(&large, ImageFormat::Jpeg), "../a/[x]*.b.jpeg"),
    );
    let picture = answer.await.ok(201)["picture"].clone();
    assert_eq!((&picture["width"], &picture["height"]), (&json!(2_560), &json!(640)));
    let markdown = picture["markdown"].as_str().expect("a text");
    assert!(markdown.starts_with(r"![\[x\]\*.b](picture:"), "{markdown}");
    let src = picture["src"].as_str().expect("an address");
    let full = image::load_from_memory(&bytes(&ada, src).await).expect("a picture");
    let thumb = bytes(&ada, picture["thumbSrc"].as_str().expect("an address")).await;
    let thumb = image::load_from_memory(&thumb).expect("a picture");
    assert_eq!((full.dimensions(), thumb.dimensions()), ((2_560, 640), (640, 160)));
    // What the file told beside its pixels is gone.
    let mut told = encoded(&large.crop_imm(0, 0, 40, 30), ImageFormat::Jpeg);
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    told.splice(2..2, exif.iter().copied());
    let picture = comment_picture(&ada, image, form_with(told, "a.jpg")).await.ok(201);
    let picture = &picture["picture"];
    assert_eq!((&picture["width"], &picture["height"]), (&json!(30), &json!(40)), "upright");
    let kept = bytes(&ada, picture["src"].as_str().expect("an address")).await;
    assert!(!kept.windows(4).any(|part| part == b"Exif"));

    for (file, name, status) in [
        (b"no picture".to_vec(), "a.png", 422),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "a.svg", 415),
        (png()[..40].to_vec(), "cut.png", 422),
        (vec![0; 25 * 1024 * 1024 + 1], "large.png", 413),
    ] {
        comment_picture(&ada, image, form_with(file, name)).await.refused_because(status, name);
    }
    let none = reqwest::multipart::Form::new().text("other", "x");
    comment_picture(&ada, image, none).await.refused(400);
    let path = format!("/api/v1/images/{image}/comment-pictures");
    ada.post(&path, json!({})).await.refused(400);
    // Not by the name of its file, past the rule who sees it.
    let file = format!("comment-{}.jpg", id::<uuid::Uuid>(&picture["id"]).simple());
    let stored = server.state().blobs.get(image, &file).await.expect("read");
    assert!(stored.is_some(), "{file}");
    assert_eq!(status(&ada, &format!("/media/{image}/{file}")).await, 404);
}

#[tokio::test]
async fn sending_counts_as_an_upload() {
    let server = TestServer::start_with(|config| {
        config.rate_limits = Switch::On;
        config.rates = RateLimitConfig::for_tests(3, |rates| &mut rates.uploads);
    })
    .await;
    let (ada, image) = server.person_with_image("Ada").await;
    for _ in 0..2 {
        send(&ada, image).await;
    }
    let refused = comment_picture(&ada, image, form_with(png(), "a.png")).await;
    refused.refused(429);
    assert!(!refused.header("retry-after").is_empty());
}

#[tokio::test]
async fn a_picture_waits_for_an_embedded_image_and_makes_none() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let place = "urlId=plans&src=https%3A%2F%2Fa.example%2Fplan.png";
    let room = ada.get(&format!("/embed/demo/room?{place}&pageTitle=Plans")).await.ok(200);
    let image: ImageId = id(&room["room"]["image"]["id"]);
    let path = format!("/embed/demo/i/{image}/comment-pictures");
    let send = async |person: &Person, query: &str| {
        let request = person.request(Method::POST, &format!("{path}{query}"));
        Answer::to(request.multipart(form_with(png(), "a.png"))).await
    };
    let here = format!("?{place}");
    send(&ada, "").await.refused(404);
    send(&ada, "?urlId=other&src=https%3A%2F%2Fa.example%2Fplan.png").await.refused(404);
    send(&server.stranger(), &here).await.refused(401);
    let sent = send(&ada, &here).await.ok(201);
    let own = format!("{path}/{}", sent["picture"]["id"].as_str().expect("an id"));
    for at in [format!("{own}{here}"), format!("{own}/thumb{here}")] {
        assert_eq!(status(&ada, &at).await, 200, "{at}");
        assert_eq!(status(&server.person("Bob").await, &at).await, 404, "in no comment");
    }
    assert_eq!(status(&ada, &own).await, 404, "there is no image");
    assert!(server.state().store.image(image).await.expect("read").is_none());
    jobs::prune(server.state(), in_days(2)).await;
    assert_eq!(status(&ada, &format!("{own}{here}")).await, 404);
}

#[tokio::test]
async fn plain_texts_have_the_words_of_a_picture() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let Sent { markdown, .. } = send(&ada, image).await;
    ada.open_chat(image, &format!("see {markdown}")).await;
    let words = "see 🖼 my sketch";
    let list = ada.get(&format!("/i/{image}")).await.text;
    assert!(list.contains(words), "the list of the page");
    let found = ada.get(&format!("/api/v1/images/{image}/search?q=sketch")).await.ok(200);
    assert_eq!(found["chats"][0]["excerpt"][0]["text"], json!("see 🖼 my "), "{found}");
    let printed = ada.get(&format!("/i/{image}/print")).await.text;
    assert!(printed.contains("<img src=\"/media/") && !printed.contains("picture:"), "{printed}");
    let read = ada.get(&format!("/i/{image}/discussions")).await.text;
    assert!(read.contains(words), "all discussions");
}
