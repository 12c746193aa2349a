//! An operation on its way over a network that may lose it, and what its sender knows afterwards.
//! Knows no socket.

use crate::common::Person;
use image_chat::model::{Actor, DisplayName, ImageId, Operation, Recorded, Role};
use image_chat::protocol::live::ServerMessage;
use reqwest::Method;
use serde_json::json;
use std::net::SocketAddr;

/// What became of an operation.
#[derive(Debug)]
pub enum Fate {
    /// Acknowledged: it is in the log at this place.
    Stored(Box<Recorded>),
    /// Refused with this status: it is not in the log.
    Refused(u16),
    /// The server cannot, at the moment.
    Unable(u16),
    /// No answer; whether it is in the log is to be asked.
    Lost,
    /// Nobody took the connection: it is not in the log.
    NotSent,
}

impl Person {
    /// The same person, who comes by this address.
    pub fn through(&self, addr: SocketAddr) -> Self {
        let mut person = self.clone();
        person.base = format!("http://{addr}");
        person
    }
}

/// Sends an operation as a page does, over whatever network there is.
pub async fn operate(person: &Person, image: ImageId, operation: &Operation) -> Fate {
    let body = json!({ "image": image, "operation": operation });
    let request = person.request(Method::POST, "/rpc/operate").json(&body);
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) if error.is_connect() => return Fate::NotSent,
        Err(_) => return Fate::Lost,
    };
    let status = response.status().as_u16();
    let Ok(bytes) = response.bytes().await else { return Fate::Lost };
    match status {
        200 => {
            let message: ServerMessage = serde_json::from_slice(&bytes).expect("an event");
            Fate::Stored(Box::new(message.recorded().expect("an event").1))
        }
        400..500 => Fate::Refused(status),
        _ => Fate::Unable(status),
    }
}

/// A person as the rules know them.
pub fn actor(person: &Person) -> Actor {
    let name = DisplayName::new("Guest").expect("a name");
    Actor { id: person.id(), name, role: Role::Guest, is_look_alike: false }
}
