//! Saving an edited comment. A refused edit is kept until its author continues it.

use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::refused_edits::RefusedEdit;
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::{OnRefused, Sync};
use crate::app::room::toast::ToastKind;
use crate::app::ui::sentence;
use crate::model::{ChatId, Command, CommentBody, CommentId};
use crate::protocol::{AppError, ErrorCode, text_in_browser};
use leptos::prelude::*;

/// Submits the text; the reason when it is refused at once.
pub fn save(
    sync: Sync,
    ui: RoomUi,
    chat_id: ChatId,
    comment_id: CommentId,
    text: String,
) -> Result<(), String> {
    let body = CommentBody::new(&text).map_err(AppError::from);
    let refused: OnRefused = Box::new(move |error: AppError| {
        let reason = sentence(&text_in_browser(&error.reason));
        if error.code() == ErrorCode::Held {
            return ui.notify(reason, ToastKind::Done);
        }
        ui.keep_edit(chat_id, comment_id, text.clone());
        ui.refused_edits.insert(comment_id, RefusedEdit { text, reason });
        if ui.open.get_untracked() != Some(ComposeTarget::Chat(chat_id)) {
            ui.notify_error(&error);
        }
    });
    let sent = body
        .and_then(|body| sync.submit(Command::EditComment { chat_id, comment_id, body }, refused));
    sent.map(drop).map_err(|error| sentence(&text_in_browser(&error.reason)))
}
