//! Presence: the people on the image, their cursors and typing, and the updates that this person sends.
//! Nothing is stored. Names no element of the page and no socket.

use crate::browser;
use crate::browser::storage::{self, Area};
use crate::model::{Author, ChatId, Point, UserId};
use crate::protocol::live::{Activity, Moving};
use leptos::prelude::*;

/// LP16: the interval between sent updates, twice what the server allows. Milliseconds, as all of these.
const SEND_INTERVAL_MS: i32 = 100;
/// After this long without a key press a person is no longer typing.
const TYPING_IDLE_MS: i64 = 3_000;
/// Another person's typing expires after this long without a repetition.
const TYPING_EXPIRY_MS: i64 = 6_000;
/// While a person types, the update is repeated at this interval.
const TYPING_REPEAT_MS: i64 = 2_000;
/// The key in `localStorage` of the setting for live cursors.
const CURSORS_KEY: &str = "image-chat:cursors";
const OFF: &str = "off";

/// A presence update of this person.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PresenceUpdate {
    /// The cursor on the image.
    pub cursor: Option<Point>,
    /// The discussion they type in.
    pub typing: Option<ChatId>,
    /// The marker that they hold.
    pub moving: Option<Moving>,
    /// Makes a repetition differ from the update before it.
    repeats: u32,
}

/// A person who is typing.
#[derive(Clone, Debug, PartialEq)]
struct Typing {
    user: UserId,
    chat: ChatId,
    received_at: i64,
}

/// Sorting is compiled again for each type and weighs 3 KB.
fn insert_by_name(people: &mut Vec<Author>, author: Author) {
    let at = people.partition_point(|other| other.name.as_str() <= author.name.as_str());
    people.insert(at, author);
}

/// The presence on the image. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Presence {
    /// The number of people; unknown before the first message.
    pub count: RwSignal<Option<u32>>,
    /// The people with a name.
    pub people: RwSignal<Vec<Author>>,
    /// The cursors of others.
    pub cursors: RwSignal<Vec<(UserId, Point)>>,
    /// Are cursors shown and sent?
    pub has_cursors: RwSignal<bool>,
    /// The update to send.
    pub update: RwSignal<PresenceUpdate>,
    typing_users: RwSignal<Vec<Typing>>,
    latest: StoredValue<PresenceUpdate>,
    is_throttled: StoredValue<bool>,
    typed: StoredValue<i64>,
}

impl Presence {
    /// Before the first message.
    pub fn new() -> Self {
        Self {
            count: RwSignal::new(None),
            people: RwSignal::new(Vec::new()),
            cursors: RwSignal::new(Vec::new()),
            has_cursors: RwSignal::new(true),
            update: RwSignal::new(PresenceUpdate::default()),
            typing_users: RwSignal::new(Vec::new()),
            latest: StoredValue::new(PresenceUpdate::default()),
            is_throttled: StoredValue::new(false),
            typed: StoredValue::new(0),
        }
    }

    /// In the browser: restores the setting for live cursors.
    pub fn restore_setting(self) {
        if storage::get(Area::Site, CURSORS_KEY).as_deref() == Some(OFF) {
            self.has_cursors.set(false);
        }
    }

    /// Applies a `viewers` message: the whole list, or the difference.
    pub fn apply_viewers(
        self,
        count: u32,
        people: Option<Vec<Author>>,
        joined: Vec<Author>,
        left: &[UserId],
    ) {
        self.count.set(Some(count));
        if people.is_none() && joined.is_empty() && left.is_empty() {
            return;
        }
        self.people.update(|here| {
            if let Some(people) = people {
                here.clear();
                people.into_iter().for_each(|author| insert_by_name(here, author));
            }
            here.retain(|a| !left.contains(&a.id) && !joined.iter().any(|b| a.id == b.id));
            joined.into_iter().for_each(|author| insert_by_name(here, author));
        });
        let is_here = |id: &UserId| self.people.with_untracked(|p| p.iter().any(|a| a.id == *id));
        self.cursors.update(|cursors| cursors.retain(|(id, _)| is_here(id)));
        self.typing_users.update(|users| users.retain(|w| is_here(&w.user)));
    }

