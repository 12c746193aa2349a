//! The last deliveries to a webhook.

use super::view::DeliveryView;
use crate::app::ui::{SLOT, Time, with_element};
use crate::protocol::outcome_text;
use crate::texts::tenant;
use leptos::prelude::*;

/// The last deliveries to a webhook, newest first.
#[component]
pub fn Deliveries(
    /// Where forms go.
    path: String,
    /// The webhook.
    id: String,
    /// The deliveries.
    deliveries: Vec<DeliveryView>,
) -> impl IntoView {
    let rows = deliveries.into_iter().map(|delivery| row(&path, &id, delivery));
    view! {
        <h3>{tenant::last_deliveries()}</h3>
        <ul class="entries">{rows.collect_view()}</ul>
    }
}

fn row(path: &str, endpoint: &str, delivery: DeliveryView) -> impl IntoView + use<> {
    let DeliveryView { id, kind, at, state, attempts, outcome, next } = delivery;
    let tries = (attempts > 0).then(|| format!(" · {}", tenant::attempts(attempts)));
    let next = next.map(|at| {
        let words = with_element(&tenant::next_attempt(SLOT), view! { <Time at /> });
        view! { <span>" · " {words}</span> }
    });
    view! {
        <li data-testid="delivery">
            <span>
                <strong>{kind}</strong>
                <span class="hint">
                    <Time at /> " · " {state} {tries}
                    {outcome.map(|outcome| view! { " · " <bdi>{outcome_text(&outcome)}</bdi> })} {next}
                </span>
            </span>
            <form method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="resend" />
                <input type="hidden" name="id" value=endpoint.to_owned() />
                <button
                    class="button small"
                    type="submit"
                    name="message"
                    value=id
                    aria-label=tenant::send_event_again(kind)
                >
                    {tenant::send_again()}
                </button>
            </form>
        </li>
    }
}
