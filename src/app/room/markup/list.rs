//! The list of all discussions beside the image.

use super::template::template;
use crate::app::room::words::{excerpt, replies};
use crate::app::ui::{Icon, RoleBadge, Time};
use crate::model::{Board, Chat};
use crate::texts::room;
use leptos::either::Either;
use leptos::prelude::*;
use std::sync::Arc;

/// A longer list shows the rows near the visible part only, all of the same height.
pub const WHOLE_LIST: usize = 100;
/// Bytes of a name that is short enough for one line of a row.
const LINE_OF_NAME: usize = 24;
/// The rows of a longer list that come with the page: more than fit on a screen.
pub const FIRST_ROWS: usize = 30;

/// The list, or its first rows when it is long.
pub fn discussion_list(board: &Board) -> impl IntoView + use<> {
    if board.chats.is_empty() {
        return Either::Left(empty_note());
    }
    let is_long = board.chats.len() > WHOLE_LIST;
    let shown = if is_long { FIRST_ROWS } else { WHOLE_LIST };
    let rows = board.in_order().into_iter().take(shown).map(|chat| list_row(chat));
    Either::Right(view! {
        <ol
            class="list"
            data-long=is_long.then_some("")
            data-long-names=has_long_names(board.chats.values()).then_some("")
        >
            {rows.collect_view()}
        </ol>
    })
}

/// Does a name take more than a line beside the time? Then all rows of a long list are higher.
pub fn has_long_names<'a>(chats: impl IntoIterator<Item = &'a Arc<Chat>>) -> bool {
    chats.into_iter().any(|chat| chat.by.name.as_str().len() > LINE_OF_NAME)
}

/// The row of a discussion.
pub fn list_row(chat: &Chat) -> impl IntoView + use<> {
    let is_resolved = chat.resolved.is_some();
    view! {
        <li
            class="list-item"
            data-testid="discussion"
            data-chat-id=chat.id.to_string()
            data-resolved=is_resolved.then_some("")
        >
            <a href=format!("#chat={}", chat.id)>
                <span class="number">{chat.number}</span>
                <span class="excerpt" dir="auto">
                    {excerpt(chat)}
                </span>
                <span class="meta">
                    <span>
                        <bdi>{String::from(chat.by.name.clone())}</bdi>
                        <RoleBadge role=chat.by.role />
                    </span>
                    <Time at=chat.opened_at />
                    <span>{replies(chat)}</span>
                    {is_resolved.then(badge)}
                </span>
            </a>
        </li>
    }
}

/// The templates of the list, of a row, and of the note in an empty list.
pub fn list_templates() -> impl IntoView {
    let list = view! { <ol class="list"></ol> };
    let row = view! {
        <li class="list-item" data-testid="discussion">
            <a>
                <span class="number"></span>
                <span class="excerpt" dir="auto"></span>
                <span class="meta">
                    <span class="unread" hidden>
                        {room::unread()}
                    </span>
                    <span class="unread mentioned" hidden>
                        {room::mentions_you()}
                    </span>
                    <span>
                        <bdi data-part="author"></bdi>
                        <span class="role" data-part="role" hidden></span>
                    </span>
                    <time></time>
                    <span data-part="replies"></span>
                    {badge()}
                </span>
            </a>
        </li>
    };
    let notes = (template("list-empty", empty_note()), template("list-none", none_note()));
    (template("list", list), template("row", row), notes)
}

fn badge() -> impl IntoView {
    view! {
        <span class="badge">
            <Icon name="check" />
            {room::resolved()}
        </span>
    }
}

fn empty_note() -> impl IntoView {
    view! {
        <p class="list-empty">{room::no_discussions_yet_click_anywhere()}</p>
    }
}

fn none_note() -> impl IntoView {
    view! { <p class="list-empty">{room::no_discussion_here_choose_all()}</p> }
}
