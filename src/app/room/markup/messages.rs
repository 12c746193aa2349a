//! Messages: of refused texts, short ones at the lower edge, the banner above the image.

use super::template::template;
use crate::app::ui::{Icon, IconButton};
use crate::texts::room;
use leptos::prelude::*;

/// The templates of all messages.
pub fn message_templates() -> impl IntoView {
    (
        template("error", error()),
        template("toast", toast()),
        template("lost-text", lost_text()),
        template("banner", banner()),
    )
}

fn error() -> impl IntoView {
    view! {
        <p class="error" role="alert" data-testid="error">
            <Icon name="alert" />
            <span></span>
        </p>
    }
}

fn toast() -> impl IntoView {
    view! {
        <div class="toast" data-testid="toast">
            <span></span>
            <button class="button small" type="button" data-testid="undo" data-do="undo" hidden>
                {room::undo()}
            </button>
            <IconButton icon="close" label=room::dismiss() action="dismiss" />
        </div>
    }
}

fn lost_text() -> impl IntoView {
    view! {
        <div class="toast lost-text" data-testid="lost-text">
            <p>{room::this_was_deleted_before_you()}</p>
            <textarea readonly rows="3" dir="auto" aria-label=room::your_text()></textarea>
            <div class="form-actions">
                <button class="button small quiet" type="button" data-do="discard">
                    {room::discard()}
                </button>
                <button class="button small" type="button" data-do="copy">
                    {room::copy()}
                </button>
            </div>
        </div>
    }
}

fn banner() -> impl IntoView {
    view! {
        <div class="notice" role="alert" data-testid="error">
            <Icon name="alert" />
            <p></p>
            <button class="button small primary" type="button" data-testid="reload" hidden>
                {room::reload()}
            </button>
            <a class="button small primary" data-part="sign-in" hidden>
                {room::sign_in()}
            </a>
            <a
                class="button small primary"
                target="_blank"
                rel="noopener"
                data-part="own-tab"
                hidden
            >
                {room::open_in_a_tab()}
            </a>
            <a class="button small" href="/" data-part="home" hidden>
                {room::all_images()}
            </a>
        </div>
    }
}
