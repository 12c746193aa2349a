//! A slot for values that are not `Send`. The server may drop a page on another thread than the one that
//! rendered it, so there the slot stays empty.

use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// A slot for one value; copies are handles to the same slot.
pub struct Local<T: 'static>(StoredValue<Option<SendWrapper<T>>>);

impl<T> Clone for Local<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Local<T> {}

impl<T> Local<T> {
    /// An empty slot.
    pub fn empty() -> Self {
        Self(StoredValue::new(None))
    }

    /// Stores a value. Panics when used from another thread, so only the browser may call it.
    pub fn put(self, value: T) {
        self.0.set_value(Some(SendWrapper::new(value)));
    }

    /// Removes the value.
    pub fn take(self) -> Option<T> {
        self.0.try_update_value(Option::take).flatten().map(SendWrapper::take)
    }
}

/// Is this code compiled for the browser?
pub fn is_browser() -> bool {
    cfg!(target_family = "wasm")
}
