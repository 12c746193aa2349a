//! A short message, as data; `toasts` renders it.

use crate::browser;
use crate::model::Command;
use leptos::prelude::*;

/// How long a message stays, in milliseconds.
const SHORT_MS: i32 = 6_000;
/// How long a deletion can be undone, in milliseconds.
const UNDO_MS: i32 = 10_000;

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
        let id = toasts.with_untracked(|toasts| toasts.last().map_or(0, |last| last.id)) + 1;
        let stay = if matches!(kind, ToastKind::Undo(_)) { UNDO_MS } else { SHORT_MS };
        toasts.update(|toasts| toasts.push(Self { id, text, kind }));
        browser::after(stay, move || Self::hide(toasts, id));
        id
    }

    /// Hides a message.
    pub fn hide(toasts: RwSignal<Vec<Self>>, id: u64) {
        toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
