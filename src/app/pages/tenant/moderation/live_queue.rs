//! Keeps the moderation queue live: receives its size and fetches the list again. The server renders the
//! list, as it renders the page.

use crate::app::live_client::{Connection, LiveClient, Subscriber};
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::TenantId;
use crate::protocol::live::{ClientMessage, ServerMessage};
use crate::texts::{live, tenant};
use leptos::prelude::*;
use std::rc::Rc;

#[derive(Clone, Copy)]
struct QueueSubscriber {
    client: LiveClient,
    /// The tenant of the queue, and the page's query, which filters the list.
    subject: StoredValue<(TenantId, String)>,
    waiting: RwSignal<u32>,
    /// The size and revision of the list that is shown or being fetched.
    shown: StoredValue<Option<(u32, u64)>>,
}

/// The state of the connection and the size of the queue.
#[component]
pub fn LiveQueue(
    /// The tenant of the queue.
    tenant: TenantId,
    /// The page's query, which filters the list.
    query: String,
    /// The size of the queue.
    waiting: u32,
) -> impl IntoView {
    view! {
        <p
            class="live-queue"
            data-tenant=tenant.to_string()
            data-query=query
            data-waiting=waiting.to_string()
        >
            <span role="status" data-testid="live">
                {live::comments_waiting(waiting)}
            </span>
            <button class="text-button" type="button">
                {tenant::choose_all()}
            </button>
        </p>
    }
}

/// Starts the live queue, if the page has one.
pub fn start() {
    let Some(node) = Node::in_page(".live-queue") else { return };
    let data = |name: &str| node.attribute(name).unwrap_or_default();
    let Ok(tenant) = TenantId::new(data("data-tenant")) else { return };
    let waiting = RwSignal::new(data("data-waiting").parse().unwrap_or_default());
    let connection = RwSignal::new(Connection::Reconnecting);
    let client = LiveClient::new(connection);
    let subject = StoredValue::new((tenant, data("data-query")));
    let shown = StoredValue::new(None);
    client.start(Rc::new(QueueSubscriber { client, subject, waiting, shown }));
    node.get("button").on("click", |_| browser::check_all("#queue input[type=checkbox]"));
    let status = node.get("[role=status]");
    effect(move || {
        status.set_text(&live::comments_waiting(waiting.get()));
        match connection.get() {
            Connection::Live => status.set("data-state", "live"),
            _ => status.set_flag("data-state", false),
        }
    });
    browser::show_local_times("main");
    browser::mark_hydrated();
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
        let (tenant, query) = self.subject.get_value();
        browser::get(&format!("/t/{tenant}/moderation/queue?{query}"), move |answer| {
            // A message that came meanwhile fetches a newer list.
            if self.shown.get_value() != current {
                return;
            }
            match answer.filter(|answer| answer.status == 200) {
                Some(list) => show(&list.body, waiting),
                // The list stays as it is until the next message.
                None => self.shown.set_value(None),
            }
        });
    }
}

fn show(list: &str, waiting: u32) {
    browser::replace_choices("#queue", list);
    browser::show_local_times("#queue");
    if let Some(count) = Node::in_page("[data-testid=waiting]") {
        count.set_text(&waiting.to_string());
    }
}

impl Subscriber for QueueSubscriber {
    /// The list is fetched again after an interruption, whatever its revision.
    fn connecting(&self) {
        self.shown.set_value(None);
    }

    fn subscription(&self) -> ClientMessage {
        ClientMessage::SubscribeModeration { tenant_id: self.subject.get_value().0 }
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
