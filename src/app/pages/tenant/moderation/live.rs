//! Keeps the queue live: hears how much waits, and shows the list anew. The server draws it, as it drew
//! the page: the browser part is the same for all pages, and an image's first visit pays for it.

use crate::app::room::Backoff;
use crate::browser::socket::Socket;
use crate::browser::{self, after, every};
use crate::model::TenantId;
use crate::protocol::live::{ClientMessage, SUBPROTOCOL, ServerMessage};
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// LP18: the server says something every 30 s at the latest. Milliseconds, as all of these.
const SILENCE_MS: i64 = 32_000;
/// How often that is looked at.
const LOOK_MS: i32 = 2_500;

/// The line to the server. A copy is the same.
#[derive(Clone, Copy)]
struct Line {
    tenant: StoredValue<TenantId>,
    query: StoredValue<String>,
    waiting: RwSignal<u32>,
    is_live: RwSignal<bool>,
    state: StoredValue<State, LocalStorage>,
}

#[derive(Default)]
struct State {
    socket: Option<Socket>,
    number: u32,
    backoff: Backoff,
    heard: i64,
    /// How much waits and in which revision, as it is shown or asked for.
    told: Option<(u32, u64)>,
    opened: Option<i64>,
    is_over: bool,
}

/// Whether the queue is live, and how much waits.
#[island]
pub fn LiveQueue(
    /// Whose queue.
    tenant: TenantId,
    /// What is shown of it, as a query.
    query: String,
    /// How much waits.
    waiting: u32,
) -> impl IntoView {
    let (waiting, is_live) = (RwSignal::new(waiting), RwSignal::new(false));
    let (tenant, query) = (StoredValue::new(tenant), StoredValue::new(query));
    Effect::new(move |_| {
        // Made in the browser only: it may not go from one thread to another.
        let state = StoredValue::new_local(State::default());
        let line = Line { tenant, query, waiting, is_live, state };
        line.connect();
        every(LOOK_MS, move || line.look());
        browser::mark_hydrated();
    });
    let words = move || match waiting.get() {
        0 => "Nothing waits".to_owned(),
        1 => "1 comment waits".to_owned(),
        many => format!("{many} comments wait"),
    };
    let choose = move |_| browser::check_all("#queue input[type=checkbox]");
    view! {
        <p class="live-queue">
            <span role="status" data-testid="live" data-state=move || is_live.get().then_some("live")>
                {words}
            </span>
            <button class="text-button" type="button" on:click=choose>
                "Choose all"
            </button>
        </p>
    }
}

impl Line {
    fn connect(self) {
        let number = self.state.try_update_value(|state| {
            state.number += 1;
            state.opened = None;
            state.heard = browser::now().0;
            state.number
        });
        let Some(number) = number else { return };
        let is_current = move || self.state.with_value(|state| state.number == number);
        let closed = move |code| {
            if is_current() {
                self.closed(code);
            }
        };
        let socket = Socket::open(
            "/live",
            SUBPROTOCOL,
            move || self.opened(),
            move |text| self.heard(&text),
            closed,
        );
        self.state.update_value(|state| state.socket = socket);
    }

    fn opened(self) {
        self.state.update_value(|state| state.opened = Some(browser::now().0));
        let message = ClientMessage::SubscribeModeration { tenant_id: self.tenant.get_value() };
        let text = serde_json::to_string(&[message]).unwrap_or_default();
        self.state.with_value(|state| state.socket.as_ref().map(|socket| socket.send(&text)));
    }

    fn heard(self, text: &str) {
        self.state.update_value(|state| state.heard = browser::now().0);
        let messages = serde_json::from_slice::<Vec<ServerMessage>>(text.as_bytes());
        for message in messages.unwrap_or_default() {
            if let ServerMessage::Moderation { waiting, revision, .. } = message {
                self.told(waiting, revision);
            }
        }
    }

    /// The first word after a break is news in any case.
    fn told(self, waiting: u32, revision: u64) {
        let word = Some((waiting, revision));
        let before = self.state.try_update_value(|state| std::mem::replace(&mut state.told, word));
        if self.is_live.get_untracked() && before == Some(word) {
            return;
        }
        self.is_live.set(true);
        self.waiting.set(waiting);
        let (tenant, query) = (self.tenant.get_value(), self.query.get_value());
        spawn_local(async move {
            let list = rpc::moderation_queue(tenant, query).await;
            // A list that was asked for before the last word may be older than the one after it.
            if self.state.with_value(|state| state.told != word) {
                return;
            }
            match list {
                Ok(html) => {
                    browser::replace_choices("#queue", &html);
                    browser::set_text("[data-testid=waiting]", &waiting.to_string());
                }
                // The list stays as it is; the next word asks again.
                Err(_) => self.state.update_value(|state| state.told = None),
            }
        });
    }

    fn closed(self, code: u16) {
        self.is_live.set(false);
        let now = browser::now().0;
        let delay = self.state.try_update_value(|state| {
            state.socket = None;
            // LP21: final. Who moderates no more finds out with the next click.
            state.is_over |= (4_500..5_000).contains(&code);
            let held = state.opened.take().map(|opened| now - opened);
            state.backoff.delay(held, browser::random_up_to(1.0))
        });
        let is_over = self.state.with_value(|state| state.is_over);
        #[expect(clippy::cast_possible_truncation, reason = "at most some seconds")]
        if let Some(delay) = delay.filter(|_| !is_over) {
            after(delay as i32, move || self.connect());
        }
    }

    /// Gives up a line that says nothing any more.
    fn look(self) {
        let now = browser::now().0;
        let is_silent =
            self.state.with_value(|state| state.socket.is_some() && now - state.heard > SILENCE_MS);
        if is_silent {
            self.is_live.set(false);
            self.connect();
        }
    }
}
