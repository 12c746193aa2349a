//! Moving markers, and drawing and sizing regions: what `js/marks.js` says of the pointer becomes what others see at once,
//! and an operation when the marker is put down. The way by keyboard is in `placing.rs`.

use super::held::Extent;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::{OnRefused, Sync};
use super::toast::{Toast, ToastKind};
use crate::browser::Node;
use crate::model::json::{from_json, read};
use crate::model::{ChatId, Command, Point, Size};
use crate::protocol::AppError;
use crate::protocol::live::Moving;
use crate::texts::live;
use leptos::prelude::*;

/// What a hand does.
struct Mark {
    /// `grab`, `move`, `drop`, `draw`, `cancel`.
    action: String,
    /// The discussion of the marker; absent for the draft, and for a region that is drawn.
    chat_id: Option<ChatId>,
    to: Point,
    size: Option<Size>,
}

from_json! {
    Mark { action: "do", chat_id: "chatId", to, size }
}

/// Follows the hand. What may be grabbed is answered by preventing the default of the event.
pub fn start(ui: RoomUi, presence: Presence) {
    let Some(stage) = Node::in_page(".stage") else { return };
    let told = stage.clone();
    stage.on("mark", move |event| {
        let Some(mark) = told.attribute("data-mark").and_then(|text| read::<Mark>(&text)) else {
            return;
        };
        let Mark { action, chat_id, to, size } = mark;
        match (action.as_str(), chat_id) {
            ("grab", _) => {
                if may_grab(ui.sync, chat_id) {
                    event.prevent_default();
                }
            }
            ("draw", _) => ui.draw(to, size),
            ("move", Some(chat_id)) => hold(ui, presence, Some(Moving { chat_id, to, size })),
            ("move" | "drop", None) => ui.move_draft((to, size)),
            ("drop", Some(chat_id)) => put(ui, presence, chat_id, (to, size)),
            _ => hold(ui, presence, None),
        }
    });
}

fn may_grab(sync: Sync, chat: Option<ChatId>) -> bool {
    match chat.and_then(|id| sync.chat_now(id)) {
        Some(chat) => untrack(|| sync.may_move(&chat)),
        None => untrack(|| sync.reading_only()).is_none(),
    }
}

/// Puts a marker down: it is there at once, and can be taken back.
pub fn put(ui: RoomUi, presence: Presence, chat_id: ChatId, (to, size): Extent) {
    let was = ui.sync.chat_now(chat_id).filter(|was| (was.at, was.size) != (to, size));
    if let Some(was) = was {
        let undo = Command::MoveChat { chat_id, to: was.at, size: was.size };
        let number = was.number.to_string();
        let words = match was.size == size {
            true => live::discussion_was_moved(&number),
            false => live::discussion_was_resized(&number),
        };
        let offer = Toast::show(ui.toasts, words, ToastKind::Undo(undo));
        let refused = move |error: &AppError| {
            // In this order: a message has the number after that of the last one.
            ui.notify_error(error);
            Toast::hide(ui.toasts, offer);
        };
        let later: OnRefused = Box::new(move |error: AppError| refused(&error));
        if let Err(error) = ui.sync.submit(Command::MoveChat { chat_id, to, size }, later) {
            refused(&error);
        }
    }
    // Behind the operation: the marker is not shown where it was in between.
    hold(ui, presence, None);
}

/// The viewer holds this, or nothing any more: here and for others.
pub fn hold(ui: RoomUi, presence: Presence, moving: Option<Moving>) {
    ui.sync.hold(moving);
    presence.hold(moving);
}
