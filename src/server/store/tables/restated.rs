//! A change of an image past its log takes a place in it, so that readers notice, and load the image again.

use crate::model::{Author, BroadcastId, ImageId, Timestamp};
use crate::server::store::sql::{Statement, statement};
use uuid::Uuid;

/// The event that takes the place. Readers know no such kind, and take it in as one that changes nothing.
const RESTATED: &str = "{\"type\":\"image-chat-updated\",\
    \"chatId\":\"00000000-0000-0000-0000-000000000000\",\"change\":{\"kind\":\"restated\"}}";

/// Takes the next place in the log, up to which it cannot be replayed.
pub fn statements(image: ImageId, by: &Author, now: Timestamp) -> [Statement; 2] {
    let place =
        statement!("UPDATE images SET seq = seq + 1, restated = seq + 1 WHERE id = $1", image);
    let event = statement!(
        "INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, at, event, epoch) \
         SELECT id, seq, $1, $2, $3, $4, $5, (SELECT max(number) FROM epochs) FROM images \
         WHERE id = $6",
        BroadcastId(Uuid::now_v7()),
        by.id,
        &by.name,
        now,
        RESTATED,
        image,
    );
    [place, event]
}
