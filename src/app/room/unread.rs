//! The discussions with comments of others that the viewer has not read: known from the server, continued with events,
//! ended by opening a discussion here or on any device of the same person (LP31).

use super::compose_target::ComposeTarget;
use super::requests;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::live_client::Connection;
use crate::app::ui::effect;
use crate::browser;
use crate::model::{Change, Chat, ChatId, Event, Map, Recorded, Seq, UserId};
use crate::protocol::rest::UnreadBody;
use leptos::prelude::*;
use std::ops::Deref;

/// The server is asked again within this time after a change that all readers notice, so that a crowd does not ask at once.
/// Milliseconds.
const SPREAD_MS: f64 = 3_000.0;
/// The title follows within this time: writing it takes the browser longer than a marker. Milliseconds.
const TITLE_MS: i32 = 250;

/// What is not read. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Unread {
    sync: Sync,
    known: RwSignal<Known>,
    /// Events up to this one are in `chats`.
    as_of: StoredValue<Seq>,
}

/// The unread discussions and mentions that are known.
#[derive(Default)]
pub struct Known {
    /// The unread discussions, each with the event that wrote its last unread comment.
    chats: Map<ChatId, Seq>,
    /// Discussions in which the viewer wrote, of those whose comments may not all be here.
    written_in: Vec<ChatId>,
    /// Discussions in which others mention the viewer, and those of them in which they have not read it.
    mentioned_in: Vec<ChatId>,
    unread_mentions: Vec<ChatId>,
}

/// Follows what is unread, and shows its number in the title of the page.
pub fn start(sync: Sync, ui: RoomUi) -> Unread {
    let known = RwSignal::new(Known::default());
    let unread = Unread { sync, known, as_of: StoredValue::new(sync.seq()) };
    unread.ask_when_known();
    let seen = RwSignal::new(0_u32);
    browser::on_document("visibilitychange", move |_| seen.update(|times| *times += 1));
    effect(move || {
        seen.track();
        let open = ui.open.get().and_then(ComposeTarget::chat);
        if let Some(chat) = open.filter(|chat| unread.has(*chat) && browser::is_visible()) {
            untrack(|| unread.read(chat));
        }
    });
    if !browser::is_widget() {
        let titled = StoredValue::new(None);
        effect(move || {
            let title = counted(unread.count(), &ui.title.get());
            if titled.try_update_value(|titled| titled.replace(title)) == Some(None) {
                browser::after(TITLE_MS, move || {
                    let title = titled.try_update_value(Option::take).flatten();
                    title.iter().for_each(|title| browser::set_title(title));
                });
            }
        });
    }
    unread
}

impl Known {
    /// Has the discussion unread comments?
    pub fn is_unread(&self, chat: ChatId) -> bool {
        self.chats.contains_key(&chat)
    }

    /// Has it unread comments that mention the viewer?
    pub fn has_mention(&self, chat: ChatId) -> bool {
        self.is_unread(chat) && self.unread_mentions.contains(&chat)
    }
}

impl Unread {
    /// What is known; tracked. To be read once for many discussions.
    pub fn known(self) -> impl Deref<Target = Known> {
        self.known.read()
    }

    /// Has the discussion unread comments? Tracked.
    pub fn has(self, chat: ChatId) -> bool {
        self.known.with(|known| known.is_unread(chat))
    }

    /// Do others mention the viewer in the discussion? Tracked.
    pub fn is_mentioned_in(self, chat: ChatId) -> bool {
        self.known.with(|known| known.mentioned_in.contains(&chat))
    }

    /// The number of discussions with unread comments; tracked.
    pub fn count(self) -> usize {
        let chats = self.sync.chats();
        self.known.with(|known| chats.iter().filter(|chat| known.is_unread(chat.id)).count())
    }

    /// Did the viewer write in the discussion? Tracked.
    pub fn is_written_in(self, chat: &Chat) -> bool {
        let Some(me) = self.viewer() else { return false };
        let is_own = |by: UserId| by == me;
        is_own(chat.by.id)
            || chat.comments.iter().any(|comment| is_own(comment.by.id))
            || self.known.with(|known| known.written_in.contains(&chat.id))
    }

    /// Does the server know the viewer? Tracked.
    pub fn is_remembered(self) -> bool {
        self.viewer().is_some()
    }

    fn viewer(self) -> Option<UserId> {
        self.sync.me.with(|me| me.as_ref().map(|me| me.id))
    }

