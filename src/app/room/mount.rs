//! Connects the document of an image page to its data.

use super::listing::Listing;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use super::{
    announcer, bar, canvas, connection, cursors, dialogs, keys, list, lost_texts, markers,
    moderation, moving, people, picture, placing, preview, requests, status_banner, toasts, unread,
    window,
};
use crate::app::ui::effect;
use crate::browser::{self, Frame};
use crate::model::json::{FromJson, Json, read};
use crate::protocol::page::{RoomData, Snapshot, ViewerData};

/// The delay before the discussions are requested again, in milliseconds.
const RETRY_MS: i32 = 2_000;

/// Starts the room, if this is the page of an image.
pub fn start() {
    let (room, viewer) = (data::<RoomData>("#room-data"), data::<ViewerData>("#viewer-data"));
    if let Some((room, viewer)) = room.zip(viewer) {
        begin(room, viewer);
    }
}

/// Starts the room of a widget with the data in its `room` and `viewer`.
pub fn start_widget(data: &str) {
    let data: Option<Json> = read(data);
    let data = data.and_then(|mut data| data.field("room").zip(data.field("viewer")));
    if let Some((room, viewer)) = data {
        begin(room, viewer);
    }
}

fn begin(mut room: RoomData, viewer: ViewerData) {
    match room.snapshot.take() {
        Some(snapshot) => connect(room, viewer, snapshot),
        None => load(room, viewer),
    }
}

fn data<T: FromJson>(selector: &str) -> Option<T> {
    read(&browser::text_of(selector)?)
}

/// The discussions of a large image come after the page. A page without an origin may not ask for them.
fn load(room: RoomData, viewer: ViewerData) {
    let image = room.image.id;
    if Frame::of_page() == Frame::WithoutOrigin {
        return status_banner::show_without_origin(image);
    }
    let answered = move |snapshot: Result<Snapshot, _>| match snapshot {
        Ok(snapshot) => connect(room, viewer, snapshot),
        Err(_) => browser::after(RETRY_MS, move || load(room, viewer)),
    };
    requests::snapshot(image, Box::new(answered));
}

fn connect(room: RoomData, viewer: ViewerData, snapshot: Snapshot) {
    let is_drawn = snapshot.board.seq == room.seq;
    let sync = Sync::new(room, viewer, snapshot);
    let presence = Presence::new();
    let ui = RoomUi::new(sync.image, sync);
    presence.restore_setting();
    browser::follow_presses();
    let unread = unread::start(sync, ui);
    let listing = Listing::new(sync, ui, unread);
    markers::start(sync, ui, (presence, listing), is_drawn);
    canvas::start(sync, ui, presence);
    placing::start(ui, presence);
    moving::start(ui, presence);
    if browser::is_widget() {
        tell_count(sync);
    } else {
        // Before the windows: a key that closes the panel of people closes no window.
        start_page(sync, ui, (presence, listing));
    }
    preview::start(sync, ui);
    window::start(sync, ui, presence);
    cursors::start(presence);
    bar::start(sync, ui);
    status_banner::start(sync);
    toasts::start(ui);
    dialogs::start();
    connection::start(sync, presence, (announcer::start(sync, ui), unread));
    ui.restore();
    lost_texts::start(ui);
    browser::mark_hydrated();
}

/// Starts what the page of an image has around its picture.
fn start_page(sync: Sync, ui: RoomUi, (presence, listing): (Presence, Listing)) {
    list::start(sync, ui, listing);
    people::start(sync, presence);
    keys::start(sync, ui, listing);
    picture::start(sync, ui);
    moderation::start(sync, ui);
}

/// Tells the page around a widget how many comments there are, now and upon each change.
fn tell_count(sync: Sync) {
    let mut told = None;
    effect(move || {
        let count = sync.chats().iter().map(|chat| chat.comment_count()).sum::<usize>();
        if told.replace(count) != Some(count) {
            browser::tell_count(u32::try_from(count).unwrap_or(u32::MAX));
        }
    });
}
