//! The room of an image: its board, on which operations are decided one after the other, ahead of the
//! commits that store them. It reaches connections through [`Subscribers`] only.

mod open_rooms;
mod other_nodes;

pub use open_rooms::OpenRooms;

use super::fanout::Subscribers;
use super::idempotency::OperationLock;
use super::operations::OperationContext;
use super::usage::TenantCounters;
use crate::model::{
    Board, Chat, Command, CommentBody, ImageId, Operation, Recorded, Refusal, TenantId, Timestamp,
};
use crate::server::bus::{Bus, Notice};
use crate::server::markdown;
use crate::server::store::{Append, AppendError, Digest, Store, StoreError};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::sync::oneshot;

/// The room of an image.
pub struct Room {
    /// The image's tenant.
    pub tenant: TenantId,
    image: ImageId,
    /// The connections that follow the image.
    pub subscribers: Arc<Subscribers>,
    /// Publishes committed events.
    bus: Arc<dyn Bus>,
    /// The image was found in the database, in this tenant.
    exists: AtomicBool,
    deciding: Mutex<Deciding>,
    /// Held while the board is loaded, so that it is loaded once for all who wait for it.
    loading: tokio::sync::Mutex<()>,
    /// The number of the last board of which an append failed: that board holds events that were never
    /// stored.
    failed: Arc<AtomicU64>,
    /// Decisions whose commit is under way.
    undecided: Arc<AtomicU64>,
    /// Another node asked for its turn: nothing is decided here before this moment.
    paused_until: Mutex<Option<Instant>>,
}

/// The board, including events that are decided and not yet stored.
struct Deciding {
    board: Option<Board>,
    number: u64,
    used: Timestamp,
}

/// A decision whose commit is under way.
pub struct Decided {
    /// The event.
    pub recorded: Recorded,
    /// The discussion after it; `None` when the discussion is deleted.
    pub chat: Option<Arc<Chat>>,
    /// Resolves with the result of the commit.
    pub stored: oneshot::Receiver<Result<(), AppendError>>,
}

impl Room {
    /// A room whose board is not loaded yet.
    pub fn new(
        tenant: TenantId,
        image: ImageId,
        counters: Arc<TenantCounters>,
        bus: Arc<dyn Bus>,
    ) -> Self {
        let deciding = Deciding { board: None, number: 0, used: Timestamp(0) };
        let of = (tenant.clone(), image);
        Self {
            tenant,
            image,
            subscribers: Arc::new(Subscribers::new(of, counters, Arc::clone(&bus))),
            bus,
            exists: AtomicBool::new(false),
            deciding: Mutex::new(deciding),
            loading: tokio::sync::Mutex::new(()),
            failed: Arc::new(AtomicU64::new(0)),
            undecided: Arc::new(AtomicU64::new(0)),
            paused_until: Mutex::new(None),
        }
    }

    /// The image.
    pub fn image(&self) -> ImageId {
        self.image
    }

    /// True once the image was found in the database.
    pub fn exists(&self) -> bool {
        self.exists.load(Ordering::Acquire)
    }

    /// Records that the image was found.
    pub fn set_exists(&self) {
        self.exists.store(true, Ordering::Release);
    }

    /// Loads the board unless a sound one is loaded. False if there is no such image.
    pub async fn ensure_board(&self, store: &dyn Store) -> Result<bool, StoreError> {
        if self.lock().is_sound(&self.failed) {
            return Ok(true);
        }
        let _loading = self.loading.lock().await;
        if self.lock().is_sound(&self.failed) {
            return Ok(true);
        }
        let number = self.failed.load(Ordering::Acquire) + 1;
        let Some(board) = store.board(self.image).await? else { return Ok(false) };
        let mut deciding = self.lock();
        if !deciding.is_sound(&self.failed) {
            deciding.board = Some(board);
            deciding.number = number;
        }
        Ok(true)
    }

    /// Discards the board: rows were changed past the log, or by another node.
    pub fn outdate(&self) {
        // One further, so that a board that is being loaded at the moment is not sound either.
        self.failed.fetch_add(1, Ordering::AcqRel);
    }

