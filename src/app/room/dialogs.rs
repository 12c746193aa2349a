//! The modal dialogs: whether a discussion is deleted, why a comment is flagged. What closes them, and with which answer,
//! is in the markup.

use super::requests;
use super::room_ui::RoomUi;
use super::toast::ToastKind;
use crate::browser::{Dialog, Node};
use crate::model::{Chat, Command, CommentId};
use crate::texts::live;

/// What happens in a dialog closes no window behind it.
pub fn start() {
    for selector in ["#delete-dialog", "#flag-dialog", "#keys-dialog"] {
        if let Some(dialog) = Node::in_page(selector) {
            dialog.on("click", |event| event.stop_propagation());
            dialog.on("keydown", |event| event.stop_propagation());
        }
    }
}

/// Asks for confirmation, deletes the discussion and offers to undo.
pub fn ask_to_delete(ui: RoomUi, chat: &Chat) {
    let Some(dialog) = Dialog::in_page("#delete-dialog") else { return };
    let chat_id = chat.id;
    dialog.node.get("p").set_text(&live::delete_consequence(chat.comment_count().max(1)));
    dialog.ask(move |answer| {
        if answer == "delete" && ui.submit(Command::DeleteChat { chat_id }).is_some() {
            ui.close();
            ui.notify(
                live::discussion_deleted(),
                ToastKind::Undo(Command::RestoreChat { chat_id }),
            );
        }
    });
}

/// Asks for a reason and flags the comment. Only moderators see flags.
pub fn ask_to_flag(ui: RoomUi, comment: CommentId) {
    let Some(dialog) = Dialog::in_page("#flag-dialog") else { return };
    let reason = dialog.node.get("textarea");
    // What was refused is there when it is tried again.
    let of = comment.to_string();
    if dialog.node.attribute("data-of").as_ref() != Some(&of) {
        dialog.node.set("data-of", &of);
        reason.set_value("");
    }
    dialog.ask(move |answer| {
        if answer == "flag" {
            let done = move |flagged: Result<(), _>| match flagged {
                Ok(()) => {
                    ui.mark_flagged(comment);
                    ui.notify(live::flag_thanks(), ToastKind::Done);
                }
                Err(error) => ui.notify_error(&error),
            };
            requests::flag_comment(comment, Some(reason.value()), Box::new(done));
        }
    });
}
