//! `/tenants/{tenant}/images` and `/images/{id}`: uploading and reading images.

use crate::common::{Answer, Person, TestServer, form_with, fresh, png};
use futures::future::join_all;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use std::io::Cursor;

const PATH: &str = "/api/v1/tenants/demo/images";
/// 25 MiB, as documented.
const MAX_FILE: usize = 25 * 1024 * 1024;

async fn upload(person: &Person, form: Form) -> Answer {
    Answer::to(person.request(Method::POST, PATH).multipart(form)).await
}

fn jpeg() -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(12, 10, image::Rgb([200, 10, 10]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a JPEG");
    bytes.into_inner()
}

#[tokio::test]
async fn a_file_becomes_an_image() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let image =
        upload(&ada, form_with(png(), "ground floor.v2.png")).await.ok(201)["image"].clone();
    assert_eq!((&image["tenantId"], &image["title"]), (&json!("demo"), &json!("ground floor.v2")));
    assert_eq!(image["urlId"], image["id"], "without one, its id");
    assert_eq!((&image["width"], &image["height"]), (&json!(8), &json!(6)));
    assert!(image["createdAt"].is_i64());
    let path = format!("/api/v1/images/{}", image["id"].as_str().expect("an id"));
    let shown = server.stranger().get(&path).await.ok(200);
    assert_eq!((&shown["image"], &shown["seq"], &shown["chats"]), (&image, &json!(0), &json!([])));
    assert_eq!(shown["epoch"], json!(server.state().store.epoch()));
}

#[tokio::test]
async fn all_fields_of_the_form_count() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let form = || form_with(jpeg(), "a.jpg").text("title", " Plan ").text("urlId", "floor-1");
    let image = upload(&ada, form().text("other", "x")).await.ok(201)["image"].clone();
    assert_eq!((&image["title"], &image["urlId"]), (&json!("Plan"), &json!("floor-1")));
    upload(&ada, form()).await.refused(409);
    server.new_tenant("other").await;
    let elsewhere = ada.request(Method::POST, "/api/v1/tenants/other/images").multipart(form());
    Answer::to(elsewhere).await.ok(201);
}

/// Of several at once, one becomes the image, and of the others nothing is left.
#[tokio::test]
async fn a_url_id_that_is_taken_leaves_no_file() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let folders =
        || std::fs::read_dir(server.folder.path().join("blobs")).expect("a folder").count();
    let before = folders();
    let form = || form_with(jpeg(), "a.jpg").text("urlId", "floor-1");
    let answers = join_all((0..4).map(|_| upload(&ada, form()))).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409]);
    assert_eq!(folders(), before + 1);
    upload(&ada, form()).await.refused(409);
    let link = json!({ "src": "http://127.0.0.1:1/a.png", "urlId": " floor-1 " });
    ada.post(PATH, link).await.refused_because(409, "and it is not fetched");
    assert_eq!(folders(), before + 1);
}

#[tokio::test]
async fn titles_have_a_default_for_every_name_a_file_can_have() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let long = format!("{}.png", "ä".repeat(250));
    let cases = [("", "Untitled image"), (".png", ".png"), ("C:\\x\\plan.png", "plan")];
    for (name, title) in cases {
        let answer = upload(&ada, form_with(png(), name)).await.ok(201);
        assert_eq!(answer["image"]["title"], title, "{name:?}");
    }
    let answer = upload(&ada, form_with(png(), &long)).await.ok(201);
    let title = answer["image"]["title"].as_str().expect("text").to_owned();
    assert_eq!(title.chars().count(), 200, "cut to what a title can hold");
}

#[tokio::test]
async fn what_is_no_image_is_refused() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".to_vec();
    let broken = png()[..40].to_vec();
    let html = b"<!DOCTYPE html><script>alert(1)</script>".to_vec();
    let cases: [(&str, Vec<u8>, u16); 6] = [
        ("text", b"hello".to_vec(), 422),
        ("nothing", Vec::new(), 422),
        ("half a PNG", broken, 422),
        ("HTML as PNG", html, 422),
        ("SVG", svg, 415),
        ("BMP", b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0".to_vec(), 415),
    ];
    for (what, bytes, status) in cases {
        upload(&ada, form_with(bytes, "picture.png")).await.refused_because(status, what);
    }
    upload(&ada, Form::new().text("title", "x")).await.refused_because(400, "no file");
    let as_text = Form::new().part("file", Part::text("x"));
    upload(&ada, as_text).await.refused_because(422, "a field without a file name");
    let long = form_with(png(), "a.png").text("title", "x".repeat(201));
    upload(&ada, long).await.refused_because(400, "a long title");
    let control = form_with(png(), "a.png").text("urlId", "a\0b");
    upload(&ada, control).await.refused_because(400, "a urlId with NUL");
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    upload(&ada, form_with(vec![0; MAX_FILE + 1], "a.png")).await.refused_because(413, "the file");
    let extra = 65 * 1024;
    upload(&ada, form_with(vec![0; MAX_FILE + extra], "a.png"))
        .await
        .refused_because(413, "the body");
    let mut bomb = png();
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    upload(&ada, form_with(bomb, "a.png")).await.refused_because(413, "900 megapixels");
}

