//! The confirmation before a discussion is deleted.

use super::room_ui::RoomUi;
use super::sync::Sync;
use super::toast::ToastKind;
use crate::model::Command;
use leptos::html::Dialog;
use leptos::prelude::*;

/// Asks for confirmation, deletes the discussion and offers to undo.
#[component]
pub fn DeleteDialog() -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        if let (Some(dialog), Some(_)) = (dialog.get(), ui.to_delete.get()) {
            // Fails only when the dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        ui.to_delete.set(None);
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let delete = move |_| {
        let Some(chat_id) = ui.to_delete.get_untracked() else { return };
        close();
        if ui.submit(Command::DeleteChat { chat_id }).is_some() {
            ui.close();
            ui.notify("Discussion deleted.", ToastKind::Undo(Command::RestoreChat { chat_id }));
        }
    };
    let what = move || {
        let chat = ui.to_delete.get().and_then(|id| sync.chat_now(id));
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
            on:close=move |_| ui.to_delete.set(None)
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
