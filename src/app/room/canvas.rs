//! The image with its markers and the open window: pixels become percent here.

use super::chat_window::{ChatWindow, NewWindow};
use super::cursors::Cursors;
use super::desk::{Desk, Place};
use super::marker::{DraftMarker, Marker};
use super::presence::Presence;
use super::sync::{Connection, Sync};
use crate::app::ui::Late;
use crate::browser;
use crate::model::Point;
use crate::protocol::page::ImageInfo;
use leptos::either::EitherOf3;
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::html::{Div, Img};
use leptos::prelude::*;
use leptos::web_sys::HtmlImageElement;

/// The image and everything pinned to it.
#[component]
pub fn Canvas(
    /// The image.
    image: ImageInfo,
) -> impl IntoView {
    let (sync, desk) = (expect_context::<Sync>(), expect_context::<Desk>());
    let picture = NodeRef::<Img>::new();
    provide_context(picture);
    let place = move |event: MouseEvent| {
        event.stop_propagation();
        if let Some(at) = place_of(&event, picture) {
            desk.click_on_image(at);
        }
    };
    let presence = expect_context::<Presence>();
    let point = move |event: PointerEvent| {
        // A finger that scrolls points at nothing.
        if event.pointer_type() != "touch" {
            presence.point(over_picture(&event, picture));
        }
    };
    let offline = move || {
        matches!(sync.connection.get(), Connection::Offline | Connection::Over(_)).then_some("")
    };
    let ids = sync.chats.ids();
    let stage = NodeRef::<Div>::new();
    // The page came with a size; this is for the one that is decided while it is open.
    let marker_size = Memo::new(move |_| sync.may.get().marker_size);
    Effect::new(move || {
        if let Some(stage) = stage.get() {
            browser::set_marker_size(&stage, marker_size.get());
        }
    });
    view! {
        <div class="canvas">
            <div class="stage" node_ref=stage data-testid="stage" data-offline=offline on:click=place on:pointermove=point on:pointerleave=move |_| presence.point(None)>
                <img
                    node_ref=picture
                    src=image.src
                    alt=image.title
                    width=image.width
                    height=image.height
                    draggable="false"
                />
                <div class="markers">
                    <For each=move || ids.get() key=|id| *id let:id>
                        <Marker id />
                    </For>
                    <Late class="late" view=move || view! { <DraftMarker /> } />
                </div>
                <Late
                    class="late"
                    view=move || {
                        view! {
                            <Cursors />
                            <Windows />
                        }
                    }
                />
            </div>
        </div>
    }
}

/// The open window.
#[component]
fn Windows() -> impl IntoView {
    let desk = expect_context::<Desk>();
    move || match desk.open.get() {
        None => EitherOf3::A(()),
        Some(Place::New) => EitherOf3::B(view! { <NewWindow /> }),
        Some(Place::Chat(id)) => EitherOf3::C(view! { <ChatWindow id /> }),
    }
}

/// Where on the image a click went. One that came up from a window is none: its own handler may
/// just have removed that window, and with it what would have stopped the click.
fn place_of(event: &MouseEvent, picture: NodeRef<Img>) -> Option<Point> {
    let is_picture = |picture: HtmlImageElement| event.target().as_ref() == Some(picture.as_ref());
    picture.get_untracked().is_some_and(is_picture).then(|| over_picture(event, picture))?
}

/// Which place of the image a pointer is over, whatever else is there.
fn over_picture(event: &MouseEvent, picture: NodeRef<Img>) -> Option<Point> {
    let picture = picture.get_untracked()?;
    let rect = browser::rect_of(&picture);
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    Point::from_pixels(x - rect.x, y - rect.y, rect.width, rect.height)
}
