//! The room of one image: one island in which everything moves. Knows the server only by `rpc`.
//!
//! `Sync` holds what is there and sends what is wanted; `Desk` holds what this person has open and
//! half written; the other files draw.

mod bar;
mod canvas;
mod chat_window;
mod comment;
mod composer;
mod delete_dialog;
mod desk;
mod drafts;
mod edits;
mod guest;
mod list;
mod live;
mod marker;
mod placement;
mod sync;
mod toasts;

use crate::app::ui::Late;
use crate::browser;
use crate::protocol::Packed;
use crate::protocol::page::RoomData;
use bar::Bar;
use canvas::Canvas;
use delete_dialog::DeleteDialog;
use desk::Desk;
pub use desk::sentence;
use leptos::prelude::*;
use list::DiscussionList;
use sync::Sync;
use toasts::Toasts;

/// The room.
#[island]
pub(crate) fn Room(
    /// The image, its discussions as of one place in the log, and who looks.
    data: Packed<RoomData>,
) -> impl IntoView {
    let RoomData { image, snapshot, me } = data.0;
    let sync = Sync::new(&image, snapshot, me);
    let desk = Desk::new(image.id, sync);
    provide_context(sync);
    provide_context(desk);
    Effect::new(move |_| {
        live::start(sync);
        desk.wake();
        browser::mark_hydrated();
    });
    view! {
        <div class="room-page">
            <a class="skip-link" href="#discussions">
                "Go to the list of discussions"
            </a>
            <Bar title=image.title.clone() />
            <main class="room">
                <Canvas image />
                <DiscussionList />
            </main>
            <Late
                class="late"
                view=move || {
                    view! {
                        <Toasts />
                        <DeleteDialog />
                    }
                }
            />
        </div>
    }
}
