//! The form for new comments, and the note in place of it.

use super::template::template;
use crate::app::ui::{Icon, max_length};
use crate::model::DisplayName;
use crate::texts::room;
use leptos::prelude::*;

/// The templates of the form, of a guest's name in it, and of the note for those who cannot write.
pub fn composer_templates() -> impl IntoView {
    (
        template("composer", form()),
        template("name-field", name_field()),
        template("no-writing", no_writing()),
    )
}

fn form() -> impl IntoView {
    view! {
        <form class="composer">
            <div class="slot" data-slot="error"></div>
            <div class="slot" data-slot="name"></div>
            <div class="composer-box">
                <textarea
                    rows="1"
                    dir="auto"
                    placeholder=room::add_a_comment()
                    data-testid="composer"
                ></textarea>
                <button class="send" type="submit" aria-label=room::send() data-testid="send">
                    <Icon name="send" />
                </button>
            </div>
            <p class="composer-foot" data-part="busy" hidden>
                {room::sending()}
            </p>
            <p class="composer-foot" data-part="count" hidden>
                <span class="char-count"></span>
            </p>
        </form>
    }
}

fn name_field() -> impl IntoView {
    view! {
        <label class="field">
            {room::your_name()}
            " "
            <input
                class="input"
                name="name"
                autocomplete="name"
                maxlength=max_length(DisplayName::MAX_CHARS).units
                dir="auto"
                data-testid="guest-name"
            />
        </label>
    }
}

fn no_writing() -> impl IntoView {
    view! {
        <div class="no-writing" data-testid="read-only">
            <Icon name="lock" />
            <p></p>
            <a class="button small primary" hidden>
                {room::sign_in()}
            </a>
        </div>
    }
}
