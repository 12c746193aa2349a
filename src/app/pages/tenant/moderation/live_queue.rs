//! Keeps the moderation queue live: receives its size and fetches the list again. The server renders the
//! list, as it renders the page, which keeps that code out of the wasm of all pages.

use crate::app::live_client::{Connection, LiveClient, Subscriber};
use crate::browser;
use crate::model::TenantId;
use crate::protocol::live::{ClientMessage, ServerMessage};
use leptos::prelude::*;
use std::rc::Rc;

#[derive(Clone, Copy)]
struct QueueSubscriber {
    client: LiveClient,
    tenant: StoredValue<TenantId>,
    query: StoredValue<String>,
    waiting: RwSignal<u32>,
    /// The size and revision of the list that is shown or being fetched.
    shown: StoredValue<Option<(u32, u64)>>,
}

/// The state of the connection and the size of the queue.
#[island]
pub fn LiveQueue(
    /// The tenant of the queue.
    tenant: TenantId,
    /// The page's query, which filters the list.
    query: String,
    /// The size of the queue.
    waiting: u32,
) -> impl IntoView {
    let (waiting, connection) = (RwSignal::new(waiting), RwSignal::new(Connection::Reconnecting));
    let (tenant, query) = (StoredValue::new(tenant), StoredValue::new(query));
    Effect::new(move |_| {
        let client = LiveClient::new(connection);
        let shown = StoredValue::new(None);
        client.start(Rc::new(QueueSubscriber { client, tenant, query, waiting, shown }));
        browser::mark_hydrated();
    });
    let words = move || match waiting.get() {
        0 => "Nothing waits".to_owned(),
        1 => "1 comment waits".to_owned(),
        many => format!("{many} comments wait"),
    };
    let state = move || (connection.get() == Connection::Live).then_some("live");
    let choose = move |_| browser::check_all("#queue input[type=checkbox]");
    view! {
        <p class="live-queue">
            <span role="status" data-testid="live" data-state=state>
                {words}
            </span>
            <button class="text-button" type="button" on:click=choose>
                "Choose all"
            </button>
        </p>
    }
}

impl QueueSubscriber {
    /// Fetches the list when it changed.
    fn update(self, waiting: u32, revision: u64) {
        let current = Some((waiting, revision));
        if self.shown.get_value() == current {
            return;
        }
        self.shown.set_value(current);
        self.waiting.set(waiting);
        let (tenant, query) = (self.tenant.get_value(), self.query.get_value());
        let path = format!("/t/{}/moderation/queue?{query}", tenant.as_str());
        browser::fetch_text(&path, move |list| {
            // A message that came meanwhile fetches a newer list.
            if self.shown.get_value() != current {
                return;
            }
            match list {
                Some(html) => {
                    browser::replace_choices("#queue", &html);
                    browser::set_text("[data-testid=waiting]", &waiting.to_string());
                }
                // The list stays as it is until the next message.
                None => self.shown.set_value(None),
            }
        });
    }
}

impl Subscriber for QueueSubscriber {
    /// The list is fetched again after an interruption, whatever its revision.
    fn connecting(&self) {
        self.shown.set_value(None);
    }

    fn subscription(&self) -> ClientMessage {
        ClientMessage::SubscribeModeration { tenant_id: self.tenant.get_value() }
    }

    fn receive(&self, messages: Vec<ServerMessage>) {
        for message in messages {
            if let ServerMessage::Moderation { waiting, revision, .. } = message {
                self.client.subscribed();
                self.update(waiting, revision);
            }
        }
    }
}
