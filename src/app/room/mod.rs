//! The room of one image, a single island: islands share no context.
//!
//! `Sync` holds the discussions and submits operations; `Chats` exposes them as one signal for each
//! discussion; `Presence` holds other people's presence; `RoomUi` holds the interface's state;
//! `connection` connects them to the server. The other files are views.

mod bar;
mod canvas;
mod chat_window;
mod chats;
mod comment;
mod compose_target;
mod composer;
mod connection;
mod copy_link;
mod cursors;
mod delete_dialog;
mod discussion_list;
mod drafts;
mod flag_dialog;
mod guest;
mod marker;
mod placement;
mod presence;
mod presence_list;
mod refused_edits;
mod room_ui;
mod status_banner;
mod sync;
mod texts;
mod toast;
mod toasts;

pub use crate::app::ui::sentence;

use crate::app::ui::ClientOnly;
use crate::browser;
use crate::protocol::Packed;
use crate::protocol::page::RoomData;
use bar::Bar;
use canvas::Canvas;
use delete_dialog::DeleteDialog;
use discussion_list::DiscussionList;
use flag_dialog::FlagDialog;
use leptos::prelude::*;
use presence::Presence;
use room_ui::RoomUi;
use status_banner::StatusBanner;
use sync::Sync;
use toasts::Toasts;

/// The room.
#[island]
pub(crate) fn Room(
    /// The image, its discussions as of one `seq`, and the viewer.
    data: Packed<RoomData>,
) -> impl IntoView {
    let image = data.0.image.clone();
    let (signed_in, may_share) = (data.0.signed_in, data.0.may_share);
    let sync = Sync::new(data.0);
    let presence = Presence::new();
    let ui = RoomUi::new(image.id, sync);
    provide_context(sync);
    provide_context(presence);
    provide_context(ui);
    Effect::new(move |_| {
        presence.restore_setting();
        connection::start(sync, presence);
        ui.restore();
        browser::mark_hydrated();
    });
    view! {
        <div class="room-page">
            <a class="skip-link" href="#discussions">
                "Go to the list of discussions"
            </a>
            <Bar title=image.title.clone() signed_in may_share />
            <ClientOnly view=move || view! { <StatusBanner /> } />
            <main class="room">
                <Canvas image />
                <DiscussionList />
            </main>
            <ClientOnly
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
