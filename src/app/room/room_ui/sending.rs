//! Sending what was written, and restoring it when it is refused.

use super::state::RoomUi;
use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::held::Extent;
use crate::app::room::sync::OnRefused;
use crate::app::room::toast::ToastKind;
use crate::app::ui::sentence;
use crate::browser::Node;
use crate::model::{
    ChatId, Command, Comment, CommentBody, DisplayName, Emoji, Reaction, TextError,
};
use crate::protocol::{AppError, ErrorCode, Input, text_in_browser};
use leptos::prelude::*;

/// What happens when a guest's name cannot be taken.
type OnBadName = Box<dyn FnOnce()>;

impl RoomUi {
    /// Sends the text for a target; the first one of a guest carries the guest's name. `on_bad_name` is called when it is
    /// the name that cannot be taken as it is, by this page or by the server.
    pub fn send(self, target: ComposeTarget, name: Option<String>, on_bad_name: OnBadName) {
        if self.has_text(target) {
            // Read now: another place may be chosen while the guest is being identified.
            let at = self.draft_at.get_untracked();
            let then = Box::new(move || self.send_as_identified(target, at));
            self.identified(target, name, on_bad_name, then);
        }
    }

    /// Calls `then` once a guest has an identity, or none can be had.
    pub fn introduced(self, then: impl FnOnce() + 'static) {
        self.prepare_identity();
        self.guest.after(Box::new(then));
    }

    /// Puts an emoji on a comment, or takes the viewer's off. The first thing that a guest does needs their name, which is
    /// in the form of the same window.
    pub fn react(self, chat_id: ChatId, comment: &Comment, emoji: Emoji) {
        let me = self.sync.author_now().map(|author| author.id);
        let is_own = |reaction: &Reaction| reaction.emoji == emoji && Some(reaction.by.id) == me;
        let on = !comment.reactions.iter().any(is_own);
        let command = Command::React { chat_id, comment_id: comment.id, emoji, on };
        let field = Node::in_page(".composer [name=name]");
        let name = field.as_ref().map(Node::value);
        let on_bad_name = move || field.iter().for_each(Node::focus);
        let submit = move || drop(self.submit(command));
        let target = ComposeTarget::Chat(chat_id);
        self.identified(target, name, Box::new(on_bad_name), Box::new(submit));
    }

    /// Does something in the name of the viewer, who may have to be given one. Actions during the request run after it.
    fn identified(
        self,
        target: ComposeTarget,
        name: Option<String>,
        on_bad_name: OnBadName,
        then: Box<dyn FnOnce()>,
    ) {
        if self.identifying.get_untracked().is_some() {
            self.identifying.set(Some(target));
            let again = move || self.identified(target, name, on_bad_name, then);
            return self.guest.after(Box::new(again));
        }
        self.set_error(target, None);
        if self.sync.actor().is_some() {
            return then();
        }
        let name = self.sync.check_online().and_then(|()| checked_name(&name.unwrap_or_default()));
        match name {
            Ok(name) => {
                self.identifying.set(Some(target));
                let done = move |identified| {
                    self.identifying.set(None);
                    match identified {
                        Ok(()) => then(),
                        Err(error) => self.not_identified(target, &error, on_bad_name),
                    }
                };
                self.guest.identify(name, Box::new(done));
            }
            Err(error) => self.not_identified(target, &error, on_bad_name),
        }
    }

    fn not_identified(self, target: ComposeTarget, error: &AppError, on_bad_name: OnBadName) {
        self.set_error(target, Some(sentence(&text_in_browser(&error.reason))));
        if error.code() == ErrorCode::Invalid {
            on_bad_name();
        }
    }

