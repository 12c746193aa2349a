//! Asks before a discussion goes.

use super::desk::Desk;
use super::sync::Sync;
use super::toasts::ToastKind;
use crate::model::Command;
use leptos::html::Dialog;
use leptos::prelude::*;

/// Asks before a discussion goes, and offers the way back for a while.
#[component]
pub fn DeleteDialog() -> impl IntoView {
    let (sync, desk) = (expect_context::<Sync>(), expect_context::<Desk>());
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let (Some(dialog), Some(_)) = (dialog.get(), desk.to_delete.get()) {
            // Open already: it stays open.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        desk.to_delete.set(None);
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let delete = move |_| {
        let Some(chat_id) = desk.to_delete.get_untracked() else { return };
        close();
        if desk.ask(Command::DeleteChat { chat_id }).is_some() {
            desk.close();
            desk.say("Discussion deleted.", ToastKind::Undo(Command::RestoreChat { chat_id }));
        }
    };
    let what = move || {
        let chat = desk.to_delete.get().and_then(|id| sync.chat_now(id));
        match chat.map_or(0, |chat| chat.comments.len()) {
            0 | 1 => "It disappears for everyone. You can undo this for 10 seconds.".to_owned(),
            many => format!(
                "All {many} comments disappear for everyone. You can undo this for 10 seconds."
            ),
        }
    };
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="delete-title"
            on:click=|event| event.stop_propagation()
            on:keydown=|event| event.stop_propagation()
            on:close=move |_| desk.to_delete.set(None)
        >
            <h2 id="delete-title">"Delete this discussion?"</h2>
            <p>{what}</p>
            <div class="form-actions">
                <button class="button" type="button" on:click=move |_| close()>
                    "Keep"
                </button>
                <button
                    class="button danger"
                    type="button"
                    data-testid="confirm-delete"
                    on:click=delete
                >
                    "Delete"
                </button>
            </div>
        </dialog>
    }
}
