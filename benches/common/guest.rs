//! A guest of the server, who brings an image and opens discussions over REST. Knows no socket.

use image_chat::model::{BroadcastId, Epoch, ImageId, Seq};
use reqwest::Client;
use reqwest::multipart::{Form, Part};
use serde::Deserialize;
use serde_json::json;
use std::io::Cursor;
use std::net::SocketAddr;
use std::time::Duration;

/// As many characters as LP17 speaks of.
const BODY: &str =
    "Too dark here: could the shadow below the roof be lifted by about half a stop??!";
/// An answer that does not come within this time is a refusal.
const ANSWER_DEADLINE: Duration = Duration::from_secs(10);

/// A guest, known by a cookie, with an image of theirs.
#[derive(Clone)]
pub struct Guest {
    http: Client,
    api: String,
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
struct Brought {
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

impl Guest {
    /// Someone with a name and an image on which nothing has happened.
    pub async fn new(addr: SocketAddr) -> Self {
        let (http, api) = (client(), format!("http://{addr}/api/v1"));
        let session = http.post(format!("{api}/session")).json(&json!({ "name": "Ada" }));
        let answer = session.send().await.expect("an answer");
        answer.error_for_status().expect("a guest may come in");
        let form = Form::new().part("file", Part::bytes(picture()).file_name("picture.png"));
        let upload = http.post(format!("{api}/tenants/demo/images")).multipart(form);
        let answer = upload.send().await.expect("an answer");
        let answer = answer.error_for_status().expect("a guest may bring an image");
        let brought: Brought = answer.json().await.expect("an image");
        Self { http, api, image: brought.image.id }
    }

    /// Where the image's log ends.
    pub async fn place(&self) -> Place {
        let answer = self.http.get(format!("{}/images/{}", self.api, self.image)).send().await;
        answer.expect("an answer").json().await.expect("an image")
    }

    /// Opens a discussion.
    pub async fn open(&self, id: BroadcastId) -> Result<(), String> {
        let address = format!("{}/images/{}/chats", self.api, self.image);
        let body = json!({ "x": 25.5, "y": 30.2, "body": BODY, "broadcastId": id });
        let answer = self.http.post(address).json(&body).send().await;
        let answer = answer.map_err(|error| error.to_string())?;
        let status = answer.status();
        // Read to its end, so that the connection serves again.
        let text = answer.text().await.map_err(|error| error.to_string())?;
        status.is_success().then_some(()).ok_or_else(|| format!("{status}: {text}"))
    }
}

fn picture() -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(8, 6, image::Rgb([200, 180, 90]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}