    fn send_as_identified(self, target: ComposeTarget, at: Option<Extent>) {
        let text = self.texts.with_untracked(|texts| texts.get(target).to_owned());
        // Empty when the same text was queued twice during identification.
        if text.trim().is_empty() {
            return;
        }
        let sent = CommentBody::new(&text).map_err(AppError::from).and_then(|body| match target {
            ComposeTarget::New => self.send_new(at, body, text),
            ComposeTarget::Chat(chat_id) => self.send_reply(chat_id, body, text),
        });
        if let Err(error) = sent {
            self.set_error(target, Some(sentence(&text_in_browser(&error.reason))));
        }
    }

    fn send_new(
        self,
        place: Option<Extent>,
        body: CommentBody,
        text: String,
    ) -> Result<(), AppError> {
        let Some((at, size)) = place else { return Ok(()) };
        let refused: OnRefused = Box::new(move |error: AppError| match error.code() {
            ErrorCode::Held => self.on_new_held(&error),
            _ => self.restore_new((at, size), text, &error),
        });
        let event = self.sync.submit(Command::OpenChat { at, size, body }, refused)?;
        self.clear_text(ComposeTarget::New);
        // Another place was chosen meanwhile: its form stays open.
        if self.draft_at.get_untracked() != place {
            return Ok(());
        }
        self.draft_at.set(None);
        if self.open.get_untracked() == Some(ComposeTarget::New) {
            self.open_window(ComposeTarget::Chat(event.chat_id()));
        }
        Ok(())
    }

    fn send_reply(self, chat_id: ChatId, body: CommentBody, text: String) -> Result<(), AppError> {
        let target = ComposeTarget::Chat(chat_id);
        let chat = self.sync.chat_now(chat_id);
        let parent_id = untrack(|| Some(self.replied_to(chat.as_deref()?)?.id));
        let refused: OnRefused = Box::new(move |error: AppError| {
            if error.code() == ErrorCode::Held {
                return self.notify(sentence(&text_in_browser(&error.reason)), ToastKind::Done);
            }
            self.restore_text(target, text);
            self.reply_to(chat_id, parent_id);
            self.report_refusal(target, &error);
        });
        self.sync.submit(Command::AddComment { chat_id, parent_id, body }, refused)?;
        self.clear_text(target);
        self.reply_to(chat_id, None);
        Ok(())
    }

    /// A new discussion is held for review: it does not exist yet, which is not an error.
    fn on_new_held(self, error: &AppError) {
        if let Some(ComposeTarget::Chat(id)) = self.open.get_untracked()
            && self.sync.chat_now(id).is_none()
        {
            self.close();
        }
        self.notify(sentence(&text_in_browser(&error.reason)), ToastKind::Done);
    }

    /// A new discussion was refused: its marker becomes a draft again and the text is restored.
    fn restore_new(self, at: Extent, text: String, error: &AppError) {
        if !self.has_text(ComposeTarget::New) {
            self.draft_at.set(Some(at));
        }
        self.restore_text(ComposeTarget::New, text);
        self.open_window(ComposeTarget::New);
        self.report_refusal(ComposeTarget::New, error);
    }

    /// Shows the reason in the target's window or, if that is closed, as a short message.
    fn report_refusal(self, target: ComposeTarget, error: &AppError) {
        self.set_error(target, Some(sentence(&text_in_browser(&error.reason))));
        if self.open.get_untracked() != Some(target) {
            self.notify_error(error);
        }
    }

    fn clear_text(self, target: ComposeTarget) {
        self.set_text(target, String::new());
    }

    /// Restores a refused text, before what was written since.
    fn restore_text(self, target: ComposeTarget, mut text: String) {
        let since = self.texts.with_untracked(|texts| texts.get(target).to_owned());
        if !since.trim().is_empty() {
            text = format!("{text}\n\n{since}");
        }
        self.set_text(target, text);
    }
}

fn checked_name(name: &str) -> Result<DisplayName, AppError> {
    DisplayName::new(name).map_err(|error| match error {
        TextError::Empty => AppError::invalid(Input::NoName),
        error => AppError::invalid(Input::GuestName(error)),
    })
}