    /// Applies a `presence` message.
    pub fn apply_activity(self, activity: Vec<Activity>, me: Option<UserId>) {
        let received_at = browser::uptime();
        let others = || activity.iter().filter(|a| Some(a.id) != me);
        if self.has_cursors.get_untracked() {
            self.cursors.update(|cursors| {
                for Activity { id, cursor, .. } in others() {
                    let known = cursors.iter_mut().find(|(of, _)| of == id);
                    match (known, cursor) {
                        (Some(known), Some(at)) => known.1 = *at,
                        (None, Some(at)) => cursors.push((*id, *at)),
                        (_, None) => cursors.retain(|(of, _)| of != id),
                    }
                }
            });
        }
        let changes_typing = |users: &Vec<Typing>| {
            users.iter().any(|w| others().any(|a| a.id == w.user))
                || others().any(|a| a.typing.is_some())
        };
        if !self.typing_users.with_untracked(changes_typing) {
            return;
        }
        self.typing_users.update(|users| {
            users.retain(|w| !others().any(|a| a.id == w.user));
            users.extend(
                others().filter_map(|a| Some(Typing { user: a.id, chat: a.typing?, received_at })),
            );
        });
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        browser::after(TYPING_EXPIRY_MS as i32, move || self.expire_typing());
    }

    /// The discussions in which others are typing. Tracked.
    pub fn typed_in(self) -> Vec<ChatId> {
        self.typing_users.with(|all| all.iter().map(|w| w.chat).collect())
    }

    /// The names of those who type in a discussion. Tracked.
    pub fn typing_names(self, chat: ChatId) -> Vec<String> {
        let user = |w: &Typing| (w.chat == chat).then_some(w.user);
        let users: Vec<UserId> =
            self.typing_users.with(|all| all.iter().filter_map(user).collect());
        self.people.with(|people| {
            let of = |id: &UserId| people.iter().find(|author| author.id == *id);
            users.iter().filter_map(of).map(|author| author.name.as_str().to_owned()).collect()
        })
    }

    /// This person's cursor moved, or left the image.
    pub fn point(self, cursor: Option<Point>) {
        let cursor = cursor.filter(|_| self.has_cursors.get_untracked());
        self.publish(move |update| update.cursor = cursor);
    }

    /// This person holds a marker, or none any more.
    pub fn hold(self, moving: Option<Moving>) {
        let told = moving.filter(|_| self.has_cursors.get_untracked());
        self.publish(move |update| update.moving = told);
    }

    /// This person pressed a key in a discussion.
    pub fn typed(self, chat: ChatId) {
        let (now, before) = (browser::uptime(), self.typed.get_value());
        if self.latest.get_value().typing == Some(chat) && now - before < TYPING_REPEAT_MS {
            return;
        }
        self.typed.set_value(now);
        self.publish(move |update| {
            update.typing = Some(chat);
            update.repeats += 1;
        });
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        browser::after((TYPING_REPEAT_MS + TYPING_IDLE_MS) as i32, move || {
            if self.typed.get_value() == now {
                self.stopped_typing();
            }
        });
    }

    /// This person sent the text or left the field.
    pub fn stopped_typing(self) {
        self.publish(|update| update.typing = None);
    }

    /// Switches live cursors, this person's included, on or off.
    pub fn show_cursors(self, is_wanted: bool) {
        self.has_cursors.set(is_wanted);
        if is_wanted {
            storage::remove(Area::Site, CURSORS_KEY);
        } else {
            storage::set(Area::Site, CURSORS_KEY, OFF);
            self.cursors.set(Vec::new());
            self.point(None);
        }
    }

    /// Publishes the latest update, now or after the interval.
    fn publish(self, change: impl FnOnce(&mut PresenceUpdate)) {
        self.latest.update_value(change);
        if !self.is_throttled.get_value() {
            self.publish_latest();
        }
    }

    fn publish_latest(self) {
        let latest = self.latest.get_value();
        if self.update.get_untracked() == latest {
            return;
        }
        self.update.set(latest);
        self.is_throttled.set_value(true);
        browser::after(SEND_INTERVAL_MS, move || {
            self.is_throttled.set_value(false);
            self.publish_latest();
        });
    }

    fn expire_typing(self) {
        let now = browser::uptime();
        let is_expired = |w: &Typing| now - w.received_at >= TYPING_EXPIRY_MS;
        if self.typing_users.with_untracked(|all| all.iter().any(is_expired)) {
            self.typing_users.update(|all| all.retain(|w| !is_expired(w)));
        }
    }
}
