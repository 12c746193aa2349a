//! The live socket from outside, against a real server, with clients that keep their own replica.

mod access;
mod catch_up;
mod copied_back;
mod deletion;
mod events;
mod first_load;
mod flaky;
mod hub;
mod limits;
mod liveness;
mod matrix;
mod moderation;
mod presence;
mod reading;
mod rights;
mod stopping;

use crate::common::{Person, TestServer, fresh};
use futures::future::join_all;
use image_chat::model::{
    Actor, BroadcastId, Command, CommentBody, DisplayName, ImageId, Operation, Point, Recorded,
    Role,
};
use image_chat::protocol::live::ServerMessage;
use serde_json::json;

fn body(text: &str) -> CommentBody {
    CommentBody::new(text).expect("a text")
}

fn open_chat(text: &str) -> Command {
    Command::OpenChat {
        at: Point::new(25.5, 30.25).expect("on the image"),
        size: None,
        body: body(text),
    }
}

fn operation(command: Command) -> Operation {
    Operation { broadcast_id: BroadcastId(fresh()), command }
}

impl TestServer {
    /// Stops it, as a signal does.
    async fn stop(self) {
        self.server.stop().await;
    }
}

impl Person {
    /// Sends an operation as a page does, and returns its event.
    async fn operates(&self, image: ImageId, operation: &Operation) -> Recorded {
        let body = json!({ "image": image, "operation": operation });
        let message: ServerMessage = self.post("/rpc/operate", body).await.read();
        message.recorded().expect("an event").1
    }

    /// The same, with a new id.
    async fn does(&self, image: ImageId, command: Command) -> Recorded {
        self.operates(image, &operation(command)).await
    }
}

/// A person as the rules know them.
fn actor(person: &Person) -> Actor {
    let name = DisplayName::new("Ada").expect("a name");
    Actor { id: person.id(), name, role: Role::Guest, is_look_alike: false }
}

/// Opens discussions concurrently, through the engine alone.
async fn burst(server: &TestServer, person: &Person, image: ImageId, count: usize) {
    let actor = &actor(person);
    let engine = &server.state().engine;
    let writing = (0..count).map(|n| async move {
        let operation = operation(open_chat(&format!("{n}")));
        hub::apply(engine, image, actor, &operation).await.expect("stored");
    });
    join_all(writing).await;
}
