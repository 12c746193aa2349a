//! The markup of the widget: the stage without a picture, and the templates of everything that comes later. The same for
//! every image and site, and all readers of a language.

use crate::app::room::{status, templates};
use crate::app::shell::messages;
use crate::app::ui::{html, sprite};
use crate::texts;
use crate::texts::{room, widget};
use leptos::prelude::*;

/// The markup as HTML, with the symbols of its icons in it: those of a document do not reach into a shadow root. `assets`
/// is the URL path of the folder with the widget's scripts and styles.
pub fn widget(assets: &str) -> String {
    let sprite = sprite(&html(room(assets.to_owned(), String::new())));
    html(room(assets.to_owned(), sprite))
}

/// The picture is the page's: over it is an element with three of its corners, which are measured. Windows are above all
/// of the page (`popover`).
fn room(assets: String, sprite: String) -> impl IntoView {
    let locale = texts::locale();
    view! {
        <div
            class="room-page widget"
            data-assets=assets
            lang=locale.tag()
            dir=locale.direction()
            data-text-add-marker=widget::add_a_marker()
            data-text-click-image=widget::click_on_the_image()
            data-text-sign-out=widget::sign_out()
            data-text-not-accepted=widget::page_did_not_accept()
            data-text-no-answer=widget::page_did_not_answer()
        >
            <div class="slot banner" data-slot="banner"></div>
            <button class="button small place-button" type="button" hidden>
                {room::place_a_marker_with_the()}
            </button>
            <div class="stage" data-testid="stage">
                <div class="picture" data-part="picture">
                    <i></i>
                    <i></i>
                    <i></i>
                </div>
                <div class="places">
                    <div class="shade" hidden></div>
                    <div class="markers" data-slot="markers"></div>
                </div>
                <div class="slot" data-slot="overlay"></div>
            </div>
            <div class="windows" data-slot="windows" popover="manual"></div>
            <div class="status">{status()}</div>
            {templates()}
            {messages()}
            <div class="slot" inner_html=sprite></div>
        </div>
    }
}
