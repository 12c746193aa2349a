//! Markers that someone holds at the moment: where they are shown until they are put down. Nothing of it is stored. Names no
//! element of the page and no socket.

use super::held::{Extent, Held};
use super::sync::Sync;
use crate::browser;
use crate::model::{Author, Change, ChatId, Event, Recorded, Role, UserId};
use crate::protocol::live::Moving;
use leptos::prelude::*;

/// What another person holds is put back after this long without a word of it. Milliseconds, as the next one.
const HOLD_MS: i32 = 10_000;
/// What another person has put down stays there until its event arrives; without one, for this long.
const LINGER_MS: i32 = 1_500;
/// What is heard of a marker for this long after its event was said before, unless more follows: the server collects for
/// half a second.
const LATE_MS: i32 = 1_000;

// No handle of its own: each copy of one more in the handles of the room weighs some bytes, and there are hundreds.
impl Sync {
    /// The markers that someone holds; tracked.
    pub fn held(self) -> Vec<Held> {
        self.revision.track();
        self.with_held(|all| all.iter().filter(|held| !held.has_landed).copied().collect())
    }

    /// Where the marker of a discussion is shown, while someone holds it; tracked.
    pub fn held_at(self, chat: ChatId) -> Option<Extent> {
        let all = self.held();
        let held = all.iter().find(|held| held.moving.chat_id == chat)?;
        Some((held.moving.to, held.moving.size))
    }

    /// The viewer holds this, or nothing any more.
    pub fn hold(self, moving: Option<Moving>) {
        self.replace_held(None, moving, i64::MAX);
    }

    /// What another person holds, if they may move it.
    pub fn hear_move(self, by: UserId, moving: Option<Moving>, people: &[Author]) {
        let moving = moving.filter(|moving| self.may_be_moved(by, moving.chat_id, people));
        let is_late = self.with_held(|all| {
            let held = all.iter_mut().find(|held| held.has_landed && held.by == Some(by));
            held.map(|held| held.late = moving)
        });
        if is_late.is_some() {
            return;
        }
        self.show_move(by, moving);
    }

    /// Shows a marker that another person holds where they hold it, or lets go of it.
    fn show_move(self, by: UserId, moving: Option<Moving>) {
        let now = browser::uptime();
        let stay = match moving {
            Some(moving) => {
                self.replace_held(Some(by), Some(moving), now + i64::from(HOLD_MS));
                HOLD_MS
            }
            None => {
                let until = now + i64::from(LINGER_MS);
                let held = self.with_held(|all| {
                    let held = all.iter_mut().find(|held| held.by == Some(by));
                    held.map(|held| held.until = until)
                });
                if held.is_none() {
                    return;
                }
                LINGER_MS
            }
        };
        browser::after(stay, move || {
            let now = browser::uptime();
            // The event may be here and wait to be applied.
            let waiting = moved(&self.waiting());
            let waits =
                |held: &Held| waiting.iter().any(|(_, it)| it.chat_id == held.moving.chat_id);
            self.keep_held(&|held| held.has_landed || held.until > now || waits(held));
        });
    }

    /// These events are in: what others moved is where it belongs.
    pub fn land_moves(self, moved: Vec<(UserId, Moving)>) {
        if moved.is_empty() {
            return;
        }
        let until = browser::uptime() + i64::from(LATE_MS);
        self.with_held(|all| {
            for (by, moving) in moved {
                let by = Some(by);
                all.retain(|held| held.by.is_none() || held.moving.chat_id != moving.chat_id);
                all.push(Held { moving, by, until, has_landed: true, late: None });
            }
        });
        self.revision.update(|times| *times = times.wrapping_add(1));
        browser::after(LATE_MS, move || self.take_up_late());
    }

    /// What was heard last of markers that have landed: they are held again.
    fn take_up_late(self) {
        let now = browser::uptime();
        let is_over = |held: &&Held| held.has_landed && held.until <= now;
        let late = self.with_held(|all| {
            let late = |held: &Held| held.by.zip(held.late);
            let late: Vec<_> = all.iter().filter(is_over).filter_map(late).collect();
            all.retain(|held| held.until > now);
            late
        });
        for (by, moving) in late {
            self.show_move(by, Some(moving));
        }
    }

    fn replace_held(self, by: Option<UserId>, moving: Option<Moving>, until: i64) {
        self.with_held(|all| {
            all.retain(|held| held.by != by);
            all.extend(moving.map(|moving| Held {
                moving,
                by,
                until,
                has_landed: false,
                late: None,
            }));
        });
        self.revision.update(|times| *times = times.wrapping_add(1));
    }

    fn keep_held(self, stays: &dyn Fn(&Held) -> bool) {
        let is_other = self.with_held(|all| {
            let count = all.len();
            all.retain(|held| stays(held));
            all.len() != count
        });
        if is_other {
            self.revision.update(|times| *times = times.wrapping_add(1));
        }
    }

    /// The one who opened the discussion, unless it is locked, and people who moderate.
    fn may_be_moved(self, by: UserId, chat: ChatId, people: &[Author]) -> bool {
        let moderates = people.iter().any(|a| a.id == by && a.role >= Some(Role::Moderator));
        let chat = self.chat_now(chat);
        chat.is_some_and(|chat| moderates || (chat.by.id == by && !chat.locked))
    }
}

/// What these events move, and who moved it.
pub fn moved(events: &[Recorded]) -> Vec<(UserId, Moving)> {
    let of = |recorded: &Recorded| match &recorded.event {
        Event::ImageChatUpdated { chat_id, change: Change::Moved { to, size } } => {
            Some((recorded.by.id, Moving { chat_id: *chat_id, to: *to, size: *size }))
        }
        _ => None,
    };
    events.iter().filter_map(of).collect()
}
