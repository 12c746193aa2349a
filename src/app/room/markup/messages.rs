//! Messages: of refused texts, short ones at the lower edge, the banner above the image.

use super::template::template;
use crate::app::ui::{Icon, IconButton};
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
                "Undo"
            </button>
            <IconButton icon="close" label="Dismiss" action="dismiss" />
        </div>
    }
}

fn lost_text() -> impl IntoView {
    view! {
        <div class="toast lost-text" data-testid="lost-text">
            <p>"This was deleted before you sent your text:"</p>
            <textarea readonly rows="3" dir="auto" aria-label="Your text"></textarea>
            <div class="form-actions">
                <button class="button small quiet" type="button" data-do="discard">
                    "Discard"
                </button>
                <button class="button small" type="button" data-do="copy">
                    "Copy"
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
                "Reload"
            </button>
            <a class="button small primary" data-part="sign-in" hidden>
                "Sign in"
            </a>
            <a
                class="button small primary"
                target="_blank"
                rel="noopener"
                data-part="own-tab"
                hidden
            >
                "Open in a tab"
            </a>
            <a class="button small" href="/" data-part="home" hidden>
                "All images"
            </a>
        </div>
    }
}
