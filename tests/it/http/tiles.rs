//! The tiles of large pictures: pixels, addresses, access, and how long they are kept.

use crate::common::{Answer, Person, TestServer, form_with, fresh, id, png};
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
use image_chat::model::{ImageId, Role, Settings, Timestamp, Viewers};
use image_chat::server::boot::jobs;
use image_chat::server::services::images;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::ImageRecord;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet};
use std::io::Cursor;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// Large by its width, with few pixels. The display file is 2,560 wide, so levels are 8,200 and 4,100 wide.
const SIZE: (u32, u32) = (8_200, 600);

/// Each pixel tells its place.
fn pixel(x: u32, y: u32) -> Rgb<u8> {
    Rgb([(x / 40) as u8, (y / 3) as u8, 9])
}

fn large() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(SIZE.0, SIZE.1, pixel);
    picture.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

async fn upload(person: &Person, bytes: Vec<u8>) -> (ImageId, Value) {
    let request = person.request(Method::POST, "/api/v1/tenants/demo/images");
    let image =
        Answer::to(request.multipart(form_with(bytes, "a.png"))).await.ok(201)["image"].clone();
    (id(&image["id"]), image)
}

/// The address of the tiles of an image.
fn tiles(image: &Value) -> String {
    image["tiles"].as_str().expect("an address").to_owned()
}

async fn served(person: &Person, address: &str) -> (DynamicImage, HeaderMap) {
    let answer = person.request(Method::GET, address).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{address}");
    let headers = answer.headers().clone();
    let bytes = answer.bytes().await.expect("a body");
    assert_eq!(headers["content-length"], *bytes.len().to_string(), "{address}");
    (image::load_from_memory(&bytes).expect("a picture"), headers)
}

async fn record(server: &TestServer, image: ImageId) -> ImageRecord {
    server.state().store.image(image).await.expect("read").expect("there")
}

/// The names of the files in the folder of an image.
fn files(server: &TestServer, image: ImageId) -> BTreeSet<String> {
    let folder = server.folder.path().join("blobs").join(image.to_string());
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeSet::new() };
    entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("text")).collect()
}

fn named(record: &ImageRecord) -> BTreeSet<String> {
    record.files().cloned().collect()
}

#[tokio::test]
async fn a_large_picture_is_served_in_tiles_that_show_its_pixels() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let (_, image) = upload(&ada, large()).await;
    assert_eq!((&image["srcWidth"], &image["width"]), (&2_560.into(), &8_200.into()));
    let tiles = tiles(&image);
    // Level, column, row, width, height.
    for (level, column, row, width, height) in [
        (0, 0, 0, 512, 512),
        (0, 7, 1, 512, 88),
        (0, 16, 1, 8, 88),
        (1, 8, 0, 4, 300),
        (1, 3, 0, 512, 300),
    ] {
        let address = format!("{tiles}/{level}/{column}/{row}");
        let (tile, headers) = served(&server.stranger(), &address).await;
        assert_eq!(tile.dimensions(), (width, height), "{address}");
        for (x, y) in [(0, 0), (width - 1, height - 1), (width / 2, height / 3)] {
            let scale = 1 << level;
            let expected = pixel((column * 512 + x) * scale, (row * 512 + y) * scale).0;
            let shown = tile.get_pixel(x, y).0;
            let is_near = expected.iter().zip(shown).all(|(a, b)| a.abs_diff(b) <= level as u8);
            assert!(is_near, "{address}: {shown:?} at {x}, {y}, not {expected:?}");
        }
        for (name, value) in [
            ("content-type", "image/png"),
            ("cache-control", "private, max-age=31536000, immutable"),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; sandbox"),
        ] {
            assert_eq!(headers[name], value, "{address}");
        }
        let again = ada.request(Method::GET, &address).header("if-none-match", &headers["etag"]);
        let again = Answer::to(again).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""), "{address}");
    }
}

