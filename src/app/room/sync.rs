//! What keeps the room in step: what is confirmed, what is pending, and the way of an own
//! operation. Knows no element of the page.

use super::chats::Chats;
use crate::browser;
use crate::model::{
    Absorbed, Actor, Author, Barrier, BroadcastId, Chat, ChatId, Command, Epoch, Event, ImageId,
    Operation, Pending, Recorded, Rights, Role, TenantId,
};
use crate::protocol::live::{May, Outcome, ServerMessage};
use crate::protocol::page::{Me, RoomData, Snapshot};
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
    /// It is of no use to come back.
    Over(Over),
}

/// Why it is of no use to come back (LP21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The page is of another build than the server.
    OtherVersion,
    /// There is no such image any more.
    Gone,
    /// This person may not see the image.
    NotAllowed,
    /// Their session ended, and without it there is nothing to see.
    SignedOut,
}

impl Over {
    /// What a page says about it.
    pub fn words(self) -> &'static str {
        match self {
            Self::OtherVersion => {
                "There is a new version of Image Chat. Please reload; what you have written is kept."
            }
            Self::Gone => "This image is not there any more.",
            Self::NotAllowed => "You may not see this image any more.",
            Self::SignedOut => "You were signed out. Sign in to go on.",
        }
    }
}

/// A request may hang on a line that is half open while the socket has found another one. After so
/// long, in milliseconds, the socket is asked what became of it (LP12).
const NO_ANSWER_MS: i32 = 15_000;

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
    /// The discussions, each a signal of its own.
    pub chats: Chats,
    /// Which build of the browser part this is.
    pub build: StoredValue<String>,
    /// Who looks.
    pub me: RwSignal<Option<Me>>,
    /// What they may do.
    pub may: RwSignal<May>,
    /// The log is wanted after what is there: counts the times.
    pub resume: RwSignal<u32>,
    epoch: StoredValue<Epoch>,
    pending: StoredValue<Pending>,
    /// Events that wait for the next frame; `None` when the next one need not wait.
    arrived: StoredValue<Option<Vec<Recorded>>>,
    refused: StoredValue<Vec<(BroadcastId, Refused)>>,
    /// Operations whose answer is lost. The others have a request that is still on its way.
    lost: StoredValue<Vec<BroadcastId>>,
}

impl Sync {
    /// A room as the page brought it.
    pub fn new(data: RoomData) -> Self {
        let RoomData { image, snapshot, me, may, build, .. } = data;
        let pending = Pending::new(snapshot.board);
        Self {
            tenant: StoredValue::new(image.tenant_id),
            image: image.id,
            connection: RwSignal::new(Connection::Reconnecting),
            chats: Chats::new(&pending),
            build: StoredValue::new(build),
            me: RwSignal::new(me),
            may: RwSignal::new(may),
            resume: RwSignal::new(0),
            epoch: StoredValue::new(snapshot.epoch),
            pending: StoredValue::new(pending),
            arrived: StoredValue::new(None),
            refused: StoredValue::new(Vec::new()),
            lost: StoredValue::new(Vec::new()),
        }
    }

    /// One discussion as it is now, without following it.
    pub fn chat_now(self, id: ChatId) -> Option<Arc<Chat>> {
        self.pending.with_value(|pending| pending.board().chat(id).cloned())
    }

    /// Who acts, once they have a name.
    pub fn actor(self) -> Option<Actor> {
        let role = self.may.get_untracked().role;
        self.me.with_untracked(|me| me.as_ref().and_then(|me| me.actor(role)))
    }

    /// Why nothing can be written here, if so; follows it.
    pub fn barrier(self) -> Option<Barrier> {
        self.may.get().barrier
    }

    /// May this person not go on with a discussion that others may?
    pub fn is_locked(self, chat: &Chat) -> bool {
        chat.locked && self.may.get_untracked().role < Role::Moderator
    }

    /// Refuses what the tenant or the image does not allow.
    fn allowed(self, command: &Command) -> Result<(), AppError> {
        let May { role, barrier, limits, .. } = self.may.get_untracked();
        Rights { role, barrier }.allow(command)?;
        Ok(self.pending.with_value(|pending| limits.check(pending.board(), command))?)
    }

    /// Who looks, as others see them; follows it. Nobody without a name.
    pub fn author(self) -> Option<Author> {
        let name = |me: &Me| me.name.clone().map(|name| Author { id: me.id, name });
        self.me.with(|me| me.as_ref().and_then(name))
    }

    /// The same as it is now.
    pub fn author_now(self) -> Option<Author> {
        untrack(|| self.author())
    }

    /// Refuses when there is no network: nothing is kept to be sent later (LP12).
    pub fn online(self) -> Result<(), AppError> {
        if let Connection::Over(over) = self.connection.get_untracked() {
            return Err(AppError::stated(ErrorCode::Unreachable, over.words()));
        }
        if self.connection.get_untracked() == Connection::Offline || !browser::is_online() {
            let text = "You are offline, so this was not sent. Please try again when you are back.";
            return Err(AppError::stated(ErrorCode::Unreachable, text));
        }
        Ok(())
    }

