//! One webhook: its address, what it is told, and what can be done with it.

use super::delivery::Deliveries;
use super::view::{EndpointView, WebhookChoice};
use crate::app::ui::{Field, Time};
use crate::texts::tenant;
use leptos::prelude::*;

/// The longest address in characters, as the server takes it.
const MAX_URL: usize = 4_096;

/// One webhook with its deliveries.
#[component]
pub fn Endpoint(
    /// Where forms go.
    path: String,
    /// The webhook.
    endpoint: EndpointView,
) -> impl IntoView {
    let EndpointView { id, choice, off_since, old_secret_until, deliveries } = endpoint;
    let off = off_since.map(|at| {
        view! {
            <p class="hint" data-testid="webhook-off">
                "Off since " <Time at />
                {tenant::what_happens_meanwhile_is_not()}
            </p>
        }
    });
    let old = old_secret_until.map(|until| {
        view! {
            <p class="hint">"The secret before this one signs too until " <Time at=until /> "."</p>
        }
    });
    let (heading, url) = (format!("webhook-{id}"), choice.url.clone());
    let label = heading.clone();
    let actions = actions(&path, (&id, &url), off_since.is_some());
    let has_deliveries = !deliveries.is_empty();
    view! {
        <section class="part" aria-labelledby=label data-testid="webhook">
            <h2 class="webhook-url" id=heading dir="ltr">
                {url}
            </h2>
            {off}
            {old}
            <details>
                <summary>{tenant::address_and_events()}</summary>
                <form class="form" method="post" action=path.clone()>
                    <input type="hidden" name="do" value="change" />
                    <input type="hidden" name="id" value=id.clone() />
                    <Fields choice />
                    <button class="button" type="submit">
                        {tenant::save()}
                    </button>
                </form>
            </details>
            <div class="webhook-actions">{actions}</div>
            {has_deliveries.then(|| view! { <Deliveries path id deliveries /> })}
        </section>
    }
}

fn actions(path: &str, (id, url): (&str, &str), is_off: bool) -> impl IntoView + use<> {
    let all = match is_off {
        true => vec![("on", "Turn on"), ("delete", "Delete")],
        false => vec![
            ("test", "Send test event"),
            ("rotate", "Replace secret"),
            ("off", "Turn off"),
            ("delete", "Delete"),
        ],
    };
    let form = |(action, words): (&'static str, &'static str)| {
        view! {
            <form method="post" action=path.to_owned()>
                <input type="hidden" name="do" value=action />
                <button
                    class="button small"
                    type="submit"
                    name="id"
                    value=id.to_owned()
                    aria-label=format!("{words}: {url}")
                >
                    {words}
                </button>
            </form>
        }
    };
    all.into_iter().map(form).collect_view()
}

/// The fields of the forms that create and change a webhook.
#[component]
pub fn Fields(
    /// The present values.
    choice: WebhookChoice,
) -> impl IntoView {
    let WebhookChoice { url, images, discussions, comments, fastcomments } = choice;
    let topics = [
        ("images", images, "Images: created, updated, deleted, restored"),
        ("discussions", discussions, "Discussions: created, updated, deleted, restored"),
        ("comments", comments, "Comments: added, edited, deleted, restored, flagged"),
    ];
    let topics = topics.map(|(name, is_on, words)| choice_of(name, is_on, words));
    view! {
        <Field
            label=tenant::address()
            name="url"
            kind="url"
            value=url
            max=MAX_URL
            hint=tenant::use_https_comments_are_in()
        />
        {topics.into_iter().collect_view()}
        {choice_of("fastcomments", fastcomments, "Send the headers of FastComments as well")}
    }
}

fn choice_of(name: &'static str, is_on: bool, words: &'static str) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" name=name value="on" checked=is_on />
            <span>{words}</span>
        </label>
    }
}
