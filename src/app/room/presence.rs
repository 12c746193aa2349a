//! Who is here, where they point and write, and what others are told of oneself. Nothing of it is
//! kept. Knows no element of the page and no socket.

use crate::browser::{self, storage};
use crate::model::{Author, ChatId, Point, UserId};
use crate::protocol::live::Activity;
use leptos::prelude::*;

/// Others are told at most this often, in milliseconds, as all of these: half of what the server
/// allows (LP16).
const PAUSE_MS: i32 = 100;
/// Who has not touched a key for so long has stopped writing.
const STILL_MS: i64 = 3_000;
/// Who has not been said to be writing for so long is not.
const FORGET_MS: i64 = 6_000;
/// While someone writes, that is said again this often.
const AGAIN_MS: i64 = 2_000;
/// Where the browser keeps that someone wants no cursors.
const CURSORS_KEY: &str = "image-chat:cursors";
const OFF: &str = "off";

/// What others are told of this person.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish {
    /// Where they point.
    pub cursor: Option<Point>,
    /// Where they write.
    pub typing: Option<ChatId>,
    /// Counts the times that the same was said again.
    again: u32,
}

/// Someone who is writing.
#[derive(Clone, Debug, PartialEq)]
struct Writing {
    who: UserId,
    chat: ChatId,
    heard: i64,
}

/// Who is here. A copy is the same.
#[derive(Clone, Copy)]
pub struct Presence {
    /// How many people; not known before the first word.
    pub count: RwSignal<Option<u32>>,
    /// Those who are told by name.
    pub people: RwSignal<Vec<Author>>,
    /// Where others point.
    pub cursors: RwSignal<Vec<(UserId, Point)>>,
    /// Are cursors shown, and is one's own?
    pub has_cursors: RwSignal<bool>,
    /// What is to be told next.
    pub wish: RwSignal<Wish>,
    writing: RwSignal<Vec<Writing>>,
    latest: StoredValue<Wish>,
    is_paused: StoredValue<bool>,
    typed: StoredValue<i64>,
}

impl Presence {
    /// Nobody yet.
    pub fn new() -> Self {
        Self {
            count: RwSignal::new(None),
            people: RwSignal::new(Vec::new()),
            cursors: RwSignal::new(Vec::new()),
            has_cursors: RwSignal::new(true),
            wish: RwSignal::new(Wish::default()),
            writing: RwSignal::new(Vec::new()),
            latest: StoredValue::new(Wish::default()),
            is_paused: StoredValue::new(false),
            typed: StoredValue::new(0),
        }
    }

    /// In the browser: what this person wanted the last time.
    pub fn wake(self) {
        if storage::get(CURSORS_KEY).as_deref() == Some(OFF) {
            self.has_cursors.set(false);
        }
    }

    /// All who are here, or what changed.
    pub fn told_viewers(
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
                *here = people;
            }
            here.retain(|a| !left.contains(&a.id) && !joined.iter().any(|b| a.id == b.id));
            here.extend(joined);
            here.sort_by(|a, b| a.name.as_str().cmp(b.name.as_str()));
        });
        let is_here = |id: &UserId| self.people.with_untracked(|p| p.iter().any(|a| a.id == *id));
        self.cursors.update(|cursors| cursors.retain(|(id, _)| is_here(id)));
        self.writing.update(|writing| writing.retain(|w| is_here(&w.who)));
    }

    /// Where others point and write.
    pub fn told_activity(self, activity: Vec<Activity>, me: Option<UserId>) {
        let heard = browser::now().0;
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
        let is_other = |writing: &Vec<Writing>| {
            writing.iter().any(|w| others().any(|a| a.id == w.who))
                || others().any(|a| a.typing.is_some())
        };
        if !self.writing.with_untracked(is_other) {
            return;
        }
        self.writing.update(|writing| {
            writing.retain(|w| !others().any(|a| a.id == w.who));
            writing.extend(
                others().filter_map(|a| Some(Writing { who: a.id, chat: a.typing?, heard })),
            );
        });
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        browser::after(FORGET_MS as i32, move || self.forget_still_ones());
    }

    /// Does anyone else write in a discussion? Follows it.
    pub fn is_written_in(self, chat: ChatId) -> bool {
        self.writing.with(|all| all.iter().any(|w| w.chat == chat))
    }

    /// Who writes in a discussion, by name.
    pub fn writing_in(self, chat: ChatId) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            let who = |w: &Writing| (w.chat == chat).then_some(w.who);
            let who: Vec<UserId> = self.writing.with(|all| all.iter().filter_map(who).collect());
            self.people.with(|people| {
                let of = |id: &UserId| people.iter().find(|author| author.id == *id);
                who.iter().filter_map(of).map(|author| author.name.as_str().to_owned()).collect()
            })
        })
    }

    /// This person points there, or nowhere.
    pub fn point(self, cursor: Option<Point>) {
        let cursor = cursor.filter(|_| self.has_cursors.get_untracked());
        self.tell(move |wish| wish.cursor = cursor);
    }

    /// This person has just touched a key in a discussion.
    pub fn typed(self, chat: ChatId) {
        let (now, before) = (browser::now().0, self.typed.get_value());
        if self.latest.get_value().typing == Some(chat) && now - before < AGAIN_MS {
            return;
        }
        self.typed.set_value(now);
        self.tell(move |wish| {
            wish.typing = Some(chat);
            wish.again += 1;
        });
        #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
        browser::after((AGAIN_MS + STILL_MS) as i32, move || {
            if self.typed.get_value() == now {
                self.stopped_typing();
            }
        });
    }

    /// This person has sent or left what they wrote.
    pub fn stopped_typing(self) {
        self.tell(|wish| wish.typing = None);
    }

    /// Shows cursors, one's own included, or none any more.
    pub fn show_cursors(self, is_wanted: bool) {
        self.has_cursors.set(is_wanted);
        if is_wanted {
            storage::remove(CURSORS_KEY);
        } else {
            storage::set(CURSORS_KEY, OFF);
            self.cursors.set(Vec::new());
            self.point(None);
        }
    }

    /// Says the latest now, or when the pause is over.
    fn tell(self, change: impl FnOnce(&mut Wish)) {
        self.latest.update_value(change);
        if !self.is_paused.get_value() {
            self.tell_latest();
        }
    }

    fn tell_latest(self) {
        let latest = self.latest.get_value();
        if self.wish.get_untracked() == latest {
            return;
        }
        self.wish.set(latest);
        self.is_paused.set_value(true);
        browser::after(PAUSE_MS, move || {
            self.is_paused.set_value(false);
            self.tell_latest();
        });
    }

    fn forget_still_ones(self) {
        let now = browser::now().0;
        let is_still = |w: &Writing| now - w.heard >= FORGET_MS;
        if self.writing.with_untracked(|all| all.iter().any(is_still)) {
            self.writing.update(|all| all.retain(|w| !is_still(w)));
        }
    }
}
