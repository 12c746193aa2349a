//! The forms of the start page as a browser without JavaScript sends them.

use crate::common::{Answer, Person, TestServer, form_with, png};
use image_chat::model::{Viewers, Writers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use reqwest::multipart::{Form, Part};

const PATH: &str = "/t/demo";

async fn upload(person: &Person, form: Form) -> Answer {
    Answer::to(person.request(Method::POST, PATH).multipart(form)).await
}

/// It leads to an image with this title.
async fn check_brought(person: &Person, answer: &Answer, title: &str) {
    assert_eq!(answer.status, 303, "{}", answer.text);
    let path = answer.header("location").to_owned();
    assert!(path.starts_with("/i/"), "{path}");
    let page = person.get(&path).await;
    page.is_page(200);
    assert!(page.text.contains(&format!("<title>{title}</title>")), "{path}");
}

#[tokio::test]
async fn a_stranger_sends_a_file_and_is_a_guest_from_then_on() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    let answer = upload(&stranger, form_with(png(), "ground floor.png")).await;
    assert!(answer.header("set-cookie").contains("HttpOnly"));
    check_brought(&stranger, &answer, "ground floor").await;
    let again = upload(&stranger, form_with(png(), "first floor.png")).await;
    assert_eq!(again.header("set-cookie"), "", "the cookie stays");
    check_brought(&stranger, &again, "first floor").await;
}

#[tokio::test]
async fn a_link_becomes_an_image() {
    let origin = TestServer::start().await;
    let (ada, image) = origin.person_with_image("Ada").await;
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let src = format!("{}{}", origin.base(), shown["image"]["fullSrc"].as_str().expect("a path"));
    let local = "127.0.0.0/8".parse().expect("a network");
    let server = TestServer::start_with(|config| config.link_allow = local).await;
    let stranger = server.stranger();
    let answer = stranger.submit(PATH, &[("src", &src)]).await;
    let name = src.rsplit('/').next().and_then(|name| name.split('.').next()).expect("a name");
    check_brought(&stranger, &answer, name).await;
}

/// The start page comes again, with the reason and what was typed.
#[tokio::test]
async fn what_cannot_be_an_image_is_refused_with_a_reason() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    let file = upload(&stranger, form_with(b"hello".to_vec(), "a.png")).await;
    file.is_page(422);
    assert!(file.problem().contains("image"), "{}", file.problem());
    assert!(file.header("set-cookie").contains("HttpOnly"), "the next attempt is no new guest");
    let src = "http://127.0.0.1:1/a.png?x=\"<b>";
    let link = stranger.submit(PATH, &[("src", src)]).await;
    link.is_page(400);
    assert!(link.problem().contains("not on the public internet"), "{}", link.problem());
    assert!(link.text.contains("value=\"http://127.0.0.1:1/a.png?x=&quot;&lt;b&gt;\""));
    assert!(link.text.contains("data-testid=\"upload\""), "{}", link.text);
    let none = stranger.submit(PATH, &[("other", "x")]).await;
    none.is_page(400);
    assert!(none.problem().contains("`src`"), "{}", none.problem());
    let empty = upload(&stranger, Form::new().text("title", "x")).await;
    empty.is_page(400);
    let json = Answer::to(stranger.raw("POST", PATH, "application/json", "{}")).await;
    json.is_page(415);
    let large = form_with(vec![0; 25 * 1024 * 1024 + 1], "a.png");
    upload(&stranger, large).await.is_page(413);
}

#[tokio::test]
async fn m10_the_forms_are_for_people_who_may_write() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    server.settings(&tenant, |settings| settings.writers = Writers::Members).await;
    let ada = server.person("Ada").await;
    upload(&ada, form_with(png(), "a.png")).await.is_page(401);
    ada.submit(PATH, &[("src", "http://127.0.0.1:1/x.png")]).await.is_page(401);
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    upload(&ada, form_with(png(), "a.png")).await.is_page(404);
    let stranger = server.stranger();
    for path in ["/t/demo", "/t/nobody"] {
        let answer = stranger.submit(path, &[("src", "http://127.0.0.1:1/x.png")]).await;
        answer.is_page(404);
        assert_eq!(answer.header("set-cookie"), "", "nobody becomes a guest of nothing");
    }
}

/// The field of the form takes several.
#[tokio::test]
async fn several_files_at_once_become_as_many_images() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let part = |bytes: Vec<u8>, name: &'static str| Part::bytes(bytes).file_name(name);
    let form =
        Form::new().part("file", part(png(), "one.png")).part("file", part(png(), "two.png"));
    let answer = upload(&ada, form).await;
    answer.goes_to("/t/demo?sort=newest#images");
    let gallery = ada.get("/t/demo?sort=newest").await.text;
    assert!(gallery.contains(">one<") && gallery.contains(">two<"), "{gallery:.4000}");
    let form = Form::new()
        .part("file", part(png(), "three.png"))
        .part("file", part(b"hello".to_vec(), "four.png"));
    let refused = upload(&ada, form).await;
    refused.is_page(422);
    assert!(refused.text.contains(">three<") && !refused.text.contains(">four<"));
}