    /// Decides an operation and submits its event to the store, under one lock, so that the order of
    /// decisions is the order of the log. `None` if the board has to be loaded first.
    pub fn decide(
        &self,
        store: &dyn Store,
        context: &OperationContext<'_>,
        operation: &Operation,
        request: Digest,
        (now, lock): (Timestamp, Arc<OperationLock>),
    ) -> Option<Result<Decided, Refusal>> {
        let mut deciding = self.lock();
        if !deciding.is_sound(&self.failed) {
            return None;
        }
        deciding.used = now;
        let number = deciding.number;
        let board = deciding.board.as_mut()?;
        let recorded = match record(board, context, operation, now) {
            Ok(recorded) => recorded,
            Err(refusal) => return Some(Err(refusal)),
        };
        board.apply(&recorded);
        let chat = board.chat(recorded.event.chat_id()).cloned();
        let (report, stored) = oneshot::channel();
        self.append(store, (recorded.clone(), request), number, (report, lock));
        Some(Ok(Decided { recorded, chat, stored }))
    }

    /// Fails if the operation would be refused at present. Changes nothing; a board that has to be loaded
    /// again refuses nothing.
    pub fn would_refuse(
        &self,
        context: &OperationContext<'_>,
        operation: &Operation,
    ) -> Result<(), Refusal> {
        let deciding = self.lock();
        let Some(board) = &deciding.board else { return Ok(()) };
        context.limits.check(board, &operation.command)?;
        crate::model::decide(board, context.actor, operation).map(drop)
    }

    /// The present text of the comment that an operation edits; `None` for any other operation.
    pub fn body_before(&self, operation: &Operation) -> Option<CommentBody> {
        let Command::EditComment { chat_id, comment_id, .. } = &operation.command else {
            return None;
        };
        let deciding = self.lock();
        let chat = deciding.board.as_ref()?.chat(*chat_id)?;
        chat.comment(*comment_id).map(|comment| comment.body.clone())
    }

    /// True if the room has no subscribers and decided nothing since.
    pub fn is_idle(&self, since: Timestamp) -> bool {
        self.subscribers.is_empty() && self.lock().used < since
    }

    fn append(
        &self,
        store: &dyn Store,
        (recorded, request): (Recorded, Digest),
        number: u64,
        (report, lock): (oneshot::Sender<Result<(), AppendError>>, Arc<OperationLock>),
    ) {
        let (bus, failed) = (Arc::clone(&self.bus), Arc::clone(&self.failed));
        let undecided = Arc::clone(&self.undecided);
        undecided.fetch_add(1, Ordering::AcqRel);
        let (tenant, image) = (self.tenant.clone(), self.image);
        let notice = Notice::Committed { tenant, image, recorded: Box::new(recorded.clone()) };
        let append = Append { tenant: self.tenant.clone(), image: self.image, recorded, request };
        let committed = move |result: Result<(), AppendError>| {
            match &result {
                Ok(()) => bus.publish(notice),
                Err(_) => {
                    failed.fetch_max(number, Ordering::AcqRel);
                }
            }
            undecided.fetch_sub(1, Ordering::AcqRel);
            // The request may have been cancelled; the event is stored all the same.
            let _ = report.send(result);
            drop(lock);
        };
        store.append(append, Box::new(committed));
    }

    fn lock(&self) -> MutexGuard<'_, Deciding> {
        self.deciding.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deciding {
    fn is_sound(&self, failed: &AtomicU64) -> bool {
        self.board.is_some() && self.number > failed.load(Ordering::Acquire)
    }
}

fn record(
    board: &Board,
    context: &OperationContext<'_>,
    operation: &Operation,
    at: Timestamp,
) -> Result<Recorded, Refusal> {
    context.limits.check(board, &operation.command)?;
    let event = crate::model::decide(board, context.actor, operation)?;
    let event = event.rendered(|body| markdown::render(body, Some(context.image)));
    let broadcast_id = operation.broadcast_id;
    Ok(Recorded { seq: board.seq.next(), broadcast_id, by: context.actor.author(), at, event })
}
