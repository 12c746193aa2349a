//! The form that flags a comment for the moderators.

use super::room_ui::RoomUi;
use super::toast::ToastKind;
use crate::rpc;
use leptos::ev::SubmitEvent;
use leptos::html::{Dialog, Textarea};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The maximum length of a reason in characters; the server checks the same.
const MAX_REASON_CHARS: usize = 200;

/// Asks for a reason and flags the comment. Only moderators see flags.
#[component]
pub fn FlagDialog() -> impl IntoView {
    let ui = expect_context::<RoomUi>();
    let (dialog, reason) = (NodeRef::<Dialog>::new(), NodeRef::<Textarea>::new());
    Effect::new(move |_| {
        if let (Some(dialog), Some(_)) = (dialog.get(), ui.to_flag.get()) {
            // Fails only when the dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        ui.to_flag.set(None);
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let flag = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(comment) = ui.to_flag.get_untracked() else { return };
        let field = reason.get_untracked();
        let why = field.as_ref().map(|field| field.value());
        field.inspect(|field| field.set_value(""));
        close();
        spawn_local(async move {
            match rpc::flag_comment(comment, why).await {
                Ok(()) => ui.notify("Thank you. A moderator will look at it.", ToastKind::Done),
                Err(error) => ui.notify_error(&error),
            }
        });
    };
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="flag-title"
            on:click=|event| event.stop_propagation()
            on:keydown=|event| event.stop_propagation()
            on:close=move |_| ui.to_flag.set(None)
        >
            <h2 id="flag-title">"Flag this comment?"</h2>
            <p>"Moderators will look at it. Its author does not learn who flagged it."</p>
            <form on:submit=flag>
                <label class="field">
                    "Reason, if you like "
                    <textarea
                        class="input"
                        rows="2"
                        maxlength=MAX_REASON_CHARS
                        data-testid="flag-reason"
                        node_ref=reason
                    ></textarea>
                </label>
                <div class="form-actions">
                    <button class="button" type="button" on:click=move |_| close()>
                        "Cancel"
                    </button>
                    <button class="button primary" type="submit" data-testid="confirm-flag">
                        "Flag"
                    </button>
                </div>
            </form>
        </dialog>
    }
}
