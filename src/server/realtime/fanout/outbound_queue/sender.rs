//! The sending end of a viewer's queue.

use super::drain::QueueDrain;
use super::shared::{PRESENCE_FRAMES, Shared};
use crate::model::{ImageId, Seq};
use crate::protocol::live::CloseCode;
use crate::server::metrics;
use crate::server::realtime::fanout::frame::Frame;
use std::sync::Arc;

/// The sending end of a viewer's queue; cloned for each followed image.
#[derive(Clone)]
pub struct OutboundQueue(Arc<Shared>);

/// An empty queue: both its ends.
pub fn queue() -> (OutboundQueue, QueueDrain) {
    let shared = Arc::new(Shared::new());
    (OutboundQueue(Arc::clone(&shared)), QueueDrain::new(shared))
}

impl OutboundQueue {
    /// Sends a frame of stored events, the first of which follows `before`. Returns false if it does not
    /// fit; then no later frame of that image is sent before the viewer has caught up.
    pub fn send_events(&self, image: ImageId, before: Seq, frame: &Frame) -> bool {
        let mut inner = self.0.lock();
        if inner.is_shut_down || inner.has_missed_events(image) {
            return false;
        }
        let frame = frame.wire();
        let fits = inner.fits(frame.len());
        let must_wake = match fits {
            true => self.0.write_or_push(&mut inner, frame),
            false => inner.mark_lagged(image, Some(before)),
        };
        drop(inner);
        if !fits {
            metrics::QUEUE_DROPS.count("kind=\"events\"");
        }
        self.0.wake_if(must_wake);
        fits
    }

    /// Sends a frame with a present state, as the number of viewers. Returns false if it does not fit; then
    /// the state is sent when the viewer catches up.
    pub fn send_state(&self, image: ImageId, frame: &Frame) -> bool {
        let sent = self.send_ephemeral(frame);
        if !sent {
            self.0.lock().mark_lagged(image, None);
        }
        sent
    }

    /// Sends `reset` instead of events, once there is room: a replay from beyond the end of the log has no
    /// other answer.
    pub fn send_reset(&self, image: ImageId) {
        self.0.lock().mark_reset(image);
        self.0.wake();
    }

    /// Sends a frame that is worthless later. Returns false if it does not fit and is dropped.
    pub fn send_ephemeral(&self, frame: &Frame) -> bool {
        let mut inner = self.0.lock();
        let frame = frame.wire();
        let fits = inner.waiting() < PRESENCE_FRAMES && inner.fits(frame.len());
        let is_sent = fits && !inner.is_shut_down;
        let must_wake = is_sent && self.0.write_or_push(&mut inner, frame);
        drop(inner);
        if !fits {
            metrics::QUEUE_DROPS.count("kind=\"presence\"");
        }
        self.0.wake_if(must_wake);
        is_sent
    }

    /// Closes the connection: for a restart after the waiting frames, else before them.
    pub fn close(&self, code: CloseCode) {
        self.0.lock().close(code);
        self.0.wake();
    }
}
