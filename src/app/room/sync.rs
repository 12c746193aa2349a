//! The room's discussions in step with the server: confirmed state, pending operations, submission.
//! Names no element of the page.

use super::chats::Chats;
use super::texts;
use crate::app::live_client::Connection;
use crate::browser;
use crate::model::{
    Absorbed, Actor, Author, BroadcastId, Chat, ChatId, Command, Epoch, Event, ImageId, Operation,
    Pending, Recorded, Rights, Role, Seq, TenantId, WriteRestriction,
};
use crate::protocol::live::{Capabilities, Outcome, ServerMessage};
use crate::protocol::page::{Me, RoomData, Snapshot};
use crate::protocol::{AppError, ErrorCode};
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// LP12: a request without an answer for this long, in milliseconds, may hang on a half-open connection:
/// its outcome is requested over the socket.
const ANSWER_TIMEOUT_MS: i32 = 15_000;

/// Called when an own operation is refused.
pub type OnRefused = Box<dyn FnOnce(AppError) + Send + std::marker::Sync>;

/// The state of the room. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Sync {
    /// The tenant of the image.
    pub tenant: StoredValue<TenantId>,
    /// The image.
    pub image: ImageId,
    /// The state of the live connection.
    pub connection: RwSignal<Connection>,
    /// The discussions, one signal each.
    pub chats: Chats,
    /// The build of the wasm.
    pub build: StoredValue<String>,
    /// The viewer, once identified.
    pub me: RwSignal<Option<Me>>,
    /// What the viewer may do.
    pub may: RwSignal<Capabilities>,
    /// Counts the requests for the log after the present position.
    pub resume_requests: RwSignal<u32>,
    epoch: StoredValue<Epoch>,
    pending: StoredValue<Pending>,
    /// Events that wait for the next animation frame; `None` when the next event need not wait.
    next_frame_events: StoredValue<Option<Vec<Recorded>>>,
    on_refused: StoredValue<Vec<(BroadcastId, OnRefused)>>,
    /// Operations whose answer was lost. The other unanswered ones have a request in flight.
    unknown: StoredValue<Vec<BroadcastId>>,
}

