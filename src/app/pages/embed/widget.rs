//! The markup of the widget: the stage without a picture, and the templates of everything that comes later. The same for
//! every image, reader and site.

use crate::app::room::{status, templates};
use crate::app::ui::{html, sprite};
use leptos::prelude::*;

/// The markup as HTML, with the symbols of its icons in it: those of a document do not reach into a shadow root.
pub fn widget() -> String {
    let sprite = sprite(&html(room(String::new())));
    html(room(sprite))
}

fn room(sprite: String) -> impl IntoView {
    view! {
        <div class="room-page widget">
            <div class="slot" data-slot="banner"></div>
            <button class="skip-link place-button" type="button" hidden>
                "Place a marker with the keyboard"
            </button>
            <div class="stage" data-testid="stage">
                <div class="picture" data-part="picture"></div>
                <div class="markers" data-slot="markers"></div>
            </div>
            <div class="slot" data-slot="overlay"></div>
            {status()}
            {templates()}
            <div class="slot" inner_html=sprite></div>
        </div>
    }
}