/// Of a PNG's chunk.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |c, _| step(c)))
}

#[tokio::test]
async fn forms_that_are_none_are_refused() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let cases = [
        ("multipart/form-data", "", 400),
        ("multipart/form-data; boundary=x", "", 400),
        ("multipart/form-data; boundary=x", "--x\r\nnonsense", 400),
        (
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf",
            400,
        ),
        ("image/png", "x", 415),
        ("application/x-www-form-urlencoded", "src=x", 415),
        ("", "x", 415),
        ("application/json", "x", 400),
        ("application/json", "{}", 400),
        ("application/json", "{\"src\":5}", 400),
    ];
    for (kind, body, status) in cases {
        let answer = Answer::to(ada.raw("POST", PATH, kind, body)).await;
        answer.refused_because(status, &format!("{kind} {body}"));
    }
}

#[tokio::test]
async fn m10_who_may_bring_images_and_where_to() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    upload(&server.stranger(), form_with(png(), "a.png")).await.refused(401);
    for tenant in ["nobody", "Demo", "a%2Fb", "%00", "..%2F", "%FF"] {
        let path = format!("/api/v1/tenants/{tenant}/images");
        let form = form_with(png(), "a.png");
        let answer = Answer::to(ada.request(Method::POST, &path).multipart(form)).await;
        answer.refused_because(404, tenant);
    }
}

#[tokio::test]
async fn a_link_becomes_a_copy() {
    let origin = TestServer::start().await;
    let (ada, image) = origin.person_with_image("Ada").await;
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let src = format!("{}{}", origin.base(), shown["image"]["fullSrc"].as_str().expect("a path"));
    let local = "127.0.0.0/8".parse().expect("a network");
    let server = TestServer::start_with(|config| config.link_allow = local).await;
    let bob = server.person("Bob").await;
    let link = json!({ "src": src, "title": "Plan", "urlId": "https://a.example/page#x" });
    let answer = bob.post(PATH, link).await.ok(201);
    assert_eq!((&answer["image"]["width"], &answer["image"]["title"]), (&json!(8), &json!("Plan")));
    assert_eq!(answer["image"]["urlId"], "https://a.example/page#x");
    let untitled = bob.post(PATH, json!({ "src": src })).await.ok(201);
    let title = untitled["image"]["title"].as_str().expect("text").to_owned();
    assert!(src.contains(&title) && !title.contains('.'), "{title}");
    let missing = json!({ "src": format!("{}/media/x/y.png", origin.base()) });
    bob.post(PATH, missing).await.refused_because(422, "a link to nothing");
    let page = json!({ "src": format!("{}/", origin.base()) });
    bob.post(PATH, page).await.refused_because(422, "a link to a page");
}

#[tokio::test]
async fn m10_links_lead_to_the_public_internet_alone() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let own = server.base();
    for src in [
        own.as_str(),
        "http://localhost/a.png",
        "http://127.0.0.1:1/",
        "http://[::1]/a.png",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "file:///etc/passwd",
        "ftp://a.example/a.png",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "//a.example/a.png",
        "http://",
        "http://a.example:99999/",
        "",
        "\u{0}",
    ] {
        ada.post(PATH, json!({ "src": src })).await.refused_because(400, src);
    }
    let long = format!("http://a.example/{}", "x".repeat(5_000));
    ada.post(PATH, json!({ "src": long })).await.refused_because(400, "a long link");
    server.stranger().post(PATH, json!({ "src": own })).await.refused(401);
}

#[tokio::test]
async fn lp24_what_is_not_there_is_not_found() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for id in [fresh().to_string(), "nonsense".into(), "%20".into(), "%FF".into(), "a/b".into()] {
        ada.get(&format!("/api/v1/images/{id}")).await.refused_because(404, &id);
    }
}

#[tokio::test]
async fn the_gallery_begins_with_the_sample() {
    let server = TestServer::start().await;
    let tenant = image_chat::server::services::tenants::default_tenant_id();
    let stranger = server.stranger();
    let listed = stranger.get(&format!("/api/v1/tenants/{tenant}/images")).await.ok(200);
    let images = listed["images"].as_array().expect("images");
    assert_eq!(images.len(), 1, "the first start is once");
    let id = images[0]["image"]["id"].as_str().expect("an id");
    let shown = stranger.get(&format!("/api/v1/images/{id}")).await.ok(200);
    assert_eq!(shown["chats"].as_array().map(Vec::len), Some(3));
    let settled = |chat: &&Value| chat["resolvedAt"].is_i64();
    assert_eq!(shown["chats"].as_array().expect("chats").iter().filter(settled).count(), 1);
}
