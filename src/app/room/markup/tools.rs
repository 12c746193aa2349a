//! What is above the list of discussions; connected by `room/list/tools.rs`.

use crate::app::ui::{Icon, discussions, max_length};
use crate::model::Board;
use crate::texts::room;
use leptos::prelude::*;

/// The longest search in characters; the server checks the same.
const MAX_SEARCH: usize = 200;

/// The heading with the count, and the way to the newest comment.
pub fn list_head(board: &Board) -> impl IntoView + use<> {
    let open = board.chats.values().filter(|chat| chat.resolved.is_none()).count();
    let count = discussions(board.chats.len(), open);
    view! {
        <div class="list-head">
            <h2 id="discussions-title">{room::discussions()} " " <span class="count">{count}</span></h2>
            <button
                class="button small quiet"
                type="button"
                aria-label=room::jump_to_the_newest_comment()
                title=room::jump_to_the_newest_comment()
                data-do="newest"
            >
                <Icon name="newest" />
                {room::newest()}
            </button>
        </div>
    }
}

/// The search, the filters and the order.
pub fn list_tools() -> impl IntoView {
    view! {
        <div class="list-tools" role="search" aria-label=room::discussions()>
            <label class="search-field">
                <Icon name="search" />
                <input
                    class="input"
                    type="search"
                    placeholder=room::search_comments()
                    aria-label=room::search_comments()
                    aria-keyshortcuts="/"
                    maxlength=max_length(MAX_SEARCH).units
                    autocomplete="off"
                    enterkeyhint="search"
                    dir="auto"
                    data-testid="search"
                />
            </label>
            <div class="filters" role="radiogroup" aria-label=room::show() data-testid="filters">
                {chip("all", room::all())}
                {chip("open", room::open())}
                {chip("resolved", room::resolved())}
                {chip("unread", room::unread())}
                {chip("mine", room::mine())}
                {chip("mentions", room::mentions_me())}
            </div>
            <div class="list-order">
                <p class="list-found" role="status" data-part="found" data-testid="found"></p>
                <button
                    class="text-button"
                    type="button"
                    data-do="read-all"
                    data-testid="read-all"
                    hidden
                >
                    {room::mark_all_as_read()}
                </button>
                <label>
                    <span class="hidden-text">{room::order()}</span>
                    <select data-testid="sort">
                        <option value="number">{room::by_number()}</option>
                        <option value="newest">{room::newest_activity()}</option>
                        <option value="oldest">{room::oldest_activity()}</option>
                    </select>
                </label>
            </div>
        </div>
    }
}

fn chip(value: &'static str, label: &'static str) -> impl IntoView {
    let is_first = value == "all";
    let is_of_person = matches!(value, "unread" | "mine" | "mentions");
    view! {
        <label class="filter-chip" data-filter=value hidden=is_of_person>
            <input type="radio" name="discussion-filter" value=value checked=is_first />
            <span>{label} " " <span class="count"></span></span>
        </label>
    }
}
