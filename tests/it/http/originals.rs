//! The file of an image as it was sent: the same bytes for its uploader and for moderators, under its own name; for nobody
//! else, and for no longer than the picture is there.

use crate::common::{Answer, Person, TestServer, form_with, id, png};
use image::{DynamicImage, ImageFormat, RgbImage};
use image_chat::model::{ImageId, Role, Settings, Timestamp, Viewers};
use image_chat::server::boot::jobs;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::ImageRecord;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::json;
use std::io::Cursor;

const PLACE: &[u8] = b"SECRET-PLACE 52.5163N 13.3777E";
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

fn file(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(20, 10, image::Rgb([200, 10, 10]));
    DynamicImage::from(picture).write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// A JPEG whose Exif segment tells a place.
fn photo() -> Vec<u8> {
    let jpeg = file(ImageFormat::Jpeg);
    let exif = [b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0", PLACE].concat();
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
}

fn tells_place(bytes: &[u8]) -> bool {
    bytes.windows(PLACE.len()).any(|window| window == PLACE)
}

async fn upload(person: &Person, bytes: &[u8], name: &str) -> ImageId {
    let request = person.request(Method::POST, "/api/v1/tenants/demo/images");
    let answer = Answer::to(request.multipart(form_with(bytes.to_vec(), name))).await;
    id(&answer.ok(201)["image"]["id"])
}

async fn replace(person: &Person, image: ImageId, bytes: Vec<u8>, name: &str) {
    let path = format!("/api/v1/images/{image}/file");
    let form = form_with(bytes, name);
    Answer::to(person.request(Method::PUT, &path).multipart(form)).await.ok(200);
}

fn original(image: ImageId) -> String {
    format!("/api/v1/images/{image}/original")
}

/// The bytes of an address, which answers 200, and its headers.
async fn bytes(person: &Person, path: &str) -> (Vec<u8>, HeaderMap) {
    let answer = person.request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    let headers = answer.headers().clone();
    (answer.bytes().await.expect("a body").into(), headers)
}

async fn record(server: &TestServer, image: ImageId) -> ImageRecord {
    server.state().store.image(image).await.expect("read").expect("there")
}

/// The names of the files in the folder of an image.
fn files(server: &TestServer, image: ImageId) -> Vec<String> {
    let folder = server.folder.path().join("blobs").join(image.to_string());
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("text")).collect()
}

#[tokio::test]
async fn the_original_is_what_was_sent_under_its_own_name() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let behind = [&file(ImageFormat::WebP)[..], b"<script>alert(1)</script>"].concat();
    let cases = [
        (photo(), "IMG_0042.JPG", "image/jpeg", "IMG_0042.JPG"),
        (file(ImageFormat::Png), "Grundri%C3%9F 2.png", "image/png", "Grundri_ 2.png"),
        (behind, "page.html", "image/webp", "page.html.webp"),
        (file(ImageFormat::Gif), "invoice\u{202E}fig.png", "image/gif", "invoicefig.gif"),
        (png(), "\u{3164}", "image/png", "Untitled image.png"),
    ];
    for (sent, name, kind, shown) in cases {
        let image = upload(&ada, &sent, name).await;
        let (kept, headers) = bytes(&ada, &original(image)).await;
        assert!(kept == sent, "{name}: {} bytes of {}", kept.len(), sent.len());
        let header = |name: &str| headers[name].to_str().expect("text").to_owned();
        let disposition = header("content-disposition");
        let expected = format!("attachment; filename=\"{shown}\"; filename*=UTF-8''");
        assert!(disposition.starts_with(&expected), "{name}: {disposition}");
        for (name, value) in [
            ("content-type", kind),
            ("content-length", &*sent.len().to_string()),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("cache-control", "private, no-store"),
        ] {
            assert_eq!(header(name), value, "{name}");
        }
        let answer = ada.get(&original(image)).await;
        assert_eq!(answer.status, 200, "as its description says");
    }
}

#[tokio::test]
async fn the_original_of_a_link_is_the_file_behind_it() {
    let origin = TestServer::start().await;
    let (ada, image) = origin.person_with_image("Ada").await;
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let src = shown["image"]["fullSrc"].as_str().expect("an address");
    let (sent, _) = bytes(&ada, src).await;
    let local = "127.0.0.0/8".parse().expect("a network");
    let server = TestServer::start_with(|config| config.link_allow = local).await;
    let bob = server.person("Bob").await;
    let link = json!({ "src": format!("{}{src}", origin.base()), "title": "Plan" });
    let answer = bob.post("/api/v1/tenants/demo/images", link).await.ok(201);
    let (kept, headers) = bytes(&bob, &original(id(&answer["image"]["id"]))).await;
    assert!(kept == sent);
    let name = src.rsplit('/').next().expect("a name");
    let disposition = headers["content-disposition"].to_str().expect("text");
    assert!(disposition.contains(&format!("filename=\"{name}\"")), "{disposition}");
}

#[tokio::test]
async fn a_replaced_picture_has_another_original_and_the_old_one_is_gone() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let image = upload(&ada, &photo(), "first.jpg").await;
    let first = record(&server, image).await.original.expect("kept");
    let second = file(ImageFormat::WebP);
    replace(&ada, image, second.clone(), "second.webp").await;
    let (kept, headers) = bytes(&ada, &original(image)).await;
    assert!(kept == second);
    let disposition = headers["content-disposition"].to_str().expect("text");
    assert!(disposition.contains("filename=\"second.webp\""), "{disposition}");
    assert!(!files(&server, image).contains(&first.file), "{:?}", files(&server, image));
    replace(&ada, image, second.clone(), "\u{3164}").await;
    let same = record(&server, image).await.original.expect("kept");
    assert_eq!(same.name, None, "the name went with its file");
    assert!(bytes(&ada, &original(image)).await.0 == second, "the same bytes again");
}

