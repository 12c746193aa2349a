//! The parts of the bar that change: connection, people, moderation.

use super::template::template;
use crate::app::ui::Icon;
use crate::texts::room;
use leptos::prelude::*;

/// The connection display and the number of people, before there is a connection.
pub fn status() -> impl IntoView {
    view! {
        <p
            class="connection"
            role="status"
            data-testid="connection"
            data-state="reconnecting"
            data-fresh=""
        >
            <span>
                <span data-part="connection">{room::connecting()}</span>
                <span class="wide-only" data-part="consequence"></span>
            </span>
        </p>
        <div class="presence-list">
            <button
                class="viewers"
                type="button"
                title=room::who_is_here()
                data-testid="viewer-count"
                aria-haspopup="dialog"
                aria-expanded="false"
            >
                <Icon name="people" />
                <span>
                    <span data-part="count">"–"</span>
                    <span class="wide-only">" " {room::here()}</span>
                </span>
            </button>
        </div>
    }
}

/// The template of the panel with the names of the people.
pub fn people_template() -> impl IntoView {
    let panel = view! {
        <div class="presence-panel" role="dialog" aria-label=room::who_is_here() data-testid="people">
            <ul class="presence-people"></ul>
            <p class="presence-others"></p>
            <label class="switch">
                <input type="checkbox" role="switch" data-testid="cursors-switch" />
                <span>{room::live_cursors()}</span>
            </label>
        </div>
    };
    let person = view! {
        <li>
            <span aria-hidden="true" data-part="avatar"></span>
            <span class="name" dir="auto"></span>
            <span class="role" data-part="role" hidden></span>
            <span class="note"></span>
        </li>
    };
    (template("people", panel), template("person", person))
}

/// The template of the controls of moderators for the whole image.
pub fn moderation_template() -> impl IntoView {
    let controls = view! {
        <div class="slot moderation-controls">
            <button class="button" type="button" data-testid="close-image">
                <Icon name="lock" />
                <span class="wide-only"></span>
            </button>
            <a class="button">
                <Icon name="flag" />
                <span class="wide-only">{room::moderation()}</span>
            </a>
        </div>
    };
    template("moderation", controls)
}
