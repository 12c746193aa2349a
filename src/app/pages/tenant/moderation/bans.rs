//! The list of bans, which can be lifted.

use crate::app::ui::{SECOND_SLOT, SLOT, THIRD_SLOT, Time, with_element, with_three};
use crate::protocol::moderation::BanView;
use crate::texts::tenant;
use leptos::prelude::*;

/// The active bans.
#[component]
pub fn Bans(
    /// The bans.
    bans: Vec<BanView>,
    /// The query of the present view.
    back: String,
) -> impl IntoView {
    match bans.is_empty() {
        true => view! {
            <p class="empty">
                {tenant::nobody_is_banned_a_ban()}
            </p>
        }
        .into_any(),
        false => {
            let rows = bans.into_iter().map(|ban| row(ban, back.clone())).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        }
    }
}

fn row(ban: BanView, back: String) -> impl IntoView {
    let BanView { id, target, is_address, reason, by, created_at, expires_at } = ban;
    let label = tenant::lift_the_ban_of(&target);
    let target = view! { <bdi>{target}</bdi> };
    let target = match is_address {
        true => with_element(&tenant::banned_address(SLOT), target).into_any(),
        false => target.into_any(),
    };
    let reason = (!reason.is_empty())
        .then(|| with_element(&tenant::quoted(SLOT), view! { <bdi>{reason}</bdi> }));
    let terms = with_three(
        &tenant::ban_until(SLOT, SECOND_SLOT, THIRD_SLOT),
        view! { <Time at=expires_at /> },
        view! { <bdi>{by}</bdi> },
        view! { <Time at=created_at /> },
    );
    view! {
        <li data-testid="ban">
            <p>
                <strong>{target}</strong>
                <span class="meta">{reason} " " {terms}</span>
            </p>
            <form method="post">
                <input type="hidden" name="back" value=back />
                <input type="hidden" name="ban" value=id.to_string() />
                <button
                    class="button small"
                    type="submit"
                    name="action"
                    value="lift"
                    aria-label=label
                >
                    {tenant::lift()}
                </button>
            </form>
        </li>
    }
}
