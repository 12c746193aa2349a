//! A short message, as data; `toasts` renders it.

use crate::browser::{self, Node};
use crate::model::Command;
use leptos::prelude::*;
use std::cell::Cell;

/// How long a message stays, in milliseconds.
const SHORT_MS: i32 = 6_000;
/// How long a deletion can be undone, in milliseconds.
const UNDO_MS: i32 = 10_000;

thread_local! {
    /// Ids are never reused, so that a late timer cannot hide another message.
    static LAST_ID: Cell<u64> = const { Cell::new(0) };
}

/// The kind of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum ToastKind {
    /// A success.
    Done,
    /// A success that this command undoes.
    Undo(Command),
    /// A failure.
    Failed,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Distinguishes messages of one page.
    pub id: u64,
    /// The message.
    pub text: String,
    /// Its kind.
    pub kind: ToastKind,
}

impl Toast {
    /// Shows a message for its time; returns its id.
    pub fn show(toasts: RwSignal<Vec<Self>>, text: String, kind: ToastKind) -> u64 {
        let id = LAST_ID.get() + 1;
        LAST_ID.set(id);
        let stay = if matches!(kind, ToastKind::Undo(_)) { UNDO_MS } else { SHORT_MS };
        toasts.update(|toasts| toasts.push(Self { id, text, kind }));
        Self::hide_after(toasts, id, stay);
        id
    }

    /// Delayed while the pointer or the focus is on a message.
    fn hide_after(toasts: RwSignal<Vec<Self>>, id: u64, stay: i32) {
        browser::after(stay, move || match Node::in_page(".toasts:is(:hover, :focus-within)") {
            Some(_) => Self::hide_after(toasts, id, SHORT_MS),
            None => Self::hide(toasts, id),
        });
    }

    /// Hides a message.
    pub fn hide(toasts: RwSignal<Vec<Self>>, id: u64) {
        toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
