//! The room of one image: one island in which everything moves. Knows the server only by `rpc`.
//!
//! `Sync` holds what is there and sends what is wanted, `Chats` shows it to those who draw, a signal
//! for each discussion; `Presence` holds who is here; `Desk` holds what this person has open and half
//! written; `live` is the line to the server; the other files draw.

mod backoff;
mod bar;
mod canvas;
mod chat_window;
mod chats;
mod comment;
mod composer;
mod cursors;
mod delete_dialog;
mod desk;
mod drafts;
mod edits;
mod flag_dialog;
mod guest;
mod here;
mod list;
mod live;
mod marker;
mod notice;
mod placement;
mod presence;
mod sync;
mod toasts;

use crate::app::ui::Late;
use crate::browser;
use crate::protocol::Packed;
use crate::protocol::page::RoomData;
pub use backoff::Backoff;
use bar::Bar;
use canvas::Canvas;
use delete_dialog::DeleteDialog;
use desk::Desk;
pub use desk::sentence;
use flag_dialog::FlagDialog;
use leptos::prelude::*;
use list::DiscussionList;
use notice::Notice;
use presence::Presence;
use sync::Sync;
use toasts::Toasts;

/// The room.
#[island]
pub(crate) fn Room(
    /// The image, its discussions as of one place in the log, and who looks.
    data: Packed<RoomData>,
) -> impl IntoView {
    let image = data.0.image.clone();
    let (signed_in, may_share) = (data.0.signed_in, data.0.may_share);
    let sync = Sync::new(data.0);
    let presence = Presence::new();
    let desk = Desk::new(image.id, sync);
    provide_context(sync);
    provide_context(presence);
    provide_context(desk);
    Effect::new(move |_| {
        presence.wake();
        live::start(sync, presence);
        desk.wake();
        browser::mark_hydrated();
    });
    view! {
        <div class="room-page">
            <a class="skip-link" href="#discussions">
                "Go to the list of discussions"
            </a>
            <Bar title=image.title.clone() signed_in may_share />
            <Late class="late" view=move || view! { <Notice /> } />
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
                        <FlagDialog />
                    }
                }
            />
        </div>
    }
}
