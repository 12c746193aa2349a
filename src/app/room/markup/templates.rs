//! Everything that the browser may show later.

use super::bar::{moderation_template, people_template};
use super::comment::comment_templates;
use super::composer::composer_templates;
use super::dialogs::{delete_dialog, flag_dialog};
use super::list::list_templates;
use super::marker::{cursor_template, marker_template};
use super::messages::message_templates;
use super::window::{thread_note_template, window_templates};
use leptos::prelude::*;

/// The messages and dialogs, empty and closed, and the templates of all other parts; behind the room in the page.
pub fn templates() -> impl IntoView {
    view! {
        <div class="toasts" aria-live="polite"></div>
        {delete_dialog()}
        {flag_dialog()}
        {marker_template()}
        {cursor_template()}
        {list_templates()}
        {people_template()}
        {moderation_template()}
        {window_templates()}
        {thread_note_template()}
        {comment_templates()}
        {composer_templates()}
        {message_templates()}
    }
}
