//! Identifies a guest: an anonymous identity when the composer opens, so that sending is immediate; a name
//! with the first comment. One request at a time, since two would create two guests.

use crate::app::ui::Local;
use crate::browser;
use crate::model::DisplayName;
use crate::protocol::AppError;
use crate::protocol::page::Me;
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;

type OnIdentified = Box<dyn FnOnce(Result<(), AppError>)>;

/// The identification of this browser's person. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Guest {
    me: RwSignal<Option<Me>>,
    is_requesting: StoredValue<bool>,
    next: Local<(DisplayName, OnIdentified)>,
}

impl Guest {
    /// Without a request.
    pub fn new(me: RwSignal<Option<Me>>) -> Self {
        Self { me, is_requesting: StoredValue::new(false), next: Local::empty() }
    }

    /// Requests an identity, unless there is one.
    pub fn prepare(self) {
        let has_identity = self.me.with_untracked(Option::is_some);
        if has_identity || self.is_requesting.get_value() || !browser::is_online() {
            return;
        }
        self.is_requesting.set_value(true);
        spawn_local(async move {
            // A failure is reported by the request that carries the name.
            if let Ok(me) = rpc::introduce(None).await {
                self.me.set(Some(me));
            }
            self.is_requesting.set_value(false);
            self.request_next();
        });
    }

    /// Gives the guest a name, after a request in flight.
    pub fn identify(self, name: DisplayName, done: impl FnOnce(Result<(), AppError>) + 'static) {
        self.next.put((name, Box::new(done)));
        self.request_next();
    }

    fn request_next(self) {
        if self.is_requesting.get_value() {
            return;
        }
        let Some((name, done)) = self.next.take() else { return };
        self.is_requesting.set_value(true);
        spawn_local(async move {
            let answer = rpc::introduce(Some(name)).await;
            self.is_requesting.set_value(false);
            done(answer.map(|me| self.me.set(Some(me))));
        });
    }
}
