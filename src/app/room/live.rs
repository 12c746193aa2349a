//! The page's one socket: opening, resuming, staying alive, coming back. Knows no discussion.

use super::backoff::Backoff;
use super::presence::{Presence, Wish};
use super::sync::{Connection, Over, Sync};
use crate::browser::socket::Socket;
use crate::browser::{self, after, every};
use crate::model::{Author, Seq};
use crate::protocol::live::{ClientMessage, CloseCode, SUBPROTOCOL, ServerMessage};
use leptos::prelude::*;

/// LP18: with [`LOOK_MS`] more, a socket that says nothing for 35 s is dead. The server says something
/// every 30 s at the latest. Milliseconds, as all of these.
const SILENCE_MS: i64 = 32_000;
/// How often that is looked at.
const LOOK_MS: i32 = 2_500;
/// Who has not looked for so long was asleep.
const ASLEEP_MS: i64 = 10_000;
/// LP18: a line that is asked whether it is still good answers within this time.
const PROBE_MS: i32 = 5_000;
/// LP18: who is behind for so long asks for the log.
const BEHIND_MS: i32 = 2_000;
/// LP19: a shorter break is not worth a word.
const BLIP_MS: i32 = 1_000;

/// The socket and what is known of it. A copy is the same line.
#[derive(Clone, Copy)]
struct Line {
    sync: Sync,
    presence: Presence,
    state: StoredValue<State, LocalStorage>,
}

#[derive(Default)]
struct State {
    socket: Option<Socket>,
    /// Tells late callbacks of an earlier attempt from those of this one.
    number: u32,
    /// A `subscribe` is out and not answered; one more is wanted after it.
    asking: bool,
    ask_again: bool,
    /// Whom the server takes this socket for.
    known_as: Option<Author>,
    backoff: Backoff,
    heard: i64,
    looked: i64,
    opened: Option<i64>,
    retry_in: Option<f64>,
    /// The session that the page was opened with is over.
    is_signed_out: bool,
}

/// Opens the page's line to the server and keeps it.
pub fn start(sync: Sync, presence: Presence) {
    let line = Line { sync, presence, state: StoredValue::new_local(State::default()) };
    browser::on_window("offline", move |_| line.lost_network());
    browser::on_window("online", move |_| line.probe());
    browser::on_document("visibilitychange", move |_| {
        if browser::is_visible() {
            line.probe();
        }
    });
    every(LOOK_MS, move || line.look());
    Effect::new(move |seen: Option<u32>| {
        let times = sync.resume.get();
        if seen.is_some_and(|seen| seen != times) {
            line.ask();
        }
        times
    });
    // Others are to see this person by name.
    Effect::new(move |seen: Option<Option<Author>>| {
        let author = sync.author();
        if seen.is_some_and(|seen| seen != author) {
            line.connect();
        }
        author
    });
    Effect::new(move |_| line.say_presence(presence.wish.get()));
    line.state.update_value(|state| state.looked = browser::now().0);
    match browser::is_online() {
        true => line.connect(),
        false => line.lost_network(),
    }
}

impl Line {
    fn connect(self) {
        if matches!(self.sync.connection.get_untracked(), Connection::Over(_)) {
            return;
        }
        let number = self.state.try_update_value(|state| {
            state.number += 1;
            state.opened = None;
            (state.asking, state.ask_again) = (false, false);
            state.known_as = self.sync.author_now();
            state.heard = browser::now().0;
            state.number
        });
        let Some(number) = number else { return };
        if self.sync.connection.get_untracked() == Connection::Offline {
            self.sync.connection.set(Connection::Reconnecting);
        }
        let current = move || self.state.with_value(|state| state.number == number);
        let socket = Socket::open(
            "/live",
            SUBPROTOCOL,
            move || self.opened(),
            move |text| self.heard(&text),
            move |code| {
                if current() {
                    self.closed(code);
                }
            },
        );
        match socket {
            Some(socket) => self.state.update_value(|state| state.socket = Some(socket)),
            None => self.closed(0),
        }
    }

