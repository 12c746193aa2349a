//! Short messages at the lower edge, some with a way back. Know not what they undo.

use super::desk::Desk;
use crate::app::ui::IconButton;
use crate::browser;
use crate::model::Command;
use leptos::prelude::*;

/// How long a message stays, in milliseconds.
const SHORT_MS: i32 = 6_000;
/// How long something can be undone, in milliseconds.
const UNDO_MS: i32 = 10_000;

/// What kind of message it is.
#[derive(Clone, Debug, PartialEq)]
pub enum ToastKind {
    /// Something is done.
    Done,
    /// Something is done and this takes it back.
    Undo(Command),
    /// Something failed.
    Failed,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    id: u64,
    text: String,
    kind: ToastKind,
}

impl Toast {
    /// Shows a message for its time.
    pub fn show(toasts: RwSignal<Vec<Self>>, text: String, kind: ToastKind) {
        let id = toasts.with_untracked(|toasts| toasts.last().map_or(0, |last| last.id)) + 1;
        let stay = if matches!(kind, ToastKind::Undo(_)) { UNDO_MS } else { SHORT_MS };
        toasts.update(|toasts| toasts.push(Self { id, text, kind }));
        browser::after(stay, move || Self::hide(toasts, id));
    }

    fn hide(toasts: RwSignal<Vec<Self>>, id: u64) {
        toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}

/// The messages.
#[component]
pub fn Toasts() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <div class="toasts" aria-live="polite" on:click=|event| event.stop_propagation()>
            <For each=move || desk.toasts.get() key=|toast| toast.id let:toast>
                {message(desk, toast)}
            </For>
        </div>
    }
}

fn message(desk: Desk, toast: Toast) -> impl IntoView {
    let Toast { id, text, kind } = toast;
    let has_failed = kind == ToastKind::Failed;
    let undo = match kind {
        ToastKind::Undo(command) => Some(command),
        ToastKind::Done | ToastKind::Failed => None,
    };
    let is_undo = undo.is_some().then_some("");
    let button = undo.map(|command| {
        let press = move |_| {
            Toast::hide(desk.toasts, id);
            desk.ask(command.clone());
        };
        view! {
            <button class="button small" type="button" data-testid="undo" on:click=press>
                "Undo"
            </button>
        }
    });
    view! {
        <div
            class=if has_failed { "toast failed" } else { "toast" }
            data-undo=is_undo
            role=has_failed.then_some("alert")
            data-testid=if has_failed { "error" } else { "toast" }
        >
            <span>{text}</span>
            {button}
            <IconButton icon="close" label="Dismiss" press=move |_| Toast::hide(desk.toasts, id) />
        </div>
    }
}
