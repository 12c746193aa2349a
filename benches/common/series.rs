//! Operations that are told apart by ids which carry their place: who hears of one needs no table
//! and no JSON to know which it is. Knows no socket.

use image_chat::model::BroadcastId;
use memchr::memmem::Finder;
use std::sync::LazyLock;
use uuid::Uuid;
use uuid::fmt::Hyphenated;

/// The bits of an id that are its place.
const PLACE: u128 = u32::MAX as u128;
/// What stands before the id of an operation. In what people write, a quotation mark has a backslash
/// before it, so this stands nowhere else.
static BEFORE_ID: LazyLock<Finder> = LazyLock::new(|| Finder::new(br#""broadcastId":""#));

/// Operations in the order in which they are sent.
#[derive(Clone, Copy)]
pub struct Series {
    base: u128,
    /// How many there are.
    pub length: usize,
}

impl Series {
    /// So many, with ids that nobody has used.
    pub fn new(length: usize) -> Self {
        Self { base: Uuid::now_v7().as_u128() & !PLACE, length }
    }

    /// The id of the operation at this place.
    pub fn id(&self, place: usize) -> BroadcastId {
        BroadcastId(Uuid::from_u128(self.base | place as u128))
    }

    /// The places of the operations that a message tells of; others are passed over.
    pub fn told(&self, message: &[u8]) -> impl Iterator<Item = usize> {
        let id =
            |at: usize| message.get(at + BEFORE_ID.needle().len()..)?.get(..Hyphenated::LENGTH);
        let ids = BEFORE_ID.find_iter(message).filter_map(id);
        ids.filter_map(|id| self.place(Uuid::try_parse_ascii(id).ok()?))
    }

    fn place(&self, id: Uuid) -> Option<usize> {
        let place = usize::try_from(id.as_u128() & PLACE).ok()?;
        (id.as_u128() & !PLACE == self.base && place < self.length).then_some(place)
    }
}
