//! The one signal that keeps the room in step: what is confirmed, what is pending, and the way of
//! an own operation. Knows no element of the page.

use crate::browser;
use crate::model::{
    Actor, BroadcastId, Chat, ChatId, Command, Epoch, Event, ImageId, Operation, Pending, TenantId,
};
use crate::protocol::live::{Outcome, ServerMessage};
use crate::protocol::page::{ImageInfo, Me, Snapshot};
use crate::protocol::{AppError, ErrorCode};
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How the page stands to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Everything arrives.
    Live,
    /// Not yet, or not at the moment.
    Reconnecting,
    /// The browser has no network.
    Offline,
}

/// What happens when an own operation comes to nothing.
pub type Refused = Box<dyn FnOnce(AppError) + Send + std::marker::Sync>;

/// What the room knows. A copy is the same room.
#[derive(Clone, Copy)]
pub struct Sync {
    /// Whose image.
    pub tenant: StoredValue<TenantId>,
    /// The image.
    pub image: ImageId,
    /// How the page stands to the server.
    pub connection: RwSignal<Connection>,
    /// How many connections follow the image; none known before the first word.
    pub viewers: RwSignal<Option<u32>>,
    /// Who looks.
    pub me: RwSignal<Option<Me>>,
    /// The log is wanted after what is there: counts the times.
    pub resume: RwSignal<u32>,
    epoch: StoredValue<Epoch>,
    pending: RwSignal<Pending>,
    refused: StoredValue<Vec<(BroadcastId, Refused)>>,
}

impl Sync {
    /// A room as the page brought it.
    pub fn new(image: &ImageInfo, snapshot: Snapshot, me: Option<Me>) -> Self {
        Self {
            tenant: StoredValue::new(image.tenant_id.clone()),
            image: image.id,
            connection: RwSignal::new(Connection::Reconnecting),
            viewers: RwSignal::new(None),
            me: RwSignal::new(me),
            resume: RwSignal::new(0),
            epoch: StoredValue::new(snapshot.epoch),
            pending: RwSignal::new(Pending::new(snapshot.board)),
            refused: StoredValue::new(Vec::new()),
        }
    }

    /// The discussions in the order they were opened; changes only when one comes or goes.
    pub fn chat_ids(self) -> Memo<Vec<ChatId>> {
        Memo::new(move |_| {
            self.pending.with(|p| p.board().in_order().iter().map(|chat| chat.id).collect())
        })
    }

    /// One discussion; changes only when that one does.
    pub fn chat(self, id: ChatId) -> Memo<Option<Arc<Chat>>> {
        let changed = |a: Option<&Option<Arc<Chat>>>, b: Option<&Option<Arc<Chat>>>| match (a, b) {
            (Some(Some(a)), Some(Some(b))) => !Arc::ptr_eq(a, b),
            (a, b) => a != b,
        };
        let read = move |_: Option<&Option<Arc<Chat>>>| {
            self.pending.with(|pending| pending.board().chat(id).cloned())
        };
        Memo::new_with_compare(read, changed)
    }

    /// One discussion as it is now, without following it.
    pub fn chat_now(self, id: ChatId) -> Option<Arc<Chat>> {
        self.pending.with_untracked(|pending| pending.board().chat(id).cloned())
    }

    /// Something about what waits for its answer; follows it.
    pub fn with_pending<T>(self, read: impl FnOnce(&Pending) -> T) -> T {
        self.pending.with(read)
    }

    /// Who acts, once they have a name.
    pub fn actor(self) -> Option<Actor> {
        self.me.with_untracked(|me| me.as_ref().and_then(Me::actor))
    }

    /// Refuses when there is no network: nothing is kept to be sent later (LP12).
    pub fn online(self) -> Result<(), AppError> {
        if self.connection.get_untracked() == Connection::Offline || !browser::is_online() {
            let text = "You are offline, so this was not sent. Please try again when you are back.";
            return Err(AppError::new(ErrorCode::Unreachable, text));
        }
        Ok(())
    }

