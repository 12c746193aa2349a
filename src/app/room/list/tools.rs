//! What is above the list: the search, the filters with their counts, the order, and the ways to the newest comment and to
//! having read everything.

use crate::app::live_client::Connection;
use crate::app::room::listing::{Filter, Found, Listing, Sort};
use crate::app::room::requests;
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::{discussions, effect, sentence};
use crate::browser::{self, Node};
use crate::protocol::AppError;
use crate::protocol::rest::SearchBody;
use crate::protocol::text_in_browser;
use crate::texts::{Count, live, number};
use leptos::prelude::*;
use std::sync::Arc;

/// What is typed within this time is one search. Milliseconds.
const TYPING_MS: i32 = 250;

const FILTERS: [(&str, Filter); 6] = [
    ("all", Filter::All),
    ("open", Filter::Open),
    ("resolved", Filter::Resolved),
    ("unread", Filter::Unread),
    ("mine", Filter::Mine),
    ("mentions", Filter::Mentions),
];

/// Connects the tools and keeps their counts in step.
pub fn start(sync: Sync, ui: RoomUi, listing: Listing) {
    let Some(tools) = Node::in_page(".list-head").zip(Node::in_page(".list-tools")) else { return };
    let (head, tools) = tools;
    let count = head.get(".count");
    effect(move || {
        let chats = sync.chats();
        let open = chats.iter().filter(|chat| chat.resolved.is_none()).count();
        count.set_text(&discussions(chats.len(), open));
    });
    connect_actions((&head, &tools), (sync, ui), listing);
    connect_filters(&tools, sync, listing);
    connect_sort(&tools, listing);
    connect_search(&tools, sync, listing);
}

fn connect_actions((head, tools): (&Node, &Node), (sync, ui): (Sync, RoomUi), listing: Listing) {
    let (newest, read) = (head.get("[data-do=newest]"), tools.get("[data-do=read-all]"));
    newest.on("click", move |event| {
        event.stop_propagation();
        if let Some(chat) = untrack(|| listing.newest()) {
            ui.seek_newest();
            ui.step_to(chat);
        }
    });
    let first = newest.clone();
    read.on("click", move |_| {
        // The button goes away with what there was to read.
        first.focus();
        listing.unread.read_all();
        ui.announce(live::all_read());
    });
    effect(move || {
        newest.show(!sync.chats().is_empty());
        read.show(listing.unread.count() > 0);
    });
}

fn connect_filters(tools: &Node, sync: Sync, listing: Listing) {
    let group = tools.get(".filters");
    group.on("change", move |event| {
        let value = Node::target_of(&event).map(|input| input.value()).unwrap_or_default();
        if let Some((_, filter)) = FILTERS.iter().find(|(name, _)| *name == value) {
            listing.set_filter(*filter);
        }
    });
    let chip = |(name, filter): &(&str, Filter)| {
        (group.get(&format!(".filter-chip[data-filter={name}]")), *filter)
    };
    let chips: Vec<_> = FILTERS.iter().map(chip).collect();
    effect(move || {
        let (chats, chosen) = (sync.chats(), listing.filter());
        let is_remembered = listing.unread.is_remembered();
        for (chip, filter) in &chips {
            let count = chats.iter().filter(|chat| listing.passes(chat, *filter)).count();
            chip.get(".count").set_text(&number(Count::from(count).0.into()));
            chip.get("input").set_checked(*filter == chosen);
            let is_of_person = matches!(filter, Filter::Unread | Filter::Mine | Filter::Mentions);
            chip.show(!is_of_person || is_remembered || *filter == chosen);
        }
        group.show(!chats.is_empty());
    });
}

fn connect_sort(tools: &Node, listing: Listing) {
    let select = tools.get("select");
    let chosen = select.clone();
    select.on("change", move |_| {
        listing.set_sort(match chosen.value().as_str() {
            "newest" => Sort::Newest,
            "oldest" => Sort::Oldest,
            _ => Sort::Number,
        });
    });
}

/// The server searches, since not all comments are here. It is asked again when they change.
fn connect_search(tools: &Node, sync: Sync, listing: Listing) {
    let (field, note) = (tools.get("input[type=search]"), tools.get("[data-part=found]"));
    let query = RwSignal::new(String::new());
    let written = field.clone();
    field.on("input", move |_| {
        let text = written.value().trim().to_owned();
        if query.get_untracked() != text {
            query.set(text);
        }
    });
    field.on("keydown", |event| {
        // Escape empties the field and closes no window.
        let is_empty = Node::target_of(&event).is_none_or(|field| field.value().is_empty());
        if browser::key(&event).name == "Escape" && !is_empty {
            event.stop_propagation();
        }
    });
    let (asked, has_failed) = (StoredValue::new(0_u32), StoredValue::new(false));
    effect(move || {
        let is_live = sync.connection.get() == Connection::Live;
        if is_live && has_failed.try_update_value(std::mem::take) == Some(true) {
            query.update(|_| ());
        }
    });
    effect(move || {
        let (text, _) = (query.get(), sync.chats());
        asked.update_value(|asked| *asked = asked.wrapping_add(1));
        if text.is_empty() {
            note.set_text("");
            untrack(|| {
                if listing.found().is_some() {
                    listing.set_found(None);
                }
            });
            return;
        }
        let (number, note) = (asked.get_value(), note.clone());
        let is_current = move || asked.get_value() == number;
        browser::after(TYPING_MS, move || {
            let answered = move |answer: Result<SearchBody, AppError>| {
                if is_current() {
                    has_failed.set_value(answer.is_err());
                    show_found(listing, &note, answer);
                }
            };
            if is_current() {
                requests::search(sync.image, &text, Box::new(answered));
            }
        });
    });
}

fn show_found(listing: Listing, note: &Node, answer: Result<SearchBody, AppError>) {
    match answer {
        Ok(SearchBody { chats, .. }) => {
            note.set_text(&live::found(chats.len()));
            let found: Found = chats.into_iter().map(|found| (found.chat_id, found)).collect();
            listing.set_found(Some(Arc::new(found)));
        }
        Err(error) => note.set_text(&sentence(&text_in_browser(&error.reason))),
    }
}
