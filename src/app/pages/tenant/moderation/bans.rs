//! The list of bans, which can be lifted.

use crate::app::ui::Time;
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
    let BanView { id, whom, is_address, reason, by, created_at, expires_at } = ban;
    let kind = if is_address { "Address " } else { "" };
    let reason = (!reason.is_empty()).then(|| view! { "“"<bdi>{reason}</bdi>"” " });
    let label = format!("Lift the ban of {whom}");
    view! {
        <li data-testid="ban">
            <p>
                <strong>{kind}<bdi>{whom}</bdi></strong>
                <span class="meta">
                    {reason}"until "<Time at=expires_at />", by "<bdi>{by}</bdi>" on "
                    <Time at=created_at />
                </span>
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
