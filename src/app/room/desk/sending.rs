//! Sending what was written at a place, and getting it back when it came to nothing.

use super::{Desk, Place, sentence};
use crate::app::room::sync::Refused;
use crate::app::room::toasts::ToastKind;
use crate::model::{ChatId, Command, CommentBody, DisplayName, Point, TextError};
use crate::protocol::{AppError, ErrorCode, Input, text_of};
use leptos::prelude::*;

impl Desk {
    /// Sends what is written at a place; a guest gives their name along with the first one.
    pub fn send(self, place: Place, name: Option<String>) {
        if self.introducing.get_untracked().is_some() {
            return;
        }
        self.set_error(place, None);
        if self.sync.actor().is_some() {
            return self.send_as_known(place);
        }
        match self.sync.online().and_then(|()| checked_name(&name.unwrap_or_default())) {
            Ok(name) => self.introduce_and_send(place, name),
            Err(error) => self.set_error(place, Some(sentence(&text_of(&error.reason)))),
        }
    }

    fn introduce_and_send(self, place: Place, name: DisplayName) {
        self.introducing.set(Some(place));
        self.guest.introduce(name, move |introduced| {
            self.introducing.set(None);
            match introduced {
                Ok(()) => self.send_as_known(place),
                Err(error) => self.set_error(place, Some(sentence(&text_of(&error.reason)))),
            }
        });
    }

    fn send_as_known(self, place: Place) {
        let text = self.texts.with_untracked(|texts| texts.get(place).to_owned());
        let sent = CommentBody::new(&text).map_err(AppError::from).and_then(|body| match place {
            Place::New => self.send_new(body, text),
            Place::Chat(chat_id) => self.send_reply(chat_id, body, text),
        });
        if let Err(error) = sent {
            self.set_error(place, Some(sentence(&text_of(&error.reason))));
        }
    }

    fn send_new(self, body: CommentBody, text: String) -> Result<(), AppError> {
        let Some(at) = self.draft_at.get_untracked() else { return Ok(()) };
        let refused: Refused = Box::new(move |error: AppError| match error.code() {
            ErrorCode::Held => self.new_is_held(&error),
            _ => self.new_came_back(at, text, &error),
        });
        let event = self.sync.submit(Command::OpenChat { at, body }, refused)?;
        self.forget(Place::New);
        self.draft_at.set(None);
        if self.open.get_untracked() == Some(Place::New) {
            self.show(Place::Chat(event.chat_id()));
        }
        Ok(())
    }

    fn send_reply(self, chat_id: ChatId, body: CommentBody, text: String) -> Result<(), AppError> {
        let place = Place::Chat(chat_id);
        let refused: Refused = Box::new(move |error: AppError| {
            if error.code() == ErrorCode::Held {
                return self.say(sentence(&text_of(&error.reason)), ToastKind::Done);
            }
            self.give_back(place, text);
            self.came_back(place, &error);
        });
        self.sync.submit(Command::AddComment { chat_id, parent_id: None, body }, refused)?;
        self.forget(place);
        Ok(())
    }

    /// A new discussion waits for a moderator: it is not there, and nothing is wrong.
    fn new_is_held(self, error: &AppError) {
        if let Some(Place::Chat(id)) = self.open.get_untracked()
            && self.sync.chat_now(id).is_none()
        {
            self.close();
        }
        self.say(sentence(&text_of(&error.reason)), ToastKind::Done);
    }

    /// A new discussion was refused: its marker is a draft again, its text is back.
    fn new_came_back(self, at: Point, text: String, error: &AppError) {
        if !self.has_text(Place::New) {
            self.draft_at.set(Some(at));
        }
        self.give_back(Place::New, text);
        self.show(Place::New);
        self.came_back(Place::New, error);
    }

    /// Says why something came to nothing, in its window or, if that is closed, in passing.
    pub fn came_back(self, place: Place, error: &AppError) {
        self.set_error(place, Some(sentence(&text_of(&error.reason))));
        if self.open.get_untracked() != Some(place) {
            self.say_error(error);
        }
    }

    fn forget(self, place: Place) {
        self.set_text(place, String::new());
    }

    /// Puts a text back that was not taken, before what was written since.
    fn give_back(self, place: Place, mut text: String) {
        let since = self.texts.with_untracked(|texts| texts.get(place).to_owned());
        if !since.trim().is_empty() {
            text = format!("{text}\n\n{since}");
        }
        self.set_text(place, text);
    }
}

fn checked_name(name: &str) -> Result<DisplayName, AppError> {
    DisplayName::new(name).map_err(|error| match error {
        TextError::Empty => AppError::invalid(Input::NoName),
        error => AppError::invalid(Input::GuestName(error)),
    })
}
