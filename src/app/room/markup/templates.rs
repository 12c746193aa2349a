//! Everything that the browser may show later.

use super::bar::{moderation_template, people_template};
use super::comment::comment_templates;
use super::composer::composer_templates;
use super::dialogs::{delete_dialog, flag_dialog};
use super::list::list_templates;
use super::marker::{crosshair_template, cursor_template, handles_template, marker_template};
use super::messages::message_templates;
use super::preview::preview_template;
use super::template::template;
use super::window::{thread_note_template, window_templates};
use crate::app::ui::Icon;
use leptos::prelude::*;

/// The messages and dialogs, empty and closed, and the templates of all other parts; behind the room in the page.
pub fn templates() -> impl IntoView {
    view! {
        <div class="toasts" aria-live="polite"></div>
        <p class="hidden-text" role="status" data-part="announcer" data-testid="announcer"></p>
        {delete_dialog()}
        {flag_dialog()}
        {marker_template()}
        {handles_template()}
        {preview_template()}
        {cursor_template()}
        {crosshair_template()}
        {list_templates()}
        {people_template()}
        {moderation_template()}
        {window_templates()}
        {thread_note_template()}
        {comment_templates()}
        {composer_templates()}
        {message_templates()}
        {later_icons()}
    }
}

/// Icons that come later: of a button that changes, and of a reader's own links. The page has the symbols of the icons in
/// it, and no others.
fn later_icons() -> impl IntoView {
    let icons = view! {
        <span>
            <Icon name="reopen" />
            <Icon name="unlock" />
            <Icon name="lock" />
            <Icon name="resolve" />
            <Icon name="link" />
            <Icon name="menu" />
            <Icon name="trash" />
            <Icon name="people" />
            <Icon name="print" />
            <Icon name="eye-off" />
        </span>
    };
    template("icons", icons)
}