impl Sync {
    /// The room from the data in the page.
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
            resume_requests: RwSignal::new(0),
            epoch: StoredValue::new(snapshot.epoch),
            pending: StoredValue::new(pending),
            next_frame_events: StoredValue::new(None),
            on_refused: StoredValue::new(Vec::new()),
            unknown: StoredValue::new(Vec::new()),
        }
    }

    /// A discussion; untracked.
    pub fn chat_now(self, id: ChatId) -> Option<Arc<Chat>> {
        self.pending.with_value(|pending| pending.board().chat(id).cloned())
    }

    /// The viewer as an actor, once they have a name; untracked.
    pub fn actor(self) -> Option<Actor> {
        let role = self.may.get_untracked().role;
        self.me.with_untracked(|me| me.as_ref().and_then(|me| me.actor(role)))
    }

    /// Why nothing can be written, if so; tracked.
    pub fn restriction(self) -> Option<WriteRestriction> {
        self.may.get().restriction
    }

    /// Is the discussion locked for the viewer? Untracked.
    pub fn is_locked(self, chat: &Chat) -> bool {
        chat.locked && self.may.get_untracked().role < Role::Moderator
    }

    /// Checks rights and limits of the tenant and the image.
    fn check_allowed(self, command: &Command) -> Result<(), AppError> {
        let Capabilities { role, restriction, limits, .. } = self.may.get_untracked();
        Rights { role, restriction }.allow(command)?;
        Ok(self.pending.with_value(|pending| limits.check(pending.board(), command))?)
    }

    /// The viewer as others see them, `None` without a name; tracked.
    pub fn author(self) -> Option<Author> {
        let name = |me: &Me| me.name.clone().map(|name| Author { id: me.id, name });
        self.me.with(|me| me.as_ref().and_then(name))
    }

    /// The same, untracked.
    pub fn author_now(self) -> Option<Author> {
        untrack(|| self.author())
    }

    /// LP12: an error when there is no connection to send over. Nothing is queued for later.
    pub fn check_online(self) -> Result<(), AppError> {
        if let Connection::Terminated(reason) = self.connection.get_untracked() {
            return Err(AppError::stated(ErrorCode::Unreachable, texts::of_termination(reason)));
        }
        if self.connection.get_untracked() == Connection::Offline || !browser::is_online() {
            return Err(AppError::stated(ErrorCode::Unreachable, texts::OFFLINE));
        }
        Ok(())
    }

    /// Submits an operation: it shows in the next frame, or is refused at once. `on_refused` is called
    /// when it is refused later.
    pub fn submit(self, command: Command, on_refused: OnRefused) -> Result<Event, AppError> {
        self.check_online()?;
        let actor = self.actor().ok_or_else(AppError::unauthenticated)?;
        self.check_allowed(&command)?;
        let broadcast_id = BroadcastId(browser::random_uuid());
        let operation = Operation { broadcast_id, command };
        let now = browser::now();
        let event = self.change(|pending| pending.push(&actor, operation.clone(), now))?;
        self.on_refused.update_value(|callbacks| {
            callbacks.push((broadcast_id, on_refused));
        });
        spawn_local(async move {
            match rpc::operate(self.image, operation).await {
                Ok(message) => self.on_answer(broadcast_id, message),
                Err(error) if error.code() == ErrorCode::Unreachable => {
                    self.request_outcome(broadcast_id)
                }
                Err(error) => self.roll_back(broadcast_id, error),
            }
        });
        browser::after(ANSWER_TIMEOUT_MS, move || {
            if self.unanswered().contains(&broadcast_id) {
                self.request_outcome(broadcast_id);
            }
        });
        Ok(event)
    }

    /// Replaces what the viewer may do.
    pub fn set_permissions(self, may: Capabilities) {
        if self.may.get_untracked() != may {
            self.may.set(may);
        }
    }

    /// Applies events from the socket: at once, or together with all that arrive before the next
    /// animation frame.
    pub fn receive(self, events: Vec<Recorded>) {
        if events.is_empty() {
            return;
        }
        let first = self.next_frame_events.try_update_value(|waiting| match waiting {
            Some(waiting) => {
                waiting.extend(events);
                None
            }
            None => {
                *waiting = Some(Vec::new());
                Some(events)
            }
        });
        if let Some(Some(first)) = first {
            self.apply_events(first);
            browser::next_frame(move || self.on_next_frame());
        }
    }

    fn on_next_frame(self) {
        let waiting = self.next_frame_events.try_update_value(Option::take).flatten();
        self.receive(waiting.unwrap_or_default());
    }

    fn apply_events(self, events: Vec<Recorded>) {
        if matches!(self.change(|pending| pending.absorb_all(events)), Absorbed::Gap(_)) {
            self.request_resume();
        }
    }

    /// Changes the state and updates the signals.
    fn change<T>(self, change: impl FnOnce(&mut Pending) -> T) -> T {
        let mut pending = self.pending.write_value();
        let result = change(&mut pending);
        self.chats.show(&pending);
        result
    }

    /// The position to resume from, and the operations with an unknown outcome. Operations with a request
    /// in flight are not among them: asking would make the server refuse the request.
    pub fn resume_position(self) -> (Epoch, Seq, Vec<BroadcastId>) {
        let unanswered = self.unanswered();
        self.unknown.update_value(|unknown| unknown.retain(|id| unanswered.contains(id)));
        let seq = self.pending.with_value(Pending::seq);
        (self.epoch.get_value(), seq, self.unknown.get_value())
    }

    fn unanswered(self) -> Vec<BroadcastId> {
        let id = |operation: &Operation| operation.broadcast_id;
        self.pending.with_value(|pending| pending.sending().map(id).collect())
    }

    fn request_outcome(self, id: BroadcastId) {
        self.unknown.update_value(|unknown| unknown.push(id));
        self.request_resume();
    }

    /// LP12: applies the outcomes of operations whose answer was lost.
    pub fn apply_outcomes(self, outcomes: Vec<Outcome>) {
        for Outcome { broadcast_id, seq, is_held } in outcomes {
            match seq {
                Some(seq) => self.change(|pending| pending.stored(broadcast_id, seq)),
                None if is_held => self.roll_back(broadcast_id, AppError::held()),
                None => self.roll_back(broadcast_id, not_saved()),
            }
        }
    }

    /// Loads a snapshot, when the log does not reach back to the present position.
    pub fn reload(self) {
        spawn_local(async move {
            match rpc::load_snapshot(self.image).await {
                Ok(Snapshot { epoch, board }) => {
                    let is_other = self.epoch.get_value() != epoch;
                    let unknown = if is_other { self.unanswered() } else { Vec::new() };
                    self.epoch.set_value(epoch);
                    if is_other {
                        // Their `seq` belongs to another history.
                        self.next_frame_events
                            .update_value(|events| events.iter_mut().for_each(Vec::clear));
                    }
                    self.change(|pending| match is_other {
                        true => *pending = Pending::new(board),
                        false => pending.reset(board),
                    });
                    for on_refused in unknown.into_iter().filter_map(|id| self.take_callback(id)) {
                        on_refused(not_saved());
                    }
                }
                Err(_) => browser::after(2_000, move || self.reload()),
            }
        });
    }

    /// Requests the log after the present position.
    pub fn request_resume(self) {
        self.resume_requests.update(|times| *times += 1);
    }

    fn on_answer(self, id: BroadcastId, message: ServerMessage) {
        if matches!(message, ServerMessage::Held { .. }) {
            return self.roll_back(id, AppError::held());
        }
        drop(self.take_callback(id));
        let Some((_, recorded)) = message.recorded() else { return };
        let seq = recorded.seq;
        self.change(|pending| {
            // Earlier events come over the socket; the event is held until then.
            pending.absorb(recorded);
            pending.stored(id, seq);
        });
    }

    /// Removes the callback of an operation.
    fn take_callback(self, id: BroadcastId) -> Option<OnRefused> {
        let take = |callbacks: &mut Vec<(BroadcastId, OnRefused)>| {
            let index = callbacks.iter().position(|(of, _)| *of == id)?;
            Some(callbacks.swap_remove(index).1)
        };
        self.on_refused.try_update_value(take).flatten()
    }

    fn roll_back(self, id: BroadcastId, error: AppError) {
        let taken = self.change(|pending| pending.take_back(id));
        if let (Some(_), Some(on_refused)) = (taken, self.take_callback(id)) {
            on_refused(error);
        }
    }
}

fn not_saved() -> AppError {
    AppError::stated(ErrorCode::Unreachable, texts::NOT_SAVED)
}
