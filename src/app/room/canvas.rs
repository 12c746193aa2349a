//! The image with its markers and the open window; converts pixels to percent.

use super::chat_window::{ChatWindow, NewWindow};
use super::compose_target::ComposeTarget;
use super::cursors::Cursors;
use super::marker::{DraftMarker, Marker};
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::live_client::Connection;
use crate::app::ui::ClientOnly;
use crate::browser;
use crate::model::Point;
use crate::protocol::page::ImageInfo;
use leptos::either::EitherOf3;
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::html::{Div, Img};
use leptos::prelude::*;
use leptos::web_sys::HtmlImageElement;

/// The image with its markers, cursors and windows.
#[component]
pub fn Canvas(
    /// The image.
    image: ImageInfo,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let picture = NodeRef::<Img>::new();
    provide_context(picture);
    let place = move |event: MouseEvent| {
        event.stop_propagation();
        if let Some(at) = place_of(&event, picture) {
            ui.click_on_image(at);
        }
    };
    let presence = expect_context::<Presence>();
    let point = move |event: PointerEvent| {
        // A scrolling finger is not a cursor.
        if event.pointer_type() != "touch" {
            presence.point(over_picture(&event, picture));
        }
    };
    let offline = move || {
        matches!(sync.connection.get(), Connection::Offline | Connection::Terminated(_))
            .then_some("")
    };
    let ids = sync.chats.ids();
    let stage = NodeRef::<Div>::new();
    // The stylesheet of the page has the size at first; this is for changes of the setting.
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
                    <ClientOnly view=move || view! { <DraftMarker /> } />
                </div>
                <ClientOnly
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
    let ui = expect_context::<RoomUi>();
    move || match ui.open.get() {
        None => EitherOf3::A(()),
        Some(ComposeTarget::New) => EitherOf3::B(view! { <NewWindow /> }),
        Some(ComposeTarget::Chat(id)) => EitherOf3::C(view! { <ChatWindow id /> }),
    }
}

/// The place of a click on the image. A click in a window does not count: its handler may have removed
/// the window and with it the element that stops the propagation.
fn place_of(event: &MouseEvent, picture: NodeRef<Img>) -> Option<Point> {
    let is_picture = |picture: HtmlImageElement| event.target().as_ref() == Some(picture.as_ref());
    picture.get_untracked().is_some_and(is_picture).then(|| over_picture(event, picture))?
}

/// The place of the image below a pointer, whichever element is the target.
fn over_picture(event: &MouseEvent, picture: NodeRef<Img>) -> Option<Point> {
    let picture = picture.get_untracked()?;
    let rect = browser::rect_of(&picture);
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    Point::from_pixels(x - rect.x, y - rect.y, rect.width, rect.height)
}
