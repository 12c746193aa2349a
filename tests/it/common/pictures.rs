//! Pictures to upload, and what the server makes of them.

use super::{Answer, Person};
use image_chat::model::ImageId;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use std::io::Cursor;

/// A form with a file.
pub fn form_with(bytes: Vec<u8>, name: &str) -> Form {
    Form::new().part("file", Part::bytes(bytes).file_name(name.to_owned()))
}

/// A small picture.
pub fn png() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(8, 6, |x, y| image::Rgb([x as u8 * 30, y as u8, 9]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// What the server says of a picture that someone sends for comments.
pub async fn comment_picture(person: &Person, image: ImageId, form: Form) -> Answer {
    let path = format!("/api/v1/images/{image}/comment-pictures");
    Answer::to(person.request(Method::POST, &path).multipart(form)).await
}

/// A picture that has tiles, with few pixels.
pub fn wide_png() -> Vec<u8> {
    let picture =
        image::RgbImage::from_fn(8_200, 60, |x, y| image::Rgb([(x / 40) as u8, y as u8, 9]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// The bytes of the tile in the second row of sizes, at its left end.
pub async fn tile(person: &Person, image: ImageId) -> Vec<u8> {
    let about = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let path = format!("{}/1/0/0", about["image"]["tiles"].as_str().expect("an address"));
    let answer = person.request(Method::GET, &path).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    answer.bytes().await.expect("the tile").to_vec()
}

/// The bytes of a picture as its page shows it.
pub async fn picture(person: &Person, image: ImageId) -> Vec<u8> {
    let about = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let src = about["image"]["src"].as_str().expect("an address").to_owned();
    let path = src.strip_prefix(&person.base).unwrap_or(&src).to_owned();
    let answer = person.request(Method::GET, &path).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    answer.bytes().await.expect("the picture").to_vec()
}
