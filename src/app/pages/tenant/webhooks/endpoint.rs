//! One webhook: its address, what it is told, and what can be done with it.

use super::delivery::Deliveries;
use super::view::{EndpointView, WebhookChoice};
use crate::app::ui::{Field, SLOT, Time, with_element};
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
                {with_element(&tenant::off_since(SLOT), view! { <Time at /> })}
            </p>
        }
    });
    let old = old_secret_until.map(|until| {
        let words = tenant::the_old_secret_signs_too(SLOT);
        view! { <p class="hint">{with_element(&words, view! { <Time at=until /> })}</p> }
    });
    let (heading, url) = (format!("webhook-{id}"), choice.url.clone());
    let label = heading.clone();
    let actions = actions(&path, (&id, &url), off_since.is_some());
    let has_deliveries = !deliveries.is_empty();
    view! {
        <section class="part" aria-labelledby=label data-testid="webhook">
            <h2 class="webhook-url" id=heading>
                <bdi dir="ltr">{url}</bdi>
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
        true => vec![("on", tenant::turn_on()), ("delete", tenant::delete())],
        false => vec![
            ("test", tenant::send_test_event()),
            ("rotate", tenant::replace_secret()),
            ("off", tenant::turn_off()),
            ("delete", tenant::delete()),
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
                    aria-label=tenant::action_on(words, url)
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
        ("images", images, tenant::events_of_images()),
        ("discussions", discussions, tenant::events_of_discussions()),
        ("comments", comments, tenant::events_of_comments()),
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
        {choice_of("fastcomments", fastcomments, tenant::send_headers_of_fastcomments())}
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
