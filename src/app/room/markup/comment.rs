//! A comment in a window, and the form that edits it.

use super::composer::{preview, tools};
use super::pictures::pictures;
use super::template::template;
use crate::app::ui::{Icon, IconButton, SLOT, with_element};
use crate::model::Emoji;
use crate::texts::room;
use leptos::prelude::*;

/// The templates of a comment and of the form that edits it.
pub fn comment_templates() -> impl IntoView {
    (
        template("comment", comment()),
        template("edit-form", edit_form()),
        template("reaction", reaction()),
        template("history", history()),
        template("version", version()),
    )
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
                <button class="edited text-button" type="button" data-do="history" hidden></button>
                <span class="note" hidden></span>
                <span class="flagged" data-testid="flagged" hidden>
                    <Icon name="flag" />
                    {room::flagged()}
                </span>
            </p>
            <p class="reply-to" hidden>
                {with_element(&room::in_reply_to(SLOT), view! { <bdi data-part="replied-to"></bdi> })}
            </p>
            <div class="body" dir="auto"></div>
            <div class="reactions" data-testid="reactions" hidden></div>
            <div class="reaction-picker" role="group" aria-label=room::reactions() hidden>
                {Emoji::OFFERED.map(offered).into_iter().collect_view()}
            </div>
            <div class="comment-actions">
                <IconButton icon="smile" label=room::add_reaction() action="pick-reaction" />
                <IconButton icon="reply" label=room::reply_to_comment() action="reply" />
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
            {preview()}
            {pictures()}
            {tools()}
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

/// The button of an emoji on a comment.
fn reaction() -> impl IntoView {
    view! {
        <button class="reaction" type="button" data-do="react" data-testid="reaction">
            <span aria-hidden="true"></span>
            <b class="count" aria-hidden="true"></b>
        </button>
    }
}

/// The button of an emoji that can be put on a comment.
fn offered(emoji: &'static str) -> impl IntoView {
    view! {
        <button type="button" data-do="react" data-emoji=emoji>
            {emoji}
        </button>
    }
}

/// The dialog with the earlier texts of a comment, which `js/talk/history.js` fills in.
fn history() -> impl IntoView {
    view! {
        <dialog class="dialog history" aria-labelledby="history-title" data-testid="history">
            <h2 id="history-title">{room::earlier_versions()}</h2>
            <p data-part="none" hidden>
                {room::no_earlier_versions()}
            </p>
            <p class="error" role="alert" data-part="failed" hidden>
                {room::earlier_versions_not_loaded()}
            </p>
            <ol class="versions"></ol>
            <form class="form-actions" method="dialog">
                <button class="button danger" type="button" data-do="delete-versions" hidden>
                    {room::delete_earlier_versions()}
                </button>
                <button class="button">{room::close()}</button>
            </form>
        </dialog>
    }
}

fn version() -> impl IntoView {
    view! {
        <li data-testid="version">
            <time></time>
            <div class="body" dir="auto"></div>
        </li>
    }
}