#[tokio::test]
async fn the_page_names_the_tiles_in_place_of_the_full_file() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let (image, shown) = upload(&ada, large()).await;
    let page = ada.get(&format!("/i/{image}")).await.text;
    assert!(page.contains(&format!("data-tiles=\"{}\"", tiles(&shown))), "{page}");
    assert!(!page.contains("srcset"), "the full file is too large to be shown");
    let (image, shown) = upload(&ada, png()).await;
    assert_eq!(shown.get("tiles"), None);
    let page = ada.get(&format!("/i/{image}")).await.text;
    assert!(!page.contains("tiles"), "a page without tiles is as it was");
}

#[tokio::test]
async fn where_there_is_no_tile_there_is_no_picture() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let (image, shown) = upload(&ada, large()).await;
    let (other, _) = upload(&ada, png()).await;
    let tiles = tiles(&shown);
    let pack = tiles.rsplit('/').next().expect("a name").to_owned();
    let full = shown["fullSrc"].as_str().expect("an address");
    let original = record(&server, image).await.original.expect("kept").file;
    let mut cases: Vec<String> = [
        "2/0/0",
        "0/17/0",
        "0/0/2",
        "1/9/0",
        "1/0/1",
        "-1/0/0",
        "0/-1/0",
        "0/0/x",
        "x/0/0",
        "0/0/%00",
        "0/0/4294967295",
        "4294967295/4294967295/4294967295",
        "0/0/4294967296",
        "0/0",
        "0/0/0/0",
        "0/0/",
    ]
    .iter()
    .map(|place| format!("{tiles}/{place}"))
    .collect();
    cases.extend([
        tiles.clone(),
        format!("{full}/0/0/0"),
        format!("/media/{image}/{original}/0/0/0"),
        format!("/media/{image}/tiles-0000000000000000.pack/0/0/0"),
        format!("/media/{image}/..%2F{image}%2F{pack}/0/0/0"),
        format!("/media/{image}/nothing/0/0/0"),
        format!("/media/{other}/{pack}/0/0/0"),
        format!("/media/{}/{pack}/0/0/0", fresh()),
        format!("/media/nonsense/{pack}/0/0/0"),
    ]);
    for address in cases {
        let answer = ada.get(&address).await;
        assert_eq!(answer.status, 404, "{address}: {}", answer.text);
        assert!(!answer.header("cache-control").contains("immutable"), "{address}");
    }
    let wrong = ada.get(&format!("{tiles}/0/17/0")).await;
    assert_eq!(wrong.ok(404)["error"]["code"], "not_found");
}

#[tokio::test]
async fn m10_tiles_are_for_viewers_of_the_image_alone() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let (image, shown) = upload(&ada, large()).await;
    let address = format!("{}/0/0/0", tiles(&shown));
    let other = server.new_tenant("other").await;
    let mallory = server.person_as("Mallory", Role::Administrator, &other).await;
    let member = server.person_as("Mia", Role::Member, &default_tenant_id()).await;
    let hide = |settings: &mut Settings| settings.viewers = Viewers::Members;
    served(&mallory, &address).await;
    server.settings(&default_tenant_id(), hide).await;
    for person in [&mallory, &server.stranger()] {
        person.get(&address).await.refused(404);
    }
    let (_, headers) = served(&member, &address).await;
    assert_eq!(headers["cache-control"], "private, no-cache");
    let moderator = server.person_as("Mo", Role::Moderator, &default_tenant_id()).await;
    assert_eq!(moderator.delete(&format!("/api/v1/images/{image}"), json!({})).await.status, 204);
    member.get(&address).await.refused(404);
}

#[tokio::test]
async fn another_picture_has_other_tiles_or_none() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let (image, first) = upload(&ada, large()).await;
    let replace = async |bytes: Vec<u8>| {
        let request = ada.request(Method::PUT, &format!("/api/v1/images/{image}/file"));
        Answer::to(request.multipart(form_with(bytes, "b.png"))).await.ok(200)["image"].clone()
    };
    let mut turned = Cursor::new(Vec::new());
    let picture = image::load_from_memory(&large()).expect("a PNG").rotate180();
    picture.write_to(&mut turned, ImageFormat::Png).expect("a PNG");
    let second = replace(turned.into_inner()).await;
    assert_ne!(tiles(&first), tiles(&second));
    ada.get(&format!("{}/0/0/0", tiles(&first))).await.refused(404);
    served(&ada, &format!("{}/0/0/0", tiles(&second))).await;
    assert_eq!(files(&server, image), named(&record(&server, image).await));
    let third = replace(png()).await;
    assert_eq!(third.get("tiles"), None);
    ada.get(&format!("{}/0/0/0", tiles(&second))).await.refused(404);
    assert_eq!(files(&server, image), named(&record(&server, image).await));
}