#[tokio::test]
async fn others_download_the_picture_and_never_the_original() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let image = upload(&ada, &photo(), "IMG_0042.JPG").await;
    let member = server.person_as("Member", Role::Member, &default_tenant_id()).await;
    let (bob, stranger) = (server.person("Bob").await, server.stranger());
    let kept = record(&server, image).await.original.expect("kept").file;
    for (person, status) in [(&bob, 403), (&member, 403), (&stranger, 401)] {
        person.get(&original(image)).await.refused(status);
        let (picture, headers) = bytes(person, &format!("/api/v1/images/{image}/file")).await;
        assert!(!tells_place(&picture), "the picture has no metadata");
        let disposition = headers["content-disposition"].to_str().expect("text");
        assert!(disposition.contains("filename=\"IMG_0042.jpg\""), "{disposition}");
        let page = person.get(&format!("/i/{image}")).await.text;
        assert!(page.contains("data-testid=\"download\""));
        assert!(!page.contains("download-original") && !page.contains("/original"), "no link");
    }
    for person in [&ada, &bob, &stranger] {
        assert_eq!(person.get(&format!("/media/{image}/{kept}")).await.status, 404, "{kept}");
    }
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    for person in [&ada, &mia] {
        let (original, _) = bytes(person, &original(image)).await;
        assert!(original == photo() && tells_place(&original));
        for path in [format!("/i/{image}"), format!("/i/{image}/manage")] {
            let page = person.get(&path).await.text;
            let link = format!("href=\"/api/v1/images/{image}/original\"");
            assert!(page.contains(&link) && page.contains("data-testid=\"download\""), "{path}");
            assert!(page.contains("The original is the file as it was sent"), "{path}");
        }
    }
}

#[tokio::test]
async fn m10_moderators_of_another_tenant_have_no_original() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let image = upload(&ada, &photo(), "a.jpg").await;
    let other = server.new_tenant("other").await;
    let mallory = server.person_as("Mallory", Role::Administrator, &other).await;
    mallory.get(&original(image)).await.refused(403);
    let hide = |settings: &mut Settings| settings.viewers = Viewers::Members;
    server.settings(&default_tenant_id(), hide).await;
    mallory.get(&original(image)).await.refused(404);
}

#[tokio::test]
async fn the_original_goes_with_its_image() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let image = upload(&ada, &photo(), "S-9-secret.jpg").await;
    let path = format!("/api/v1/images/{image}");
    assert_eq!(ada.delete(&path, json!({})).await.status, 204);
    ada.get(&original(image)).await.refused(404);
    ada.post(&format!("{path}/restore"), json!({})).await.ok(200);
    assert!(bytes(&ada, &original(image)).await.0 == photo(), "restored with it");
    assert_eq!(ada.delete(&path, json!({})).await.status, 204);
    let now = image_chat::server::clock::now();
    jobs::prune(server.state(), Timestamp(now.0 + 31 * DAY_MS)).await;
    assert!(files(&server, image).is_empty(), "{:?}", files(&server, image));
    let rows = crate::http::contents::contents(&server).await;
    assert!(!rows["images"].contains("S-9-secret"), "and its name");
}

#[tokio::test]
async fn what_did_not_become_an_image_leaves_no_original() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let bring = async || {
        let form = form_with(photo(), "a.jpg").text("urlId", "floor-1");
        let path = "/api/v1/tenants/demo/images";
        Answer::to(ada.request(Method::POST, path).multipart(form)).await.status
    };
    let folders = || std::fs::read_dir(server.folder.path().join("blobs")).expect("it").count();
    let before = folders();
    let answers = tokio::join!(bring(), bring(), bring());
    let added = [answers.0, answers.1, answers.2].iter().filter(|status| **status == 201).count();
    assert_eq!((added, folders()), (1, before + 1), "{answers:?}");
}

#[tokio::test]
async fn an_image_from_before_has_its_picture_alone_and_says_so() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let newer = record(&server, upload(&ada, &png(), "a.png").await).await;
    let image = ImageId(uuid::Uuid::now_v7());
    let older = ImageRecord { id: image, url_id: "before".into(), original: None, ..newer.clone() };
    let picture = server.state().blobs.get(newer.id, &newer.full).await.expect("read");
    let picture = picture.expect("there");
    server.state().blobs.put(image, &older.full, picture).await.expect("kept");
    assert!(server.state().store.create_image(&older).await.expect("stored"));
    ada.get(&original(image)).await.refused(404);
    bytes(&ada, &format!("/api/v1/images/{image}/file")).await;
    for path in [format!("/i/{image}"), format!("/i/{image}/manage")] {
        let page = ada.get(&path).await.text;
        assert!(page.contains("data-testid=\"download\""), "{path}");
        assert!(!page.contains("data-testid=\"download-original\""), "{path}");
        assert!(page.contains("The file as it was sent is not here"), "{path}");
    }
    replace(&ada, image, photo(), "b.jpg").await;
    assert!(bytes(&ada, &original(image)).await.0 == photo(), "another picture has one");
}
