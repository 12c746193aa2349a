//! The client of the live protocol: connecting, resuming, detecting silence, reconnecting.

use super::connection::Connection;
use super::link_state::{CHECK_INTERVAL_MS, LinkState, Liveness};
use super::subscriber::Subscriber;
use crate::browser::socket::Socket;
use crate::browser::{self, after, every};
use crate::model::json::read;
use crate::protocol::live::{
    ClientMessage, CloseCode, SUBPROTOCOL, ServerMessage, TerminationReason,
};
use leptos::prelude::*;
use std::collections::VecDeque;
use std::rc::Rc;

/// LP18: how long a probed connection may take to answer. Milliseconds, as all of these.
const PROBE_TIMEOUT_MS: i32 = 5_000;
/// LP19: a shorter interruption is not reported.
const GRACE_MS: i32 = 1_000;
/// In an animation frame, frames of the socket are read until they have brought as many messages.
const MESSAGES_PER_FRAME: usize = 5;
/// As many frames of the socket can wait until what was read is shown. With more of them, since others write for longer, an
/// animation frame reads in any case, and more messages the more frames wait.
const BURST: usize = 16;
/// Answered by every server, whatever it answers, without a look at the database.
const LINE_CHECK: &str = "/healthz";

/// The page's connection to the server. Copies are handles to the same connection.
#[derive(Clone, Copy)]
pub struct LiveClient {
    connection: RwSignal<Connection>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    link: LinkState,
    socket: Option<Socket>,
    /// Frames from the socket that were not read yet.
    inbox: VecDeque<String>,
    subscriber: Option<Rc<dyn Subscriber>>,
}

impl LiveClient {
    /// A client that reports its state in `connection`. To be called in the browser only: its parts
    /// stay on one thread.
    pub fn new(connection: RwSignal<Connection>) -> Self {
        Self { connection, inner: StoredValue::new_local(Inner::default()) }
    }

    /// Connects, and reconnects as long as the page lives.
    pub fn start(self, subscriber: Rc<dyn Subscriber>) {
        self.inner.update_value(|inner| {
            inner.subscriber = Some(subscriber);
            inner.link.begin_checks(browser::uptime(), browser::now().0);
        });
        browser::on_window("offline", move |_| self.try_network());
        browser::on_window("online", move |_| self.probe());
        browser::on_document("visibilitychange", move |_| {
            if browser::is_visible() {
                self.probe();
            }
        });
        every(CHECK_INTERVAL_MS, move || self.check());
        self.connect();
    }

    /// Closed for good before it was ever open.
    pub fn refuse(self, reason: TerminationReason) {
        self.connection.set(Connection::Terminated(reason));
    }

    /// Opens a socket in place of the present one, unless the connection is terminated.
    pub fn connect(self) {
        if self.is_terminated() {
            return;
        }
        self.read_all();
        let Some(attempt) = self.link(|link| link.begin_attempt(browser::uptime())) else { return };
        self.with_subscriber(|subscriber| subscriber.connecting());
        if self.connection.get_untracked() == Connection::Offline && browser::is_online() {
            self.connection.set(Connection::Reconnecting);
        }
        let is_current = move || self.inner.with_value(|inner| inner.link.is_current(attempt));
        let socket = Socket::open(
            "/live",
            SUBPROTOCOL,
            move || self.opened(),
            move |text| self.received(text),
            move |code| {
                if is_current() {
                    self.closed(code);
                }
            },
        );
        match socket {
            Some(socket) => self.inner.update_value(|inner| inner.socket = Some(socket)),
            None => self.closed(0),
        }
    }

    /// Subscribes from the present position, after a subscription in flight is answered.
    pub fn subscribe(self) {
        if self.link(LinkState::begin_subscribe) == Some(true) {
            self.with_subscriber(|subscriber| self.send(&subscriber.subscription()));
        }
    }

    /// The server answered the subscription.
    pub fn subscribed(self) {
        if self.connection.get_untracked() != Connection::Live {
            self.connection.set(Connection::Live);
        }
        if self.link(LinkState::finish_subscribe) == Some(true) {
            self.subscribe();
        }
    }

    /// Sends a message, if the socket is open.
    pub fn send(self, message: &ClientMessage) {
        let text = serde_json::to_string(&[message]).unwrap_or_default();
        self.inner.with_value(|inner| inner.socket.as_ref().map(|socket| socket.send(&text)));
    }

    fn opened(self) {
        self.link(|link| link.open(browser::uptime()));
        self.subscribe();
    }

    /// No frame of a hidden page is seen: there everything is read at once.
    fn received(self, text: String) {
        self.link(|link| link.received(browser::uptime()));
        let is_first = self.inner.try_update_value(|inner| {
            inner.inbox.push_back(text);
            inner.inbox.len() == 1
        });
        if !browser::is_visible() {
            self.read_all();
        } else if is_first == Some(true) {
            self.read_soon();
        }
    }

    /// Reads as many messages as an animation frame takes, and the others in the next ones.
    fn read_soon(self) {
        browser::next_frame(move || {
            if !browser::is_visible() {
                return self.read_all();
            }
            let waiting = self.waiting();
            let mut is_busy = false;
            self.with_subscriber(|subscriber| is_busy = subscriber.is_busy());
            let mut left = match is_busy && waiting <= BURST {
                true => 0,
                false => MESSAGES_PER_FRAME.max(waiting / BURST),
            };
            while left > 0 && self.waiting() > 0 {
                left = left.saturating_sub(self.read_next());
            }
            if self.waiting() > 0 {
                self.read_soon();
            }
        });
    }

