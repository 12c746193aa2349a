//! A comment in a window, and the form that edits it.

use super::template::template;
use crate::app::ui::{Icon, IconButton};
use crate::texts::room;
use leptos::prelude::*;

/// The templates of a comment and of the form that edits it.
pub fn comment_templates() -> impl IntoView {
    (template("comment", comment()), template("edit-form", edit_form()))
}

fn comment() -> impl IntoView {
    view! {
        <li class="comment" data-testid="comment">
            <span aria-hidden="true" data-part="avatar"></span>
            <p class="byline">
                <strong class="author" dir="auto"></strong>
                <span class="role" data-part="role" hidden></span>
                " "
                <time></time>
                <span class="edited" hidden></span>
                <span class="note" hidden></span>
                <span class="flagged" data-testid="flagged" hidden>
                    <Icon name="flag" />
                    {room::flagged()}
                </span>
            </p>
            <div class="body" dir="auto"></div>
            <div class="comment-actions">
                <IconButton icon="edit" label=room::edit() action="edit" />
                <IconButton icon="flag" label=room::flag_comment() action="flag" />
                <a
                    class="icon-button danger"
                    aria-label=room::ban_author()
                    title=room::ban_author()
                    data-do="ban"
                >
                    <Icon name="ban" />
                </a>
                <IconButton
                    icon="trash"
                    class="danger"
                    label=room::delete_comment()
                    action="delete-comment"
                />
            </div>
        </li>
    }
}

fn edit_form() -> impl IntoView {
    view! {
        <form class="edit-form">
            <div class="slot" data-slot="error"></div>
            <textarea aria-label=room::edit_comment() dir="auto" data-testid="edit"></textarea>
            <div class="form-actions">
                <button class="button small" type="button" data-do="cancel">
                    {room::cancel()}
                </button>
                <button class="button small primary" type="submit" data-testid="save">
                    {room::save()}
                </button>
            </div>
        </form>
    }
}
