//! What a client sends over the live socket: any bytes at all are read or refused, never a panic, and
//! what was read says the same when it is written and read again.
#![no_main]

use image_chat::protocol::live::ClientMessage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(messages) = serde_json::from_slice::<Vec<ClientMessage>>(bytes) else { return };
    let known: Vec<_> = messages.into_iter().filter(|m| *m != ClientMessage::Unknown).collect();
    let written = serde_json::to_vec(&known).expect("what was read can be written");
    let again: Vec<ClientMessage> = serde_json::from_slice(&written).expect("and read");
    assert_eq!(again, known);
});
