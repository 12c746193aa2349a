//! Something that stays on the thread that put it there, as everything of the browser's does. A page is
//! drawn on one thread of the server and may be dropped on another: there, nothing is ever put here.

use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// A place for one such thing; a copy is the same place. Empty at first.
pub struct Local<T: 'static>(StoredValue<Option<SendWrapper<T>>>);

impl<T> Clone for Local<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Local<T> {}

impl<T> Local<T> {
    /// Nothing yet.
    pub fn empty() -> Self {
        Self(StoredValue::new(None))
    }

    /// Puts something there. To be called in the browser only.
    pub fn put(self, value: T) {
        self.0.set_value(Some(SendWrapper::new(value)));
    }

    /// Takes it away again.
    pub fn take(self) -> Option<T> {
        self.0.try_update_value(Option::take).flatten().map(SendWrapper::take)
    }
}

/// Is this the browser?
pub fn is_browser() -> bool {
    cfg!(target_family = "wasm")
}
