//! The way to other images of the tenant, in the bar. The script shows it when there are any (`js/switcher.js`).

use crate::app::room::template;
use crate::app::ui::Icon;
use crate::texts::room;
use leptos::prelude::*;

/// Previous, all, next; the panel with thumbnails is empty until it is opened.
#[component]
pub fn Switcher(
    /// The address of the gallery: where both links lead until the script knows the neighbours.
    gallery: String,
) -> impl IntoView {
    let item = view! {
        <li>
            <a>
                <img alt="" width="120" height="75" loading="lazy" decoding="async" />
                <span dir="auto"></span>
            </a>
        </li>
    };
    view! {
        <nav class="switcher" aria-label=room::images() data-testid="switcher" hidden>
            <a class="icon-button" rel="prev" href=gallery.clone() aria-label=room::previous_image() title=room::previous_image()>
                <Icon name="previous" />
            </a>
            <button
                class="icon-button"
                type="button"
                popovertarget="switcher-panel"
                aria-label=room::all_images()
                title=room::all_images()
            >
                <Icon name="images" />
            </button>
            <a class="icon-button" rel="next" href=gallery aria-label=room::next_image() title=room::next_image()>
                <Icon name="next" />
            </a>
            <ol class="switcher-panel" id="switcher-panel" popover aria-label=room::images()></ol>
            {template("switcher-item", item)}
        </nav>
    }
}