    fn opened(self) {
        let now = browser::now().0;
        self.state.update_value(|state| (state.opened, state.heard) = (Some(now), now));
        self.subscribe();
    }

    /// Asks for the log. What became of an operation is told to its person only: a socket that was
    /// opened before they were known is replaced.
    fn ask(self) {
        let is_waiting = !self.sync.position().2.is_empty();
        let is_other =
            self.state.with_value(|state| state.known_as.clone()) != self.sync.author_now();
        match is_waiting && is_other {
            true => self.connect(),
            false => self.subscribe(),
        }
    }

    /// LP9: one resume in flight. A socket that is not open yet asks for everything once it is.
    fn subscribe(self) {
        let asks = self.state.try_update_value(|state| {
            state.ask_again |= state.asking;
            let asks = state.opened.is_some() && !state.asking;
            state.asking |= asks;
            asks
        });
        if asks != Some(true) {
            return;
        }
        let (epoch, since, pending) = self.sync.position();
        self.say(&ClientMessage::Subscribe {
            tenant_id: self.sync.tenant.get_value(),
            image_id: self.sync.image,
            epoch,
            since,
            pending,
            build: Some(self.sync.build.get_value()),
        });
    }

    /// Others hear of it, if there are any and this person has a name they could see.
    fn say_presence(self, Wish { cursor, typing, .. }: Wish) {
        let is_alone = self.presence.count.get_untracked().is_none_or(|count| count < 2);
        let is_live = self.sync.connection.get_untracked() == Connection::Live;
        if is_live && !is_alone && self.sync.author_now().is_some() {
            let image_id = Some(self.sync.image);
            self.say(&ClientMessage::Presence { image_id, cursor, typing });
        }
    }

    fn say(self, message: &ClientMessage) {
        let text = serde_json::to_string(&[message]).unwrap_or_default();
        self.state.with_value(|state| state.socket.as_ref().map(|socket| socket.send(&text)));
    }

    fn heard(self, text: &str) {
        self.state.update_value(|state| state.heard = browser::now().0);
        let Ok(messages) = serde_json::from_slice::<Vec<ServerMessage>>(text.as_bytes()) else {
            return;
        };
        let image = self.sync.image;
        let (events, others): (Vec<_>, Vec<_>) =
            messages.into_iter().partition(ServerMessage::is_event);
        others.into_iter().for_each(|message| self.told(message));
        let events = events.into_iter().filter_map(ServerMessage::recorded);
        let own = events.filter(|(of, _)| *of == image).map(|(_, recorded)| recorded);
        self.sync.receive(own.collect());
    }

    fn told(self, message: ServerMessage) {
        let (sync, presence) = (self.sync, self.presence);
        match message {
            ServerMessage::Welcome { outcomes, may, .. } => {
                if let Some(may) = may {
                    sync.told_may(may);
                }
                if sync.connection.get_untracked() != Connection::Live {
                    sync.connection.set(Connection::Live);
                }
                sync.settle(outcomes);
                self.state.update_value(|state| state.is_signed_out = false);
                self.answered();
            }
            ServerMessage::May { may, .. } => sync.told_may(may),
            ServerMessage::Reset { .. } => sync.reload(),
            ServerMessage::Viewers { count, people, joined, left, .. } => {
                presence.told_viewers(count, people, joined, &left);
            }
            ServerMessage::Presence { activity, .. } => {
                presence.told_activity(activity, sync.author_now().map(|author| author.id));
            }
            ServerMessage::Heartbeat { head, .. } if head > sync.position().1 => {
                after(BEHIND_MS, move || self.catch_up(head));
            }
            ServerMessage::Bye { retry_in_ms } => {
                #[expect(clippy::cast_precision_loss, reason = "a few seconds")]
                let delay = retry_in_ms as f64;
                self.state.update_value(|state| state.retry_in = Some(delay));
            }
            _ => {}
        }
    }

