//! The form for new comments, and the note in place of it.

use super::pictures::{picture_templates, pictures};
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
        template("people-list", people_list()),
        template("people-option", people_option()),
        picture_templates(),
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
                {preview()}
                <button class="send" type="submit" aria-label=room::send() data-testid="send">
                    <Icon name="send" />
                </button>
            </div>
            {pictures()}
            {tools()}
            <p class="composer-foot" data-part="busy" hidden>
                {room::sending()}
            </p>
            <p class="composer-foot" data-part="count" hidden>
                <span class="char-count"></span>
            </p>
        </form>
    }
}

/// The buttons of a form, which `js/talk/toolbar.js` connects.
pub(super) fn tools() -> impl IntoView {
    view! {
        <div class="composer-tools" role="toolbar" aria-label=room::formatting()>
            {tool("bold", room::bold(), "Control+B")}
            {tool("italic", room::italic(), "Control+I")}
            {tool("code", room::code(), "Control+E")}
            {tool("link", room::web_link(), "Control+K")}
            {tool("list", room::bullet_list(), "Control+Shift+8")}
            {tool("quote", room::quote(), "Control+Shift+.")}
            {tool("mention", room::mention(), "")}
            {tool("picture", room::add_a_picture(), "")}
            <span class="tools-end">
                <button class="text-button" type="button" data-do="preview" aria-pressed="false">
                    {room::preview()}
                </button>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=room::enter_sends()
                    title=room::enter_sends_hint()
                    data-do="enter"
                    aria-pressed="true"
                >
                    <Icon name="enter" />
                </button>
            </span>
        </div>
    }
}

fn tool(name: &'static str, label: &'static str, keys: &'static str) -> impl IntoView {
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=label
            title=label
            aria-keyshortcuts=(!keys.is_empty()).then_some(keys)
            data-format=name
        >
            <Icon name=name />
        </button>
    }
}

/// Where the preview goes.
pub(super) fn preview() -> impl IntoView {
    view! {
        <div
            class="body composer-preview"
            role="region"
            aria-label=room::preview()
            dir="auto"
            data-part="preview"
            data-words=room::preview_not_loaded()
            data-testid="text-preview"
            hidden
        ></div>
    }
}

fn people_list() -> impl IntoView {
    view! { <ul class="people-list" role="listbox" aria-label=room::people_to_mention() data-testid="people"></ul> }
}

fn people_option() -> impl IntoView {
    view! {
        <li role="option">
            <bdi></bdi>
            <span data-part="here" hidden>
                {room::here_now()}
            </span>
        </li>
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
