//! Guests of the server, who upload images and write on them over REST.

use image_chat::model::{BroadcastId, ChatId, Epoch, ImageId, Seq, UserId};
use reqwest::Client;
use reqwest::multipart::{Form, Part};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::Cursor;
use std::net::SocketAddr;
use std::time::Duration;

/// As many characters as LP17 speaks of.
const BODY: &str =
    "Too dark here: could the shadow below the roof be lifted by about half a stop??!";
/// An answer that does not come within this time is a refusal.
const ANSWER_DEADLINE: Duration = Duration::from_secs(10);
/// Preparing a picture of 64 megapixels takes longer.
const UPLOAD_DEADLINE: Duration = Duration::from_secs(120);

/// A guest with a name, known by a cookie.
#[derive(Clone)]
pub struct Person {
    http: Client,
    api: String,
    /// The person's id.
    pub id: UserId,
}

/// A guest with an image.
#[derive(Clone)]
pub struct Guest {
    person: Person,
    /// The image.
    pub image: ImageId,
}

/// As much of an image's answer as a viewer begins with.
#[derive(Deserialize)]
pub struct Place {
    /// The history of the database.
    pub epoch: Epoch,
    /// The last event of the image.
    pub seq: Seq,
}

#[derive(Deserialize)]
struct Entered {
    user: User,
}

#[derive(Deserialize)]
struct User {
    id: UserId,
}

#[derive(Deserialize)]
struct Uploaded {
    image: Image,
}

#[derive(Deserialize)]
struct Image {
    id: ImageId,
}

/// A client that goes straight to the server and keeps cookies.
pub fn client() -> Client {
    let client = Client::builder().cookie_store(true).no_proxy().tcp_nodelay(true);
    client.timeout(ANSWER_DEADLINE).build().expect("a client")
}

impl Person {
    /// Someone new at the server.
    pub async fn enter(addr: SocketAddr, name: &str) -> Self {
        let (http, api) = (client(), format!("http://{addr}/api/v1"));
        let session = http.post(format!("{api}/session")).json(&json!({ "name": name }));
        let answer = session.send().await.expect("an answer");
        let answer = answer.error_for_status().expect("a guest may come in");
        let entered: Entered = answer.json().await.expect("a guest");
        Self { http, api, id: entered.user.id }
    }

    /// Uploads a picture.
    pub async fn upload(&self, picture: Vec<u8>) -> ImageId {
        let form = Form::new().part("file", Part::bytes(picture).file_name("picture.png"));
        let upload = self.http.post(format!("{}/tenants/demo/images", self.api)).multipart(form);
        let upload = upload.timeout(UPLOAD_DEADLINE);
        let answer = upload.send().await.expect("an answer");
        let answer = answer.error_for_status().expect("a guest may upload an image");
        let uploaded: Uploaded = answer.json().await.expect("an image");
        uploaded.image.id
    }

    /// Adds a comment to a discussion.
    pub async fn comment(&self, chat: ChatId, id: BroadcastId) -> Result<(), String> {
        let body = json!({ "body": BODY, "broadcastId": id });
        self.post(&format!("chats/{chat}/comments"), &body).await
    }

    async fn post(&self, path: &str, body: &Value) -> Result<(), String> {
        let answer = self.http.post(format!("{}/{path}", self.api)).json(body).send().await;
        let answer = answer.map_err(|error| error.to_string())?;
        let status = answer.status();
        // Read to its end, so that the connection serves again.
        let text = answer.text().await.map_err(|error| error.to_string())?;
        status.is_success().then_some(()).ok_or_else(|| format!("{status}: {text}"))
    }
}

impl Guest {
    /// Someone with a name and an image on which nothing has happened.
    pub async fn new(addr: SocketAddr) -> Self {
        let person = Person::enter(addr, "Ada").await;
        let image = person.upload(picture(8, 6)).await;
        Self { person, image }
    }

    /// Where the image's log ends.
    pub async fn place(&self) -> Place {
        let Person { http, api, .. } = &self.person;
        let answer = http.get(format!("{api}/images/{}", self.image)).send().await;
        answer.expect("an answer").json().await.expect("an image")
    }

    /// Opens a discussion.
    pub async fn open(&self, id: BroadcastId) -> Result<(), String> {
        let body = json!({ "x": 25.5, "y": 30.2, "body": BODY, "broadcastId": id });
        self.person.post(&format!("images/{}/chats", self.image), &body).await
    }
}

/// A picture of one colour.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([200, 180, 90]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}
