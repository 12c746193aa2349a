//! One image's room: its board, on which operations are decided one after the other, ahead of the
//! commits that store them. Knows no connection but through [`Viewers`].

use super::in_flight::Turn;
use super::viewers::Viewers;
use crate::model::{
    Actor, Board, Chat, Command, CommentBody, ImageId, Limits, Operation, Recorded, Refusal,
    TenantId, Timestamp,
};
use crate::server::bus::{Bus, Notice};
use crate::server::markdown;
use crate::server::realtime::usage_counters::Meter;
use crate::server::store::{Append, AppendError, Digest, Store, StoreError};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// One image's room.
pub struct Room {
    /// Whose image.
    pub tenant: TenantId,
    /// Which.
    pub image: ImageId,
    /// Who follows it.
    pub viewers: Arc<Viewers>,
    /// Tells all nodes of events that are committed.
    bus: Arc<dyn Bus>,
    /// Was the image found in the database, in this tenant?
    exists: AtomicBool,
    deciding: Mutex<Deciding>,
    /// Held by the one who loads the board, which everyone else waits for.
    loading: tokio::sync::Mutex<()>,
    /// The last board, by its number, of which an append failed: it shows what was never stored.
    failed: Arc<AtomicU64>,
}

/// The board including what is decided and not yet stored.
struct Deciding {
    board: Option<Board>,
    number: u64,
    used: Timestamp,
}

/// A decision on its way to the disk.
pub struct Decided {
    /// The event.
    pub recorded: Recorded,
    /// The discussion after it; absent when it was deleted.
    pub chat: Option<Arc<Chat>>,
    /// Tells when it is stored, or why it is not.
    pub stored: oneshot::Receiver<Result<(), AppendError>>,
}

impl Room {
    /// A room whose board is not loaded yet.
    pub fn new(tenant: TenantId, image: ImageId, meter: Arc<Meter>, bus: Arc<dyn Bus>) -> Self {
        let deciding = Deciding { board: None, number: 0, used: Timestamp(0) };
        Self {
            tenant,
            image,
            viewers: Arc::new(Viewers::new(image, meter)),
            bus,
            exists: AtomicBool::new(false),
            deciding: Mutex::new(deciding),
            loading: tokio::sync::Mutex::new(()),
            failed: Arc::new(AtomicU64::new(0)),
        }
    }

    /// Was the image found?
    pub fn exists(&self) -> bool {
        self.exists.load(Ordering::Acquire)
    }

    /// The image was found.
    pub fn is_known_to_exist(&self) {
        self.exists.store(true, Ordering::Release);
    }

    /// Loads the board when there is none that can be trusted. False: there is no such image.
    pub async fn ensure_board(&self, store: &dyn Store) -> Result<bool, StoreError> {
        if self.lock().is_sound(&self.failed) {
            return Ok(true);
        }
        let _turn = self.loading.lock().await;
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

    /// The board is not what is stored any more, and nor is what viewers have.
    pub fn reload(&self) {
        // One number further: a board that is being loaded right now is not sound either.
        self.failed.fetch_add(1, Ordering::AcqRel);
        self.viewers.reset();
    }

    /// Decides an operation and sends its event on the way to the disk, in one step, so that the
    /// order of decisions is the order of the log. `None` when the board has to be loaded first.
    pub fn decide(
        &self,
        store: &dyn Store,
        (actor, limits): (&Actor, Limits),
        operation: &Operation,
        request: Digest,
        (now, turn): (Timestamp, Arc<Turn>),
    ) -> Option<Result<Decided, Refusal>> {
        let mut deciding = self.lock();
        if !deciding.is_sound(&self.failed) {
            return None;
        }
        deciding.used = now;
        let number = deciding.number;
        let board = deciding.board.as_mut()?;
        let fits = limits.check(board, &operation.command);
        let recorded = match fits.and_then(|()| record(board, actor, operation, now)) {
            Ok(recorded) => recorded,
            Err(refusal) => return Some(Err(refusal)),
        };
        board.apply(&recorded);
        let chat = board.chat(recorded.event.chat_id()).cloned();
        let (tell, stored) = oneshot::channel();
        self.append(store, (recorded.clone(), request), number, (tell, turn));
        Some(Ok(Decided { recorded, chat, stored }))
    }

    /// Would an operation be refused as things are? Nothing happens; a board that has to be loaded
    /// again refuses nothing.
    pub fn would_refuse(
        &self,
        (actor, limits): (&Actor, Limits),
        operation: &Operation,
    ) -> Result<(), Refusal> {
        let deciding = self.lock();
        let Some(board) = &deciding.board else { return Ok(()) };
        limits.check(board, &operation.command)?;
        crate::model::decide(board, actor, operation).map(drop)
    }

    /// What the comment says that an operation changes; absent for one that changes none.
    pub fn says(&self, operation: &Operation) -> Option<CommentBody> {
        let Command::EditComment { chat_id, comment_id, .. } = &operation.command else {
            return None;
        };
        let deciding = self.lock();
        let chat = deciding.board.as_ref()?.chat(*chat_id)?;
        chat.comment(*comment_id).map(|comment| comment.body.clone())
    }

    /// Can the room be forgotten: nobody follows it, nobody used it since?
    pub fn is_idle(&self, since: Timestamp) -> bool {
        self.viewers.is_empty() && self.lock().used < since
    }

    fn append(
        &self,
        store: &dyn Store,
        (recorded, request): (Recorded, Digest),
        number: u64,
        (tell, turn): (oneshot::Sender<Result<(), AppendError>>, Arc<Turn>),
    ) {
        let (bus, failed) = (Arc::clone(&self.bus), Arc::clone(&self.failed));
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
            // Whoever asked may have gone; the event is stored all the same.
            let _ = tell.send(result);
            drop(turn);
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
    actor: &Actor,
    operation: &Operation,
    at: Timestamp,
) -> Result<Recorded, Refusal> {
    let event = crate::model::decide(board, actor, operation)?.rendered(markdown::render);
    let broadcast_id = operation.broadcast_id;
    Ok(Recorded { seq: board.seq.next(), broadcast_id, by: actor.author(), at, event })
}