    /// Begins an operation: it shows in the next frame, or is refused at once. `refused` is called
    /// if it comes to nothing later.
    pub fn submit(self, command: Command, refused: Refused) -> Result<Event, AppError> {
        self.online()?;
        let actor = self.actor().ok_or_else(AppError::unauthenticated)?;
        self.allowed(&command)?;
        let broadcast_id = BroadcastId(browser::random_uuid());
        let operation = Operation { broadcast_id, command };
        let now = browser::now();
        let event = self.change(|pending| pending.push(&actor, operation.clone(), now))?;
        self.refused.update_value(|waiting| {
            waiting.push((broadcast_id, refused));
        });
        spawn_local(async move {
            match rpc::operate(self.image, operation).await {
                Ok(message) => self.answered(broadcast_id, message),
                Err(error) if error.code() == ErrorCode::Unreachable => {
                    self.ask_about(broadcast_id)
                }
                Err(error) => self.take_back(broadcast_id, error),
            }
        });
        browser::after(NO_ANSWER_MS, move || {
            if self.unanswered().contains(&broadcast_id) {
                self.ask_about(broadcast_id);
            }
        });
        Ok(event)
    }

    /// What this person may do from now on.
    pub fn told_may(self, may: May) {
        if self.may.get_untracked() != may {
            self.may.set(may);
        }
    }

    /// Takes in events that the socket told: at once, or with all others that come before the next
    /// frame is drawn.
    pub fn receive(self, events: Vec<Recorded>) {
        if events.is_empty() {
            return;
        }
        let first = self.arrived.try_update_value(|arrived| match arrived {
            Some(waiting) => {
                waiting.extend(events);
                None
            }
            None => {
                *arrived = Some(Vec::new());
                Some(events)
            }
        });
        if let Some(Some(first)) = first {
            self.take_in(first);
            browser::next_frame(move || self.next_frame());
        }
    }

    fn next_frame(self) {
        let waiting = self.arrived.try_update_value(Option::take).flatten();
        self.receive(waiting.unwrap_or_default());
    }

    fn take_in(self, events: Vec<Recorded>) {
        if matches!(self.change(|pending| pending.absorb_all(events)), Absorbed::Gap(_)) {
            self.ask_for_log();
        }
    }

    /// Changes what is there, and shows it.
    fn change<T>(self, change: impl FnOnce(&mut Pending) -> T) -> T {
        let mut pending = self.pending.write_value();
        let result = change(&mut pending);
        self.chats.show(&pending);
        result
    }

    /// The place to go on from, and the operations to ask about: those whose answer is lost. Asking
    /// about one whose request is on its way would make it unknown for good.
    pub fn position(self) -> (Epoch, crate::model::Seq, Vec<BroadcastId>) {
        let unanswered = self.unanswered();
        self.lost.update_value(|lost| lost.retain(|id| unanswered.contains(id)));
        let seq = self.pending.with_value(Pending::seq);
        (self.epoch.get_value(), seq, self.lost.get_value())
    }

    fn unanswered(self) -> Vec<BroadcastId> {
        let id = |operation: &Operation| operation.broadcast_id;
        self.pending.with_value(|pending| pending.sending().map(id).collect())
    }

    fn ask_about(self, id: BroadcastId) {
        self.lost.update_value(|lost| lost.push(id));
        self.ask_for_log();
    }

    /// LP12: what became of operations whose answer was lost.
    pub fn settle(self, outcomes: Vec<Outcome>) {
        for Outcome { broadcast_id, seq, is_held } in outcomes {
            match seq {
                Some(seq) => self.change(|pending| pending.stored(broadcast_id, seq)),
                None if is_held => self.take_back(broadcast_id, AppError::held()),
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
                    let lost = if is_other { self.unanswered() } else { Vec::new() };
                    self.epoch.set_value(epoch);
                    if is_other {
                        // They are places of another history.
                        self.arrived.update_value(|events| events.iter_mut().for_each(Vec::clear));
                    }
                    self.change(|pending| match is_other {
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
        if matches!(message, ServerMessage::Held { .. }) {
            return self.take_back(id, AppError::held());
        }
        drop(self.waiting_for(id));
        let Some((_, recorded)) = message.recorded() else { return };
        let seq = recorded.seq;
        self.change(|pending| {
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
        let taken = self.change(|pending| pending.take_back(id));
        if let (Some(_), Some(refused)) = (taken, self.waiting_for(id)) {
            refused(error);
        }
    }
}

fn not_saved() -> AppError {
    let text = "The connection broke and this was not saved. Please try again.";
    AppError::stated(ErrorCode::Unreachable, text)
}
