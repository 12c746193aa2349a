//! What a page hears over the live socket, from this server or a later one: any bytes are read or
//! refused, and the reducer takes whatever was read, in any order, without a panic.
#![no_main]

use image_chat::model::{Board, ImageId, Pending, Recorded};
use image_chat::protocol::live::ServerMessage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(messages) = serde_json::from_slice::<Vec<ServerMessage>>(bytes) else { return };
    for message in messages.iter().filter(|message| **message != ServerMessage::Unknown) {
        let written = serde_json::to_vec(message).expect("what was read can be written");
        let again: ServerMessage = serde_json::from_slice(&written).expect("and read");
        assert_eq!(again, *message);
    }
    let events: Vec<(ImageId, Recorded)> =
        messages.into_iter().filter_map(ServerMessage::recorded).collect();
    let Some((image, _)) = events.first() else { return };
    let mut page = Pending::new(Board::new(*image));
    for (_, recorded) in &events {
        page.absorb(recorded.clone());
    }
    let mut at_once = Pending::new(Board::new(*image));
    at_once.absorb_all(events.into_iter().map(|(_, recorded)| recorded));
    assert_eq!(at_once.board(), page.board(), "one by one, or all at once");
});
