//! Short messages at the lower edge, some with an undo button.

use super::room_ui::RoomUi;
use super::toast::{Toast, ToastKind};
use crate::app::ui::IconButton;
use leptos::prelude::*;

/// The messages.
#[component]
pub fn Toasts() -> impl IntoView {
    let ui = expect_context::<RoomUi>();
    view! {
        <div class="toasts" aria-live="polite" on:click=|event| event.stop_propagation()>
            <For each=move || ui.toasts.get() key=|toast| toast.id let:toast>
                {message(ui, toast)}
            </For>
        </div>
    }
}

fn message(ui: RoomUi, toast: Toast) -> impl IntoView {
    let Toast { id, text, kind } = toast;
    let has_failed = kind == ToastKind::Failed;
    let undo = match kind {
        ToastKind::Undo(command) => Some(command),
        ToastKind::Done | ToastKind::Failed => None,
    };
    let is_undo = undo.is_some().then_some("");
    let button = undo.map(|command| {
        let press = move |_| {
            Toast::hide(ui.toasts, id);
            ui.submit(command.clone());
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
            <IconButton icon="close" label="Dismiss" press=move |_| Toast::hide(ui.toasts, id) />
        </div>
    }
}
