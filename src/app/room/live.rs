//! The page's one socket: opening, resuming, staying alive, coming back. Knows no discussion.

use super::sync::{Connection, Sync};
use crate::browser::socket::Socket;
use crate::browser::{self, after, every};
use crate::model::UserId;
use crate::protocol::live::{ClientMessage, SUBPROTOCOL, ServerMessage};
use leptos::prelude::*;

/// LP18: a socket that says nothing for so long is dead. Milliseconds, as all of these.
const SILENCE_MS: i64 = 35_000;
/// How often that is looked at.
const LOOK_MS: i32 = 5_000;
/// LP19: a shorter break is not worth a word.
const BLIP_MS: i32 = 1_000;
/// LP19: the first delay is up to this, then doubled each time.
const FIRST_DELAY_MS: f64 = 500.0;
/// LP19: no delay is longer.
const MAX_DELAY_MS: f64 = 20_000.0;
/// LP19: a connection that held for so long starts the delays anew.
const STABLE_MS: i64 = 30_000;
/// LP21: the server says that coming back is of no use.
const FINAL_CODES: std::ops::Range<u16> = 4_500..5_000;

/// The socket and what is known of it. A copy is the same line.
#[derive(Clone, Copy)]
struct Line {
    sync: Sync,
    state: StoredValue<State, LocalStorage>,
}

struct State {
    socket: Option<Socket>,
    /// Tells late callbacks of an earlier attempt from those of this one.
    number: u32,
    /// A `subscribe` is out and not answered; one more is wanted after it.
    asking: bool,
    ask_again: bool,
    /// Whom the server takes this socket for.
    known_as: Option<UserId>,
    failures: i32,
    heard: i64,
    opened: Option<i64>,
    retry_in: Option<f64>,
    ended: bool,
}

/// Opens the page's line to the server and keeps it.
pub fn start(sync: Sync) {
    let state = State {
        socket: None,
        number: 0,
        asking: false,
        ask_again: false,
        known_as: None,
        failures: 0,
        heard: 0,
        opened: None,
        retry_in: None,
        ended: false,
    };
    let line = Line { sync, state: StoredValue::new_local(state) };
    browser::on_window("offline", move |_| line.lost_network());
    browser::on_window("online", move |_| line.connect());
    browser::on_document("visibilitychange", move |_| line.look());
    every(LOOK_MS, move || line.look());
    Effect::new(move |seen: Option<u32>| {
        let times = sync.resume.get();
        if seen.is_some_and(|seen| seen != times) {
            line.ask();
        }
        times
    });
    match browser::is_online() {
        true => line.connect(),
        false => line.lost_network(),
    }
}

impl Line {
    fn connect(self) {
        let Some(number) = self.state.try_update_value(|state| {
            state.number += 1;
            state.opened = None;
            (state.asking, state.ask_again) = (false, false);
            state.known_as = self.person();
            state.heard = browser::now().0;
            (!state.ended).then_some(state.number)
        }) else {
            return;
        };
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

    fn person(self) -> Option<UserId> {
        self.sync.me.with_untracked(|me| me.as_ref().map(|me| me.id))
    }

    /// Asks for the log. What became of an operation is told to its person only: a socket that was
    /// opened before they were known is replaced.
    fn ask(self) {
        let is_waiting = !self.sync.position().2.is_empty();
        let is_other = self.state.with_value(|state| state.known_as) != self.person();
        match is_waiting && is_other {
            true => self.connect(),
            false => self.subscribe(),
        }
    }

    /// LP9: one resume in flight.
    fn subscribe(self) {
        let is_asking = self.state.try_update_value(|state| {
            let is_asking = std::mem::replace(&mut state.asking, true);
            state.ask_again |= is_asking;
            is_asking
        });
        if is_asking.unwrap_or(true) {
            return;
        }
        let (epoch, since, pending) = self.sync.position();
        let message = ClientMessage::Subscribe {
            tenant_id: self.sync.tenant.get_value(),
            image_id: self.sync.image,
            epoch,
            since,
            pending,
        };
        let text = serde_json::to_string(&[message]).unwrap_or_default();
        self.state.with_value(|state| state.socket.as_ref().map(|socket| socket.send(&text)));
    }

    fn heard(self, text: &str) {
        self.state.update_value(|state| state.heard = browser::now().0);
        let Ok(messages) = serde_json::from_slice::<Vec<ServerMessage>>(text.as_bytes()) else {
            return;
        };
        for message in &messages {
            self.told(message);
        }
        self.sync.receive(messages);
    }

    fn told(self, message: &ServerMessage) {
        let sync = self.sync;
        match message {
            ServerMessage::Welcome { outcomes, .. } => {
                if sync.connection.get_untracked() != Connection::Live {
                    sync.connection.set(Connection::Live);
                }
                sync.settle(outcomes.clone());
                self.answered();
            }
            ServerMessage::Reset { .. } => sync.reload(),
            ServerMessage::Viewers { count, .. } => sync.viewers.set(Some(*count)),
            ServerMessage::Heartbeat { head, .. } if *head > sync.position().1 => self.subscribe(),
            ServerMessage::Bye { retry_in_ms } => {
                #[expect(clippy::cast_precision_loss, reason = "a few seconds")]
                let delay = *retry_in_ms as f64;
                self.state.update_value(|state| state.retry_in = Some(delay));
            }
            _ => {}
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
        let now = browser::now().0;
        let delay = self.state.try_update_value(|state| {
            state.socket = None;
            if state.opened.take().is_some_and(|opened| now - opened >= STABLE_MS) {
                state.failures = 0;
            }
            state.ended = FINAL_CODES.contains(&code);
            let wait = (FIRST_DELAY_MS * 2_f64.powi(state.failures)).min(MAX_DELAY_MS);
            state.failures = state.failures.saturating_add(1).min(10);
            (state.retry_in.take().unwrap_or_else(|| browser::random_up_to(wait)), state.number)
        });
        let Some((delay, number)) = delay else { return };
        if self.state.with_value(|state| state.ended) {
            return self.sync.connection.set(Connection::Offline);
        }
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
        self.state.update_value(|state| (state.socket, state.opened) = (None, None));
        self.sync.connection.set(Connection::Offline);
    }

    /// Is the line still good? After sleep, in the background, after a broken cable.
    fn look(self) {
        let now = browser::now().0;
        let is_dead = self.state.with_value(|state| {
            let is_silent = now - state.heard > SILENCE_MS;
            !state.ended && (is_silent || (state.socket.is_none() && browser::is_visible()))
        });
        let waits_for_network = self.sync.connection.get_untracked() == Connection::Offline;
        if is_dead && browser::is_online() && (!waits_for_network || browser::is_visible()) {
            self.state.update_value(|state| state.socket = None);
            after(BLIP_MS, move || self.say_when_still_lost());
            self.connect();
        }
    }
}
