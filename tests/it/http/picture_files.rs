//! What people upload: files that browsers show are taken, files whose pixels are missing are refused by name, and the
//! page of an image offers the file that its screen needs.

use crate::common::{Answer, Person, TestServer, form_with, png};
use bytes::Bytes;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use image_chat::model::{ImageId, TenantId, Timestamp, Visibility};
use image_chat::server::store::ImageRecord;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use std::io::Cursor;
use uuid::Uuid;

async fn upload(person: &Person, form: Form) -> Answer {
    Answer::to(person.request(Method::POST, "/api/v1/tenants/demo/images").multipart(form)).await
}

fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, (x * y) as u8]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

fn jpeg() -> Vec<u8> {
    file(64, 48, ImageFormat::Jpeg)
}

#[tokio::test]
async fn files_that_browsers_show_are_taken() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let jpeg = jpeg();
    let complete = &jpeg[..jpeg.len() - 2];
    let cases = [
        (
            "a WebP with bytes behind its end",
            [&file(64, 48, ImageFormat::WebP)[..], b"\r\n"].concat(),
        ),
        ("a JPEG without its end marker", complete.to_vec()),
        ("the same with a picture behind it", [complete, &jpeg].concat()),
    ];
    for (what, bytes) in cases {
        let image = upload(&ada, form_with(bytes, "a.png")).await.ok(201)["image"].clone();
        assert_eq!((&image["width"], &image["height"]), (&64.into(), &48.into()), "{what}");
        let shown = ada.get(image["fullSrc"].as_str().expect("an address")).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/jpeg"), "{what}");
    }
}

#[tokio::test]
async fn a_jpeg_cut_in_its_scan_is_refused_by_name() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let jpeg = jpeg();
    let cut = &jpeg[..jpeg.len() - 60];
    for (what, bytes) in [
        ("alone", cut.to_vec()),
        ("with a second picture behind it", [cut, &jpeg].concat()),
        ("with another second picture behind it", [cut, &png()].concat()),
    ] {
        let answer = upload(&ada, form_with(bytes, "a.jpg")).await;
        assert!(answer.text.contains("this image is cut off"), "{what}: {}", answer.text);
        answer.refused_because(422, what);
    }
}

#[tokio::test]
async fn the_content_decides_and_not_the_name_or_the_declared_type() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let part = |bytes: Vec<u8>, name: &str, kind: &str| {
        let part = Part::bytes(bytes).file_name(name.to_owned());
        Form::new().part("file", part.mime_str(kind).expect("a type"))
    };
    for (name, kind) in [
        ("plan", "application/octet-stream"),
        ("plan.txt", "text/plain"),
        ("plan.png", "image/png"),
        ("plan.svg", "image/svg+xml"),
    ] {
        let image = upload(&ada, part(jpeg(), name, kind)).await.ok(201)["image"].clone();
        assert_eq!(image["title"], "plan", "{name}");
        let shown = ada.get(image["src"].as_str().expect("an address")).await;
        assert_eq!(shown.header("content-type"), "image/jpeg", "{name}, {kind}");
        upload(&ada, part(b"Hello".to_vec(), name, "image/png")).await.refused_because(422, name);
    }
}

#[tokio::test]
async fn titles_from_names_of_files_can_be_read() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let cases = [
        ("the %22new%22 one.png", "the \"new\" one"),
        ("%C3%84pfel.png", "Äpfel"),
        ("Äpfel.png", "Äpfel"),
        ("invoice\u{202E}gpj.png", "invoicegpj"),
        ("\u{3164}", "Untitled image"),
    ];
    for (name, title) in cases {
        let answer = upload(&ada, form_with(png(), name)).await.ok(201);
        assert_eq!(answer["image"]["title"], title, "{name:?}");
        let given =
            form_with(png(), "a.png").text("title", name.trim_end_matches(".png").to_owned());
        let answer = upload(&ada, given).await.ok(201);
        let shown = answer["image"]["title"].as_str().expect("a title").to_owned();
        assert!(!shown.contains(['\u{202E}', '\u{3164}']), "{name:?}: {shown:?}");
    }
    let nameless = form_with(png(), "Plan.png").text("title", " \u{2800} ");
    assert_eq!(upload(&ada, nameless).await.ok(201)["image"]["title"], "Plan");
}

async fn page(person: &Person, image: &Value) -> String {
    person.get(&format!("/i/{}", image["id"].as_str().expect("an id"))).await.text
}

#[tokio::test]
async fn the_page_offers_the_full_file_to_sharp_screens() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let form = form_with(file(5_120, 20, ImageFormat::Jpeg), "wide.jpg");
    let image = upload(&ada, form).await.ok(201)["image"].clone();
    assert_eq!(image["srcWidth"], 2_560);
    let (src, full) = (&image["src"], &image["fullSrc"]);
    let (src, full) = (src.as_str().expect("text"), full.as_str().expect("text"));
    let shown = page(&ada, &image).await;
    assert!(shown.contains(&format!("srcset=\"{src} 2560w, {full} 5120w\"")), "{shown}");
    assert!(shown.contains("768px) 100vw, (width"), "{shown}");

    let form = form_with(file(120, 3_000, ImageFormat::Jpeg), "tall.jpg");
    let image = upload(&ada, form).await.ok(201)["image"].clone();
    assert_eq!((&image["src"], &image["srcWidth"]), (&image["fullSrc"], &120.into()));
    assert!(!page(&ada, &image).await.contains("srcset"));
}

#[tokio::test]
async fn images_stored_before_keep_their_files() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let id = ImageId(Uuid::now_v7());
    let name = |role: &str| format!("{role}-0123456789abcdef.png");
    let record = ImageRecord {
        id,
        tenant: TenantId::new("demo").expect("a tenant id"),
        url_id: id.to_string(),
        title: "From before".into(),
        full: name("full"),
        display: name("display"),
        thumb: name("thumb"),
        width: 1_200,
        height: 6_000,
        created_by: ada.id(),
        created_at: Timestamp(1),
        visibility: Visibility::Listed,
        embedded: None,
        original: None,
        tiles: None,
    };
    for file in [&record.full, &record.display, &record.thumb] {
        let kept = server.state().blobs.put(id, file, Bytes::from(png())).await;
        kept.expect("it is kept");
    }
    assert!(server.state().store.create_image(&record).await.expect("it is written"));
    let image = ada.get(&format!("/api/v1/images/{id}")).await.ok(200)["image"].clone();
    assert_eq!(image["srcWidth"], 512, "the longest side was 2,560 pixels");
    for name in ["src", "fullSrc", "thumbSrc"] {
        assert_eq!(ada.get(image[name].as_str().expect("an address")).await.status, 200, "{name}");
    }
    let shown = page(&ada, &image).await;
    assert!(
        shown.contains("-0123456789abcdef.png 512w, ") && shown.contains(" 1200w\""),
        "{shown}"
    );
}
