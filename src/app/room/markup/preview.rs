//! The card beside a marker that tells who wrote what.

use super::template::template;
use crate::app::ui::{Icon, SLOT, with_element};
use crate::texts::room;
use leptos::prelude::*;

/// The template of the card.
pub fn preview_template() -> impl IntoView {
    let last = view! { <bdi data-part="last-author"></bdi> };
    let card = view! {
        <div class="preview" id="marker-preview" role="tooltip" data-testid="preview">
            <p class="preview-by">
                <span aria-hidden="true" data-part="avatar"></span>
                <bdi data-part="author"></bdi>
                " "
                <time></time>
            </p>
            <p class="preview-text" dir="auto"></p>
            <p class="preview-meta">
                <span data-part="replies"></span>
                <span data-part="last">{with_element(&room::last_by(SLOT), last)}</span>
                <span class="badge">
                    <Icon name="check" />
                    {room::resolved()}
                </span>
            </p>
        </div>
    };
    template("preview", card)
}
