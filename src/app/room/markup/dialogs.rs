//! The modal dialogs; closed until the browser shows them.

use crate::app::ui::max_length;
use leptos::prelude::*;

/// The maximum length of a reason in characters; the server checks the same.
const MAX_REASON_CHARS: usize = 200;

/// The confirmation before a discussion is deleted.
pub fn delete_dialog() -> impl IntoView {
    view! {
        <dialog class="dialog" id="delete-dialog" aria-labelledby="delete-title">
            <h2 id="delete-title">"Delete this discussion?"</h2>
            <p></p>
            <form class="form-actions" method="dialog">
                <button class="button">"Keep"</button>
                <button class="button danger" value="delete" data-testid="confirm-delete">
                    "Delete"
                </button>
            </form>
        </dialog>
    }
}

/// The form that flags a comment for the moderators.
pub fn flag_dialog() -> impl IntoView {
    view! {
        <dialog class="dialog" id="flag-dialog" aria-labelledby="flag-title">
            <h2 id="flag-title">"Flag this comment?"</h2>
            <p>"Moderators will look at it. Its author does not learn who flagged it."</p>
            <form method="dialog">
                <label class="field">
                    "Reason, if you like "
                    <textarea
                        class="input"
                        rows="2"
                        maxlength=max_length(MAX_REASON_CHARS).units
                        dir="auto"
                        data-testid="flag-reason"
                    ></textarea>
                </label>
                <div class="form-actions">
                    <button class="button">"Cancel"</button>
                    <button class="button primary" value="flag" data-testid="confirm-flag">
                        "Flag"
                    </button>
                </div>
            </form>
        </dialog>
    }
}
