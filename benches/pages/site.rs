//! A data folder with images on which much has been written, and the server on it.

use crate::answer::Answer;
use crate::board::{self, Shape};
use crate::common::child::Child;
use crate::common::guest::{Person, picture};
use crate::common::server::{data_folder, free_addr, start};
use crate::texts::NAMES;
use image_chat::model::{Actor, ChatId, DisplayName, ImageId, Recorded, Role, TenantId};
use image_chat::server::config::Switch;
use image_chat::server::store::{Append, SqliteStore, Store};
use reqwest::Client;
use reqwest::header::ACCEPT_ENCODING;
use std::net::SocketAddr;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::oneshot;

/// Appends on their way at a time: fewer than wait in the queue of the store.
const AT_ONCE: usize = 4_000;
/// The pixels of the images.
const SIZE: (u32, u32) = (1_600, 1_200);
/// A page that takes longer hangs; an unoptimised server has 10,000 markers to render.
const PAGE_DEADLINE: Duration = Duration::from_secs(120);

/// A data folder and what is in it.
pub struct Site {
    /// The address of the server while it runs.
    pub addr: SocketAddr,
    /// The authors.
    pub people: Vec<Person>,
    /// The images.
    pub images: Vec<Image>,
    folder: TempDir,
}

/// An image with discussions.
#[derive(Clone)]
pub struct Image {
    /// The image.
    pub id: ImageId,
    /// The number of discussions and comments.
    pub shape: Shape,
    /// Its discussions.
    pub chats: Vec<ChatId>,
}

impl Site {
    /// Makes one image of each shape. People and images come through the API, discussions through the store,
    /// which is quicker than as many requests.
    pub async fn new(shapes: &[Shape]) -> Self {
        let (addr, folder) = (free_addr(), data_folder());
        let mut site = Self { addr, people: Vec::new(), images: Vec::new(), folder };
        let server = site.serve(Switch::Off).await;
        for name in NAMES {
            site.people.push(Person::enter(addr, name).await);
        }
        let mut ids = Vec::new();
        for _ in shapes {
            ids.push(site.people[0].upload(picture(SIZE.0, SIZE.1)).await);
        }
        drop(server);
        let store = site.open().await;
        for (seed, (shape, id)) in shapes.iter().zip(ids).enumerate() {
            let log = board::log(*shape, id, &site.actors(), seed as u64);
            let chats = board::chats(&log);
            append(&store, id, log).await;
            site.images.push(Image { id, shape: *shape, chats });
        }
        store.close().await;
        site
    }

    /// Starts the server; it ends when the process is dropped.
    pub async fn serve(&self, rate_limits: Switch) -> Child {
        start(self.addr, self.folder.path(), rate_limits).await
    }

    /// The answer to someone without a cookie. Asked twice: what is prepared for later requests is ready then.
    pub async fn get(&self, path: &str, accept_encoding: Option<&str>) -> Answer {
        // Without the features for it, this client decodes nothing.
        let http = Client::builder().no_proxy().timeout(PAGE_DEADLINE).build().expect("a client");
        self.get_once(&http, path, accept_encoding).await;
        self.get_once(&http, path, accept_encoding).await
    }

    async fn get_once(&self, http: &Client, path: &str, accept_encoding: Option<&str>) -> Answer {
        let mut request = http.get(format!("http://{}{path}", self.addr));
        if let Some(all) = accept_encoding {
            request = request.header(ACCEPT_ENCODING, all);
        }
        let answer = request.send().await.expect("an answer");
        let answer = answer.error_for_status().expect("a page");
        let headers = answer.headers().clone();
        Answer { headers, body: answer.bytes().await.expect("a body") }
    }

    fn actors(&self) -> Vec<Actor> {
        let people = self.people.iter().zip(NAMES);
        let actor = |(person, name): (&Person, &str)| {
            let name = DisplayName::new(name).expect("a name");
            Actor { id: person.id, name, role: Role::Guest, is_look_alike: false }
        };
        people.map(actor).collect()
    }

    async fn open(&self) -> SqliteStore {
        let url = format!("sqlite://{}", self.folder.path().join("image-chat.db").display());
        SqliteStore::open(&url).await.expect("opens")
    }
}

impl Image {
    /// The path of its page.
    pub fn path(&self) -> String {
        format!("/i/{}", self.id)
    }
}

async fn append(store: &SqliteStore, image: ImageId, log: Vec<Recorded>) {
    let tenant = TenantId::new("demo").expect("valid");
    for part in log.chunks(AT_ONCE) {
        let mut waiting = Vec::with_capacity(part.len());
        for recorded in part {
            let (tell, told) = oneshot::channel();
            let (tenant, recorded) = (tenant.clone(), recorded.clone());
            // Nobody repeats these operations, so any digest will do.
            let append = Append { tenant, image, recorded, request: [7; 32] };
            store.append(append, Box::new(move |outcome| drop(tell.send(outcome))));
            waiting.push(told);
        }
        for told in waiting {
            told.await.expect("answered").expect("stored");
        }
    }
}