    /// Begins an operation: it shows in the next frame, or is refused at once. `refused` is called
    /// if it comes to nothing later.
    pub fn submit(self, command: Command, refused: Refused) -> Result<Event, AppError> {
        self.online()?;
        let actor = self.actor().ok_or_else(AppError::unauthenticated)?;
        let broadcast_id = BroadcastId(browser::random_uuid());
        let operation = Operation { broadcast_id, command };
        let pushed = self
            .pending
            .try_update(|pending| pending.push(&actor, operation.clone(), browser::now()));
        let event = pushed.ok_or_else(AppError::internal)??;
        self.refused.update_value(|waiting| {
            waiting.push((broadcast_id, refused));
        });
        spawn_local(async move {
            match rpc::operate(self.image, operation).await {
                Ok(message) => self.answered(broadcast_id, message),
                Err(error) if error.code == ErrorCode::Unreachable => self.ask_for_log(),
                Err(error) => self.take_back(broadcast_id, error),
            }
        });
        Ok(event)
    }

    /// Takes in what the socket told, all of it in one step.
    pub fn receive(self, messages: Vec<ServerMessage>) {
        let mut gap = false;
        self.pending.update(|pending| {
            for (image, recorded) in messages.into_iter().filter_map(ServerMessage::recorded) {
                if image == self.image {
                    gap |= matches!(pending.absorb(recorded), crate::model::Absorbed::Gap(_));
                }
            }
        });
        if gap {
            self.ask_for_log();
        }
    }

    /// The place to go on from, and the operations to ask about.
    pub fn position(self) -> (Epoch, crate::model::Seq, Vec<BroadcastId>) {
        self.pending.with_untracked(|pending| {
            let waiting = pending.sending().map(|operation| operation.broadcast_id).collect();
            (self.epoch.get_value(), pending.seq(), waiting)
        })
    }

    /// LP12: what became of operations whose answer was lost.
    pub fn settle(self, outcomes: Vec<Outcome>) {
        for Outcome { broadcast_id, seq } in outcomes {
            match seq {
                Some(seq) => self.pending.update(|pending| pending.stored(broadcast_id, seq)),
                None => self.take_back(broadcast_id, not_saved()),
            }
        }
    }

    /// Loads the discussions anew: the log does not tell the whole way.
    pub fn reload(self) {
        spawn_local(async move {
            match rpc::load_snapshot(self.image).await {
                Ok(Snapshot { epoch, board }) => {
                    let is_other = self.epoch.get_value() != epoch;
                    let lost = if is_other { self.position().2 } else { Vec::new() };
                    self.epoch.set_value(epoch);
                    self.pending.update(|pending| match is_other {
                        true => *pending = Pending::new(board),
                        false => pending.reset(board),
                    });
                    for refused in lost.into_iter().filter_map(|id| self.waiting_for(id)) {
                        refused(not_saved());
                    }
                }
                Err(_) => browser::after(2_000, move || self.reload()),
            }
        });
    }

    /// Asks the socket for the log after what is there.
    pub fn ask_for_log(self) {
        self.resume.update(|times| *times += 1);
    }

    fn answered(self, id: BroadcastId, message: ServerMessage) {
        drop(self.waiting_for(id));
        let Some((_, recorded)) = message.recorded() else { return };
        let seq = recorded.seq;
        self.pending.update(|pending| {
            // What lies between comes by the socket; the event waits for it.
            pending.absorb(recorded);
            pending.stored(id, seq);
        });
    }

    /// What is to happen if the operation comes to nothing.
    fn waiting_for(self, id: BroadcastId) -> Option<Refused> {
        let take = |waiting: &mut Vec<(BroadcastId, Refused)>| {
            let place = waiting.iter().position(|(of, _)| *of == id)?;
            Some(waiting.swap_remove(place).1)
        };
        self.refused.try_update_value(take).flatten()
    }

    fn take_back(self, id: BroadcastId, error: AppError) {
        let taken = self.pending.try_update(|pending| pending.take_back(id)).flatten();
        if let (Some(_), Some(refused)) = (taken, self.waiting_for(id)) {
            refused(error);
        }
    }
}

fn not_saved() -> AppError {
    let text = "The connection broke and this was not saved. Please try again.";
    AppError::new(ErrorCode::Unreachable, text)
}
