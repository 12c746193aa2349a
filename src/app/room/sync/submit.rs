//! Own operations: shown at once, confirmed or taken back by the server's answer.

use super::state::{OnRefused, Sync};
use crate::app::live_client::Connection;
use crate::app::room::requests;
use crate::app::ui::sentence;
use crate::browser::{self, Frame};
use crate::model::{BroadcastId, Command, Event, Operation, Rights};
use crate::protocol::live::{Capabilities, Outcome, ServerMessage};
use crate::protocol::{AppError, ErrorCode, Unsent, termination_text, text_in_browser};
use crate::texts::live;
use leptos::prelude::*;

/// LP12: a request without an answer for this long, in milliseconds, may hang on a half-open connection:
/// its outcome is requested over the socket.
const ANSWER_TIMEOUT_MS: i32 = 15_000;

impl Sync {
    /// LP12: an error when there is no connection to send over. Nothing is queued for later.
    pub fn check_online(self) -> Result<(), AppError> {
        match self.connection.get_untracked() {
            Connection::Terminated(reason) => Err(Unsent::Terminated(reason).into()),
            // Whatever the browser says of the network: what can be sent is tried.
            Connection::Live | Connection::Reconnecting => Ok(()),
            Connection::Offline => Err(Unsent::Offline.into()),
        }
    }

    /// Why nothing can be written here at present, as a sentence; tracked.
    pub fn reading_only(self) -> Option<String> {
        if let Some(restriction) = self.restriction() {
            return Some(sentence(&text_in_browser(&restriction.into())));
        }
        self.cut_off().or_else(|| self.lacks_cookies().then(|| live::no_cookies().to_owned()))
    }

    /// Why there is nothing to send over, as a sentence; tracked.
    pub fn cut_off(self) -> Option<String> {
        match self.connection.get() {
            Connection::Terminated(reason) => Some(termination_text(reason).to_owned()),
            Connection::Offline => Some(live::reading_offline().to_owned()),
            Connection::Live | Connection::Reconnecting => None,
        }
    }

    /// Is the viewer nobody, with a browser that cannot remember them here? Tracked.
    pub fn lacks_cookies(self) -> bool {
        self.frame == Frame::WithoutCookies && self.me.with(Option::is_none)
    }

    /// Checks rights and limits of the tenant and the image.
    fn check_allowed(self, command: &Command) -> Result<(), AppError> {
        let Capabilities { role, restriction, limits, .. } = self.may.get_untracked();
        Rights { role, restriction }.allow(command)?;
        Ok(self.with_inner(|inner| limits.check(inner.pending.board(), command))?)
    }

    /// Submits an operation: it shows in the next frame, or is refused at once. `on_refused` is called
    /// when it is refused later.
    pub fn submit(self, command: Command, on_refused: OnRefused) -> Result<Event, AppError> {
        self.check_online()?;
        let actor = untrack(|| self.actor()).ok_or_else(AppError::unauthenticated)?;
        self.check_allowed(&command)?;
        let id = BroadcastId(browser::random_uuid());
        let operation = Operation { broadcast_id: id, command };
        let now = browser::now();
        let event = self.change(|pending| pending.push(&actor, operation.clone(), now))?;
        self.with_inner(|inner| inner.on_refused.push((id, on_refused)));
        requests::operate(
            self.image,
            operation,
            Box::new(move |answer| match answer {
                Ok(message) => self.on_answer(id, message),
                Err(error) if error.code() == ErrorCode::Unreachable => self.request_outcome(id),
                Err(error) => self.roll_back(id, error),
            }),
        );
        browser::after(ANSWER_TIMEOUT_MS, move || {
            if self.unanswered().contains(&id) {
                self.request_outcome(id);
            }
        });
        Ok(event)
    }

    pub(super) fn unanswered(self) -> Vec<BroadcastId> {
        let id = |operation: &Operation| operation.broadcast_id;
        self.with_inner(|inner| inner.pending.sending().map(id).collect())
    }

    fn request_outcome(self, id: BroadcastId) {
        self.with_inner(|inner| inner.unknown.push(id));
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
    pub(super) fn take_callback(self, id: BroadcastId) -> Option<OnRefused> {
        self.with_inner(|inner| {
            let index = inner.on_refused.iter().position(|(of, _)| *of == id)?;
            Some(inner.on_refused.swap_remove(index).1)
        })
    }

    fn roll_back(self, id: BroadcastId, error: AppError) {
        let taken = self.change(|pending| pending.take_back(id));
        if let (Some(_), Some(on_refused)) = (taken, self.take_callback(id)) {
            on_refused(error);
        }
    }
}

/// The outcome of an operation is unknown for good.
pub(super) fn not_saved() -> AppError {
    Unsent::NotSaved.into()
}
