//! Identifies a guest: an anonymous identity when the composer opens, so that sending is immediate; a name
//! with the first comment. One request at a time, since two would create two guests.

use super::requests;
use crate::model::DisplayName;
use crate::protocol::AppError;
use crate::protocol::page::Me;
use leptos::prelude::*;

type OnIdentified = Box<dyn FnOnce(Result<(), AppError>)>;

/// The identification of this browser's person. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Guest {
    me: RwSignal<Option<Me>>,
    /// In a page of another site?
    is_framed: bool,
    is_requesting: StoredValue<bool>,
    next: StoredValue<Option<(DisplayName, OnIdentified)>, LocalStorage>,
}

impl Guest {
    /// Without a request.
    pub fn new(me: RwSignal<Option<Me>>, is_framed: bool) -> Self {
        let (is_requesting, next) = (StoredValue::new(false), StoredValue::new_local(None));
        Self { me, is_framed, is_requesting, next }
    }

    /// Requests an identity, unless there is one.
    pub fn prepare(self) {
        let has_identity = self.me.with_untracked(Option::is_some);
        if has_identity || self.is_requesting.get_value() {
            return;
        }
        self.is_requesting.set_value(true);
        let answered = move |me| {
            // A failure is reported by the request that carries the name.
            if let Ok(me) = me {
                self.me.set(Some(me));
            }
            self.is_requesting.set_value(false);
            self.request_next();
        };
        requests::introduce(None, self.is_framed, Box::new(answered));
    }

    /// Gives the guest a name, after a request in flight.
    pub fn identify(self, name: DisplayName, done: impl FnOnce(Result<(), AppError>) + 'static) {
        self.next.set_value(Some((name, Box::new(done))));
        self.request_next();
    }

    fn request_next(self) {
        if self.is_requesting.get_value() {
            return;
        }
        let next = self.next.try_update_value(Option::take).flatten();
        let Some((name, done)) = next else { return };
        self.is_requesting.set_value(true);
        let answered = move |me: Result<Me, AppError>| {
            self.is_requesting.set_value(false);
            done(me.map(|me| self.me.set(Some(me))));
        };
        requests::introduce(Some(name), self.is_framed, Box::new(answered));
    }
}
