//! Which discussions are shown, in the list and on the image, and in which order: the filter, the search, the sorting.

use super::compose_target::ComposeTarget;
use super::room_ui::RoomUi;
use super::sync::Sync;
use super::unread::Unread;
use crate::browser::storage::{self, Area};
use crate::model::{Chat, ChatId, Map, sort_chats};
use crate::protocol::rest::FoundChat;
use leptos::prelude::*;
use std::sync::Arc;

/// Set while this browser hides resolved discussions.
const HIDES_RESOLVED: &str = "image-chat:hides-resolved";

/// Which discussions are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All of them.
    All,
    /// Unresolved ones.
    Open,
    /// Resolved ones.
    Resolved,
    /// Those with unread comments.
    Unread,
    /// Those in which the viewer wrote.
    Mine,
    /// Those in which others mention the viewer.
    Mentions,
}

/// Their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// In the order they were opened.
    Number,
    /// Those with the newest comments first.
    Newest,
    /// Those with the oldest ones first.
    Oldest,
}

/// What a search found, by discussion.
pub type Found = Map<ChatId, FoundChat>;

/// What is chosen.
#[derive(Clone)]
struct Choice {
    filter: Filter,
    sort: Sort,
    /// `None` without a search.
    found: Option<Arc<Found>>,
}

/// What is shown. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Listing {
    sync: Sync,
    ui: RoomUi,
    /// What is not read.
    pub unread: Unread,
    choice: RwSignal<Choice>,
}

impl Listing {
    /// With the filter that this browser keeps.
    pub fn new(sync: Sync, ui: RoomUi, unread: Unread) -> Self {
        let hides_resolved = storage::get(Area::Site, HIDES_RESOLVED).is_some();
        let filter = if hides_resolved { Filter::Open } else { Filter::All };
        let choice = Choice { filter, sort: Sort::Number, found: None };
        Self { sync, ui, unread, choice: RwSignal::new(choice) }
    }

    /// The filter; tracked.
    pub fn filter(self) -> Filter {
        self.choice.get().filter
    }

    /// What the search found; `None` without a search. Tracked.
    pub fn found(self) -> Option<Arc<Found>> {
        self.choice.get().found
    }

    /// Filters from now on. That resolved ones are hidden is kept by the browser.
    pub fn set_filter(self, filter: Filter) {
        match filter {
            Filter::Open => storage::set(Area::Site, HIDES_RESOLVED, "1"),
            _ => storage::remove(Area::Site, HIDES_RESOLVED),
        }
        self.choose(&|choice| choice.filter = filter);
    }

    /// Sorts from now on.
    pub fn set_sort(self, sort: Sort) {
        self.choose(&|choice| choice.sort = sort);
    }

    /// Shows what a search found, or everything.
    pub fn set_found(self, found: Option<Arc<Found>>) {
        self.ui.find(None);
        for (chat, hit) in found.iter().flat_map(|found| found.iter()) {
            self.ui.find(Some((*chat, hit.comment_id)));
        }
        self.choose(&|choice| choice.found.clone_from(&found));
    }

    fn choose(self, change: &dyn Fn(&mut Choice)) {
        self.choice.update(|choice| change(choice));
    }

    /// Does a discussion pass this filter? Tracked.
    pub fn passes(self, chat: &Chat, filter: Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Open => chat.resolved.is_none(),
            Filter::Resolved => chat.resolved.is_some(),
            Filter::Unread => self.unread.has(chat.id),
            Filter::Mine => self.unread.is_written_in(chat),
            Filter::Mentions => self.unread.is_mentioned_in(chat.id),
        }
    }

    /// Which discussions are shown; tracked. Read once for all of them.
    pub fn shows(self) -> Shows {
        let open = self.ui.open.get().and_then(ComposeTarget::chat);
        Shows { listing: self, choice: self.choice.get(), open }
    }

    /// The discussions that are shown, in order; tracked.
    pub fn shown(self) -> Vec<Arc<Chat>> {
        let chats = self.sync.chats();
        let shows = self.shows();
        let mut shown: Vec<&Arc<Chat>> = chats.iter().filter(|chat| shows.has(chat)).collect();
        let latest = |chat: &Chat| chat.latest().map_or(0, |seq| seq.0);
        let sort = shows.choice.sort;
        if sort != Sort::Number {
            sort_chats(&mut shown, &|chat| match sort {
                Sort::Newest => (u64::MAX - latest(chat), u32::MAX - chat.number, chat.id),
                _ => (latest(chat), chat.number, chat.id),
            });
        }
        shown.into_iter().cloned().collect()
    }

    /// The discussion with the newest comment; tracked.
    pub fn newest(self) -> Option<ChatId> {
        let chats = self.sync.chats();
        chats.iter().max_by_key(|chat| (chat.latest(), chat.number)).map(|chat| chat.id)
    }
}

/// Which discussions are shown at the moment.
pub struct Shows {
    listing: Listing,
    choice: Choice,
    open: Option<ChatId>,
}

impl Shows {
    /// Is a discussion shown? The open one always is.
    pub fn has(&self, chat: &Chat) -> bool {
        let Choice { filter, found, .. } = &self.choice;
        let is_found = found.as_ref().is_none_or(|found| found.contains_key(&chat.id));
        self.open == Some(chat.id) || (is_found && self.listing.passes(chat, *filter))
    }
}
