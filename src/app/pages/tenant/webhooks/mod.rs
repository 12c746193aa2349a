//! `/t/{tenant}/webhooks`: the webhooks of a tenant and their last deliveries.

mod delivery;
mod endpoint;
mod view;

pub use view::{DeliveryView, EndpointView, WebhookChoice, WebhooksView};

use self::endpoint::Endpoint;
use super::{Tab, TenantFrame};
use crate::app::ui::{Problem, Secret, Success};
use crate::model::Role;
use crate::texts::tenant;
use endpoint::Fields;
use leptos::prelude::*;

/// The webhooks of a tenant.
#[component]
pub fn WebhooksPage(
    /// The webhooks.
    view: WebhooksView,
    /// The result of the last form.
    done: Option<String>,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let WebhooksView { tenant, name, endpoints, secret, chosen } = view;
    let path = format!("/t/{tenant}/webhooks");
    let sections = endpoints.into_iter().map(|endpoint| {
        let path = path.clone();
        view! { <Endpoint path endpoint /> }
    });
    let sections = sections.collect_view();
    view! {
        <TenantFrame tenant name role=Role::Administrator current=Tab::Webhooks>
            <h1>{tenant::webhooks()}</h1>
            <Success text=done />
            <Problem text=problem />
            {secret.map(new_secret)}
            <p class="hint">
                {tenant::what_happens_here_is_sent()}
            </p>
            <NewEndpoint path=path.clone() chosen=chosen.unwrap_or_default() />
            {sections}
        </TenantFrame>
    }
}

fn new_secret(secret: String) -> impl IntoView {
    view! {
        <section class="part fresh" aria-labelledby="secret" data-testid="new-secret">
            <h2 id="secret">{tenant::your_signing_secret()}</h2>
            <p class="hint">
                {tenant::store_the_signing_secret()}
            </p>
            <Secret label=tenant::secret() value=secret hook="webhook-secret" />
        </section>
    }
}

#[component]
fn NewEndpoint(path: String, chosen: WebhookChoice) -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="create">
            <h2 id="create">{tenant::new_webhook()}</h2>
            <form class="form" method="post" action=path>
                <input type="hidden" name="do" value="create" />
                <Fields choice=chosen />
                <button class="button primary" type="submit">
                    {tenant::create_webhook()}
                </button>
            </form>
        </section>
    }
}
