//! Becoming known: an identity as soon as a guest is about to write, so that sending shows at once;
//! a name along with the first thing sent. One request at a time: two at once would be two people.

use crate::app::ui::Local;
use crate::browser;
use crate::model::DisplayName;
use crate::protocol::AppError;
use crate::protocol::page::Me;
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;

type Done = Box<dyn FnOnce(Result<(), AppError>)>;

/// How this browser's person becomes known. A copy is the same.
#[derive(Clone, Copy)]
pub struct Guest {
    me: RwSignal<Option<Me>>,
    is_asking: StoredValue<bool>,
    next: Local<(DisplayName, Done)>,
}

impl Guest {
    /// Nothing is asked yet.
    pub fn new(me: RwSignal<Option<Me>>) -> Self {
        Self { me, is_asking: StoredValue::new(false), next: Local::empty() }
    }

    /// Asks for an identity, unless there is one.
    pub fn prepare(self) {
        let is_known = self.me.with_untracked(Option::is_some);
        if is_known || self.is_asking.get_value() || !browser::is_online() {
            return;
        }
        self.is_asking.set_value(true);
        spawn_local(async move {
            // Without an answer the name asks again, and says what is wrong.
            if let Ok(me) = rpc::introduce(None).await {
                self.me.set(Some(me));
            }
            self.is_asking.set_value(false);
            self.go_on();
        });
    }

    /// Gives a name, after what is asked already.
    pub fn introduce(self, name: DisplayName, done: impl FnOnce(Result<(), AppError>) + 'static) {
        self.next.put((name, Box::new(done)));
        self.go_on();
    }

    fn go_on(self) {
        if self.is_asking.get_value() {
            return;
        }
        let Some((name, done)) = self.next.take() else { return };
        self.is_asking.set_value(true);
        spawn_local(async move {
            let introduced = rpc::introduce(Some(name)).await;
            self.is_asking.set_value(false);
            done(introduced.map(|me| self.me.set(Some(me))));
        });
    }
}