    /// Hears of events before they are applied.
    pub fn hear(self, events: &[Recorded]) {
        let me = untrack(|| self.viewer());
        let is_new = |event: &&Recorded| event.seq > self.as_of.get_value();
        let new: Vec<&Recorded> = events.iter().filter(is_new).collect();
        let Some(last) = new.last() else { return };
        self.as_of.set_value(last.seq);
        let mark = me.map(|me| format!("data-person=\"{me}\""));
        let is_mention = |event: &Recorded| {
            let html = event.event.written().and_then(|comment| comment.html.as_deref());
            html.zip(mark.as_deref()).is_some_and(|(html, mark)| html.contains(mark))
        };
        // Only the server knows what is left in the discussion.
        if me.is_some() && new.iter().any(|event| self.may_end(&event.event, is_mention(event))) {
            self.ask_soon();
        }
        let foreign = |event: &&&Recorded| Some(event.by.id) != me && adds_comment(&event.event);
        let foreign: Vec<_> = new
            .iter()
            .filter(foreign)
            .map(|event| (event.event.chat_id(), event.seq, is_mention(event)))
            .collect();
        if !foreign.is_empty() {
            self.known.update(|known| {
                for (chat, seq, is_mention) in foreign {
                    let was_unread = known.chats.insert(chat, seq).is_some();
                    if !was_unread {
                        known.unread_mentions.retain(|of| *of != chat);
                    }
                    if is_mention {
                        known.mentioned_in.push(chat);
                        known.unread_mentions.push(chat);
                    }
                }
            });
        }
    }

    /// The viewer has read a discussion, or without one all of them, up to an event: on another tab or device.
    pub fn on_read(self, chat: Option<ChatId>, up_to: Seq) {
        let is_read = |id: &ChatId, seq: &Seq| chat.is_none_or(|chat| chat == *id) && *seq <= up_to;
        let is_any =
            self.known.with_untracked(|known| known.chats.iter().any(|(id, seq)| is_read(id, seq)));
        if is_any {
            self.known.update(|known| known.chats.retain(|id, seq| !is_read(id, seq)));
        }
    }

    /// Marks all discussions as read.
    pub fn read_all(self) {
        let up_to = self.as_of.get_value();
        self.on_read(None, up_to);
        self.mark(None, up_to);
    }

    fn read(self, chat: ChatId) {
        if let Some(seq) = self.known.with_untracked(|known| known.chats.get(&chat).copied()) {
            self.on_read(Some(chat), seq);
            self.mark(Some(chat), seq);
        }
    }

    /// A failure is ignored: a reload shows what the server still has as unread.
    fn mark(self, chat: Option<ChatId>, up_to: Seq) {
        if untrack(|| self.is_remembered()) {
            requests::mark_read(self.sync.image, chat, up_to, Box::new(|_| ()));
        }
    }

    /// Asks the server once it knows the viewer, and again when the connection is back.
    fn ask_when_known(self) {
        let mut asked = (None, false);
        effect(move || {
            let (me, connection) = (self.viewer(), self.sync.connection.get());
            let is_other = me.is_some() && me != asked.0;
            let is_back = connection == Connection::Live && asked.1;
            asked = (me, matches!(connection, Connection::Offline) || (asked.1 && !is_back));
            if is_other {
                self.ask();
            } else if is_back && me.is_some() {
                self.ask_soon();
            }
        });
    }

    /// May an event take the last unread comment, mention or comment of the viewer in a discussion away, or bring one back?
    fn may_end(self, event: &Event, is_mention: bool) -> bool {
        let Event::ImageChatUpdated { chat_id, change } = event else { return false };
        self.known.with_untracked(|known| match change {
            Change::CommentDeleted { .. } => {
                let lists = [&known.mentioned_in, &known.written_in];
                known.is_unread(*chat_id) || lists.iter().any(|list| list.contains(chat_id))
            }
            Change::CommentEdited { .. } => is_mention != known.mentioned_in.contains(chat_id),
            Change::CommentRestored { .. } => true,
            _ => false,
        })
    }

    fn ask_soon(self) {
        #[expect(clippy::cast_possible_truncation, reason = "at most some seconds")]
        let delay = browser::random_up_to(SPREAD_MS) as i32;
        browser::after(delay, move || self.ask());
    }

    fn ask(self) {
        // An embedded image may not be there before its first marker.
        if browser::is_widget() && self.sync.seq() == Seq(0) {
            return;
        }
        requests::unread(
            self.sync.image,
            Box::new(move |answer| {
                if let Ok(body) = answer {
                    self.take(body);
                }
            }),
        );
    }

    fn take(self, body: UnreadBody) {
        let UnreadBody { seq, chats, written_in, mentioned_in, unread_mentions, is_first_visit } =
            body;
        self.known.update(|known| {
            known.written_in = written_in;
            known.mentioned_in = mentioned_in;
            known.unread_mentions = unread_mentions;
            known.chats.retain(|_, heard| *heard > seq);
            for unread in chats {
                let heard = known.chats.get(&unread.chat_id).copied().unwrap_or(unread.seq);
                known.chats.insert(unread.chat_id, heard.max(unread.seq));
            }
        });
        self.as_of.update_value(|as_of| *as_of = seq.max(*as_of));
        if is_first_visit {
            self.mark(None, seq);
        }
    }
}

fn adds_comment(event: &Event) -> bool {
    match event {
        Event::NewImageChat { chat } => chat.comment.is_some(),
        Event::ImageChatUpdated { change, .. } => matches!(change, Change::CommentAdded { .. }),
        Event::DeletedImageChat { .. } => false,
    }
}

/// The title of a page, with the number of unread discussions.
fn counted(count: usize, title: &str) -> String {
    if count == 0 { title.to_owned() } else { format!("({count}) {title}") }
}
