//! The bar above the image: the connection, and sharing.

use super::copy_link::copy_link;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::live_client::Connection;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::texts::live;
use leptos::prelude::*;

/// Shows the connection, and connects the button for sharing.
pub fn start(sync: Sync, ui: RoomUi) {
    if let Some(share) = Node::in_page("[data-testid=share]") {
        share.on("click", move |_| {
            copy_link(ui, format!("/i/{}{}", sync.image, browser::shown_part()))
        });
    }
    let Some(status) = Node::in_page(".connection") else { return };
    effect(move || {
        let connection = sync.connection.get();
        let (state, words, consequence) = match connection {
            Connection::Live => ("live", live::connection_live(), ""),
            Connection::Reconnecting => ("reconnecting", live::connection_connecting(), ""),
            Connection::Offline => {
                ("offline", live::connection_offline(), live::connection_consequence())
            }
            Connection::Terminated(_) => {
                ("offline", live::connection_not_live(), live::connection_consequence())
            }
        };
        status.set("data-state", state);
        status.get("[data-part=connection]").set_text(words);
        status.get("[data-part=consequence]").set_text(consequence);
        // The first connect is reported only when it takes long.
        if connection != Connection::Reconnecting {
            status.set_flag("data-fresh", false);
        }
    });
}
