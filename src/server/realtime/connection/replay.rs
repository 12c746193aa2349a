//! LP7: the events that a viewer missed, from the replay buffer, or from the log in a read that is shared.

use super::{Connection, ConnectionError};
use crate::model::{ImageId, Seq};
use crate::protocol::live::CloseCode;
use crate::server::realtime::fanout::{LogEnd, MAX_GAP, ReadResult, Replay, Subscribers};
use crate::server::store::Store;
use std::sync::Arc;

/// The log of an image, for its subscribers.
struct LogReader {
    store: Arc<dyn Store>,
    image: ImageId,
    subscribers: Arc<Subscribers>,
}

impl Connection {
    /// LP7: all events after `since`, or that there are too many.
    pub(super) async fn replay(
        &self,
        image: ImageId,
        subscribers: &Arc<Subscribers>,
        since: Seq,
    ) -> Result<Replay, ConnectionError> {
        let buffered = subscribers.replay(since);
        if !matches!(buffered, Replay::NotBuffered) {
            return Ok(buffered);
        }
        let store = Arc::clone(self.engine.store());
        let log = LogReader { store, image, subscribers: Arc::clone(subscribers) };
        match subscribers.reads.join(since, |places| log.read(places)).await? {
            Some(read) => Ok(read.since(since)),
            None if self.awaits.contains(&image) => {
                subscribers.begin(Seq(0));
                Ok(LogEnd::default().since(since))
            }
            None => Err(ConnectionError::Close(CloseCode::ImageGone)),
        }
    }
}

impl LogReader {
    /// The events for all who are at these places. Most who were away for long are told by the head alone.
    async fn read(self, places: Vec<Seq>) -> ReadResult {
        let Self { store, image, subscribers } = self;
        let redactions = subscribers.redactions();
        let Some(mut read) = store.tail(image, Seq(0), 0).await? else { return Ok(None) };
        if let Some(since) = LogEnd::earliest(read.head, read.restated, &places) {
            // Twice the gap: events that are stored between the two reads fit as well.
            let limit = u32::try_from(2 * MAX_GAP).unwrap_or(u32::MAX);
            let Some(told) = store.told(image, since, limit).await? else { return Ok(None) };
            read = told;
            let is_whole = read.reaches && since.0 + read.events.len() as u64 == read.head.0;
            if !is_whole {
                read.events.clear();
            }
        }
        let read = Arc::new(subscribers.backfill(read, redactions));
        if subscribers.take_check() {
            subscribers.catch_up(&*store).await;
        }
        Ok(Some(read))
    }
}
