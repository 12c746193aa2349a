//! Copies a link to the clipboard.

use super::room_ui::RoomUi;
use super::toast::ToastKind;
use crate::browser;
use crate::texts::live;
use leptos::task::spawn_local;

/// Copies an address of this site to the clipboard, or shows it where that is not possible.
pub fn copy_link(ui: RoomUi, path: String) {
    spawn_local(async move {
        let link = format!("{}{path}", browser::origin());
        match browser::copy(&link).await {
            true => ui.notify(live::link_copied(), ToastKind::Done),
            false => ui.notify(link, ToastKind::Done),
        }
    });
}