#[tokio::test]
async fn tiles_are_counted_and_go_with_their_image() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let (image, shown) = upload(&ada, large()).await;
    let kept = record(&server, image).await;
    assert_eq!(files(&server, image), named(&kept));
    let pack = server.state().blobs.get(image, kept.tiles.as_ref().expect("tiles")).await;
    let pack = pack.expect("read").expect("there").len() as u64;
    let all = server.state().blobs.size(image).await.expect("counted");
    let others = named(&ImageRecord { tiles: None, ..kept });
    let mut rest = 0;
    for file in others {
        let file = server.state().blobs.get(image, &file).await.expect("read");
        rest += file.expect("there").len() as u64;
    }
    assert_eq!(all, pack + rest);

    let path = format!("/api/v1/images/{image}");
    assert_eq!(ada.delete(&path, json!({})).await.status, 204);
    ada.post(&format!("{path}/restore"), json!({})).await.ok(200);
    served(&ada, &format!("{}/0/0/0", tiles(&shown))).await;
    assert_eq!(ada.delete(&path, json!({})).await.status, 204);
    let now = image_chat::server::clock::now();
    jobs::prune(server.state(), Timestamp(now.0 + 31 * DAY_MS)).await;
    assert!(files(&server, image).is_empty(), "{:?}", files(&server, image));
}

/// The image as an earlier version has stored it.
async fn without_tiles(server: &TestServer, image: &ImageRecord, full: Option<&[u8]>) -> ImageId {
    let id = ImageId(fresh());
    let older = ImageRecord { id, url_id: id.to_string(), tiles: None, ..image.clone() };
    for file in named(&older) {
        let bytes = server.state().blobs.get(image.id, &file).await.expect("read").expect("there");
        let bytes = full.filter(|_| file == older.full).map_or(bytes, |full| full.to_vec().into());
        server.state().blobs.put(id, &file, bytes).await.expect("kept");
    }
    assert!(server.state().store.create_image(&older).await.expect("stored"));
    id
}

#[tokio::test]
async fn images_from_before_get_the_same_tiles_once() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let newer = record(&server, upload(&ada, large()).await.0).await;
    let small = record(&server, upload(&ada, png()).await.0).await;
    let older = without_tiles(&server, &newer, None).await;
    without_tiles(&server, &small, None).await;
    let page = ada.get(&format!("/i/{older}")).await.text;
    assert!(page.contains("srcset") && !page.contains("data-tiles"), "shown as ever meanwhile");
    let mut hopeless = HashSet::new();
    let mut make = async || {
        images::make_missing_tiles(server.state(), &mut hopeless)
            .await
            .expect("the database answers")
    };
    assert_eq!((make().await, make().await), (1, 0));
    assert_eq!(record(&server, older).await.tiles, newer.tiles);
    assert_eq!(files(&server, older), named(&record(&server, older).await));
    let shown = ada.get(&format!("/api/v1/images/{older}")).await.ok(200);
    served(&ada, &format!("{}/1/8/0", tiles(&shown["image"]))).await;
}

#[tokio::test]
async fn a_picture_that_cannot_be_read_any_more_is_tried_once_and_holds_up_no_other() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let newer = record(&server, upload(&ada, large()).await.0).await;
    let broken = without_tiles(&server, &newer, Some(b"\x89PNG\r\n\x1a\nnothing more")).await;
    let text = without_tiles(&server, &newer, Some(b"Hello")).await;
    let sound = without_tiles(&server, &newer, None).await;
    let mut hopeless = HashSet::new();
    let made = images::make_missing_tiles(server.state(), &mut hopeless).await;
    assert_eq!(made.expect("the database answers"), 1);
    assert_eq!(hopeless, HashSet::from([broken, text]));
    assert!(record(&server, sound).await.tiles.is_some());
    assert_eq!(record(&server, broken).await.tiles, None);
}