    fn catch_up(self, head: Seq) {
        if head > self.sync.position().1 {
            self.subscribe();
        }
    }

    fn answered(self) {
        let again = self.state.try_update_value(|state| {
            state.asking = false;
            std::mem::take(&mut state.ask_again)
        });
        if again == Some(true) {
            self.subscribe();
        }
    }

    fn closed(self, code: u16) {
        if let Some(over) = over(code) {
            let is_signed_out = over == Over::Gone && self.state.with_value(|s| s.is_signed_out);
            let over = if is_signed_out { Over::SignedOut } else { over };
            self.state.update_value(|state| (state.socket, state.opened) = (None, None));
            return self.sync.connection.set(Connection::Over(over));
        }
        if code == CloseCode::SignInAgain as u16 {
            // The session is over: this person is asked who they are when they write again.
            self.sync.me.set(None);
            self.state.update_value(|state| state.is_signed_out = true);
        }
        let now = browser::now().0;
        let waits = self.state.try_update_value(|state| {
            state.socket = None;
            let held = state.opened.take().map(|opened| now - opened);
            let delay = state.backoff.delay(held, browser::random_up_to(1.0));
            (state.retry_in.take().unwrap_or(delay), state.number)
        });
        let Some((delay, number)) = waits else { return };
        if !browser::is_online() {
            return self.lost_network();
        }
        after(BLIP_MS, move || self.say_when_still_lost());
        #[expect(clippy::cast_possible_truncation, reason = "at most some seconds")]
        after(delay as i32, move || {
            if self.state.with_value(|state| state.number == number && state.socket.is_none()) {
                self.connect();
            }
        });
    }

    fn say_when_still_lost(self) {
        let is_open = self.state.with_value(|state| state.opened.is_some());
        if !is_open && self.sync.connection.get_untracked() == Connection::Live {
            self.sync.connection.set(Connection::Reconnecting);
        }
    }

    fn lost_network(self) {
        if !matches!(self.sync.connection.get_untracked(), Connection::Over(_)) {
            self.state.update_value(|state| (state.socket, state.opened) = (None, None));
            self.sync.connection.set(Connection::Offline);
        }
    }

    /// Is the line still good? Looked at again and again, also in the background.
    fn look(self) {
        let now = browser::now().0;
        let looked = self.state.try_update_value(|state| std::mem::replace(&mut state.looked, now));
        let is_silent =
            self.state.with_value(|state| state.socket.is_some() && now - state.heard > SILENCE_MS);
        if is_silent && browser::is_online() {
            self.replace();
        } else if looked.is_some_and(|looked| now - looked > ASLEEP_MS) {
            self.probe();
        }
    }

    /// LP18: asks the line at once, or opens one at once where there is none.
    fn probe(self) {
        if !browser::is_online() {
            return;
        }
        let (number, is_open) =
            self.state.with_value(|state| (state.number, state.opened.is_some()));
        if !is_open {
            return self.connect();
        }
        let asked = browser::now().0;
        self.subscribe();
        after(PROBE_MS, move || {
            let is_dead =
                self.state.with_value(|state| state.number == number && state.heard < asked);
            if is_dead {
                self.replace();
            }
        });
    }

    /// Gives up a line that says nothing any more.
    fn replace(self) {
        self.state.update_value(|state| (state.socket, state.opened) = (None, None));
        after(BLIP_MS, move || self.say_when_still_lost());
        self.connect();
    }
}

/// LP21: the codes after which coming back is of no use.
fn over(code: u16) -> Option<Over> {
    match code {
        code if code == CloseCode::OtherVersion as u16 => Some(Over::OtherVersion),
        code if code == CloseCode::ImageGone as u16 => Some(Over::Gone),
        4_500..5_000 => Some(Over::NotAllowed),
        _ => None,
    }
}