    fn read_all(self) {
        while self.waiting() > 0 {
            self.read_next();
        }
    }

    fn waiting(self) -> usize {
        self.inner.try_with_value(|inner| inner.inbox.len()).unwrap_or_default()
    }

    /// Reads a frame of the socket; returns the number of messages in it.
    fn read_next(self) -> usize {
        let next = self.inner.try_update_value(|inner| inner.inbox.pop_front());
        let messages = next.flatten().and_then(|text| read::<Vec<ServerMessage>>(&text));
        let Some(messages) = messages else { return 1 };
        let count = messages.len();
        for message in &messages {
            if let ServerMessage::Bye { retry_in_ms } = message {
                #[expect(clippy::cast_precision_loss, reason = "a few seconds")]
                let delay = *retry_in_ms as f64;
                self.link(|link| link.announce_retry(delay));
            }
        }
        self.with_subscriber(|subscriber| subscriber.receive(messages));
        count
    }

    fn closed(self, code: u16) {
        self.read_all();
        if let Some(reason) = TerminationReason::of_close_code(code) {
            return self.terminate(reason);
        }
        if code == CloseCode::SignInAgain as u16 {
            self.with_subscriber(|subscriber| subscriber.session_ended());
            self.link(LinkState::end_session);
        }
        self.connect_later();
    }

    /// LP19: connects again after the backoff. That there is no network is believed now: an attempt has failed.
    fn connect_later(self) {
        self.read_all();
        let delay = self.inner.try_update_value(|inner| {
            inner.socket = None;
            (inner.link.close(browser::uptime(), browser::random_up_to(1.0)), inner.link.attempt())
        });
        let Some((delay, attempt)) = delay else { return };
        match browser::is_online() {
            true => after(GRACE_MS, move || self.report_interruption()),
            false if self.connection.get_untracked() == Connection::Offline => {}
            false => self.connection.set(Connection::Offline),
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most some seconds")]
        after(delay as i32, move || {
            let is_waiting =
                |inner: &Inner| inner.link.is_current(attempt) && inner.socket.is_none();
            if self.inner.with_value(is_waiting) {
                self.connect();
            }
        });
    }

    fn terminate(self, reason: TerminationReason) {
        self.drop_socket();
        let has_ended_session = self.inner.with_value(|inner| inner.link.has_ended_session());
        let reason = match reason {
            TerminationReason::Deleted if has_ended_session => TerminationReason::SignedOut,
            reason => reason,
        };
        self.connection.set(Connection::Terminated(reason));
    }

    fn report_interruption(self) {
        let is_open = self.inner.with_value(|inner| inner.link.open_attempt().is_some());
        if !is_open && self.connection.get_untracked() == Connection::Live {
            self.connection.set(Connection::Reconnecting);
        }
    }

    /// The browser reports that there is no network. Behind some adapters it says so on a working line: a request
    /// that fails proves it, and so does a connection without a sign of life.
    fn try_network(self) {
        browser::get(LINE_CHECK, move |answer| {
            if answer.is_none() && !browser::is_online() && !self.is_terminated() {
                self.connect_later();
            }
        });
        self.probe();
    }

    fn check(self) {
        let (now, wall) = (browser::uptime(), browser::now().0);
        let check = |inner: &mut Inner| inner.link.check(now, wall, inner.socket.is_some());
        match self.inner.try_update_value(check) {
            Some(Liveness::Silent) => self.replace(),
            Some(Liveness::Woken) => self.probe(),
            _ => {}
        }
    }

    /// LP18: asks an open connection for a sign of life, or connects without delay.
    fn probe(self) {
        let Some(attempt) = self.inner.with_value(|inner| inner.link.open_attempt()) else {
            return self.connect();
        };
        let probed_at = browser::uptime();
        self.subscribe();
        after(PROBE_TIMEOUT_MS, move || {
            let is_dead = |inner: &Inner| {
                inner.link.is_current(attempt) && inner.link.is_silent_since(probed_at)
            };
            if self.inner.with_value(is_dead) {
                self.replace();
            }
        });
    }

    /// Gives up a silent connection for a new one.
    fn replace(self) {
        self.drop_socket();
        after(GRACE_MS, move || self.report_interruption());
        self.connect();
    }

    fn drop_socket(self) {
        self.inner.update_value(|inner| {
            inner.socket = None;
            inner.link.drop_socket();
        });
    }

    fn is_terminated(self) -> bool {
        matches!(self.connection.get_untracked(), Connection::Terminated(_))
    }

    fn link<T>(self, change: impl FnOnce(&mut LinkState) -> T) -> Option<T> {
        self.inner.try_update_value(|inner| change(&mut inner.link))
    }

    /// Calls the page while nothing of the client is borrowed.
    fn with_subscriber(self, call: impl FnOnce(&dyn Subscriber)) {
        let subscriber = self.inner.with_value(|inner| inner.subscriber.clone());
        if let Some(subscriber) = subscriber {
            call(&*subscriber);
        }
    }
}
