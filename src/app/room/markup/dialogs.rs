//! The modal dialogs; closed until the browser shows them.

use crate::app::ui::max_length;
use crate::texts::room;
use leptos::prelude::*;

/// The maximum length of a reason in characters; the server checks the same.
const MAX_REASON_CHARS: usize = 200;

/// The confirmation before a discussion is deleted.
pub fn delete_dialog() -> impl IntoView {
    view! {
        <dialog class="dialog" id="delete-dialog" aria-labelledby="delete-title">
            <h2 id="delete-title">{room::delete_this_discussion()}</h2>
            <p></p>
            <form class="form-actions" method="dialog">
                <button class="button">{room::keep()}</button>
                <button class="button danger" value="delete" data-testid="confirm-delete">
                    {room::delete()}
                </button>
            </form>
        </dialog>
    }
}

/// The form that flags a comment for the moderators.
pub fn flag_dialog() -> impl IntoView {
    view! {
        <dialog class="dialog" id="flag-dialog" aria-labelledby="flag-title">
            <h2 id="flag-title">{room::flag_this_comment()}</h2>
            <p>{room::moderators_will_look_at_it()}</p>
            <form method="dialog">
                <label class="field">
                    {room::reason_if_you_like()}
                    " "
                    <textarea
                        class="input"
                        rows="2"
                        maxlength=max_length(MAX_REASON_CHARS).units
                        dir="auto"
                        data-testid="flag-reason"
                    ></textarea>
                </label>
                <div class="form-actions">
                    <button class="button">{room::cancel()}</button>
                    <button class="button primary" value="flag" data-testid="confirm-flag">
                        {room::flag()}
                    </button>
                </div>
            </form>
        </dialog>
    }
}
