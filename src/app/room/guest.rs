//! Identifies a guest: an anonymous identity when the composer opens, so that sending is immediate; a name
//! with the first comment. One request at a time, since two would create two guests.

use super::requests;
use crate::model::DisplayName;
use crate::protocol::AppError;
use crate::protocol::page::Me;
use leptos::prelude::*;

type OnIdentified = Box<dyn FnOnce(Result<(), AppError>)>;
type Then = Box<dyn FnOnce()>;

/// The identification of this browser's person. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Guest {
    me: RwSignal<Option<Me>>,
    /// In a page of another site?
    is_framed: bool,
    is_requesting: StoredValue<bool>,
    /// What waits for the answer, in order.
    waiting: StoredValue<Vec<Then>, LocalStorage>,
}

impl Guest {
    /// Without a request.
    pub fn new(me: RwSignal<Option<Me>>, is_framed: bool) -> Self {
        let (is_requesting, waiting) =
            (StoredValue::new(false), StoredValue::new_local(Vec::new()));
        Self { me, is_framed, is_requesting, waiting }
    }

    /// Requests an identity, unless there is one.
    pub fn prepare(self) {
        let has_identity = self.me.with_untracked(Option::is_some);
        if !has_identity && !self.is_requesting.get_value() {
            // A failure is reported by the request that carries the name.
            self.request(None, Box::new(drop));
        }
    }

    /// Gives the guest a name, after a request in flight.
    pub fn identify(self, name: DisplayName, done: OnIdentified) {
        self.after(Box::new(move || self.request(Some(name), done)));
    }

    /// Calls `then` once no request is in flight.
    pub fn after(self, then: Then) {
        match self.is_requesting.get_value() {
            true => self.waiting.update_value(|waiting| waiting.push(then)),
            false => then(),
        }
    }

    fn request(self, name: Option<DisplayName>, done: OnIdentified) {
        self.is_requesting.set_value(true);
        let answered = move |me: Result<Me, AppError>| {
            self.is_requesting.set_value(false);
            done(me.map(|me| self.me.set(Some(me))));
            // The first one may make a request: the others wait for that one too.
            for then in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
                self.after(then);
            }
        };
        requests::introduce(name, self.is_framed, Box::new(answered));
    }
}
