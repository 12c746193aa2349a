//! Fan-out: from a committed event to the sockets of all subscribers of its image.
//!
//! [`Subscribers`] encodes the event once. `EventBatcher` puts it into a [`Frame`], alone or with others.
//! Each subscriber's [`OutboundQueue`] writes the frame to the socket at once, or keeps it. `ReplayBuffer`
//! holds the last events for those who reconnect, and `SharedReads` reads the log once for all subscribers that it cannot serve.

mod encode;
mod event_batcher;
mod frame;
mod in_order;
mod outbound_queue;
mod replay_buffer;
mod reply_builder;
mod shared_read;
mod subscribers;

pub use encode::encode_frame;
pub use frame::{Frame, PING};
pub use outbound_queue::{Lagged, Next, OutboundQueue, QueueDrain, SocketWriter, queue};
pub use replay_buffer::{BEYOND, LogEnd, MAX_GAP, Replay};
pub use reply_builder::ReplyBuilder;
pub use shared_read::ReadResult;
pub use subscribers::Subscribers;
