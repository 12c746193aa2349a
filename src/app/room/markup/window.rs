//! The windows of new and existing discussions.

use super::template::template;
use crate::app::ui::{Icon, IconButton, SLOT, with_element};
use crate::texts::room;
use leptos::prelude::*;

/// The templates of both windows.
pub fn window_templates() -> impl IntoView {
    (template("new-window", new_window()), template("chat-window", chat_window()))
}

fn new_window() -> impl IntoView {
    view! {
        <section
            class="chat-window"
            data-testid="chat-window"
            data-chat-id="draft"
            role="dialog"
            aria-label=room::new_discussion()
            tabindex="-1"
        >
            <header class="window-head">
                <IconButton icon="back" class="back" label=room::back_to_the_image() action="close" />
                <h2>{room::new_discussion()}</h2>
                <div class="window-actions">
                    <IconButton icon="close" class="close" label=room::close() action="close" />
                </div>
            </header>
            <div class="slot" data-slot="composer"></div>
        </section>
    }
}

fn chat_window() -> impl IntoView {
    let resolver = view! { <bdi data-part="resolved-by"></bdi> };
    view! {
        <section
            class="chat-window"
            data-testid="chat-window"
            role="dialog"
            tabindex="-1"
        >
            <header class="window-head">
                <IconButton icon="back" class="back" label=room::back_to_the_image() action="close" />
                <h2 data-part="number"></h2>
                <div class="window-actions">
                    <IconButton icon="link" label=room::copy_link() action="copy-link" />
                    <IconButton icon="resolve" label=room::resolve() action="resolve" />
                    <IconButton icon="lock" label=room::lock() action="lock" />
                    <IconButton icon="trash" class="danger" label=room::delete_discussion() action="delete" />
                    <IconButton icon="close" class="close" label=room::close() action="close" />
                </div>
            </header>
            <p class="resolved-note" hidden>
                <Icon name="check" />
                <span>{with_element(&room::resolved_by(SLOT), resolver)}</span>
            </p>
            <p class="lock-note" data-testid="locked" hidden>
                <Icon name="lock" />
                <span>{room::locked_by_a_moderator()}</span>
            </p>
            <ol class="thread" tabindex="0" aria-label=room::comments()></ol>
            <p class="writing" data-testid="typing"></p>
            <p class="replying" data-testid="replying" hidden>
                <Icon name="reply" />
                <span id="replying">{with_element(&room::replying_to(SLOT), view! { <bdi></bdi> })}</span>
                <IconButton icon="close" label=room::stop_replying() action="stop-replying" />
            </p>
            <div class="slot" data-slot="composer"></div>
        </section>
    }
}

/// The template of the note on top of a thread while older comments are read or could not be.
pub fn thread_note_template() -> impl IntoView {
    let note = view! {
        <li class="thread-note" data-testid="thread-note">
            <p role="status"></p>
            <button class="button small" type="button" data-do="read-again" hidden>
                {room::try_again()}
            </button>
        </li>
    };
    template("thread-note", note)
}
