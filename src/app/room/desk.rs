//! What this person has open, half written and just done. Knows no element of the page but by name.

use super::drafts::{self, Draft};
use super::edits::RefusedEdits;
use super::guest::Guest;
use super::sync::{Refused, Sync};
use super::toasts::{Toast, ToastKind};
use crate::browser;
use crate::model::{ChatId, Command, CommentBody, DisplayName, Event, ImageId, Point, TextError};
use crate::protocol::AppError;
use leptos::prelude::*;

/// Where one writes: a discussion to be, or one that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The discussion to be.
    New,
    /// A discussion.
    Chat(ChatId),
}

/// A text for each place; no text is the empty one. Few enough to look through.
#[derive(Clone, Debug, Default, PartialEq)]
struct PerPlace(Vec<(Place, String)>);

impl PerPlace {
    fn get(&self, place: Place) -> &str {
        self.0.iter().find(|(of, _)| *of == place).map_or("", |(_, text)| text)
    }

    fn set(&mut self, place: Place, text: String) {
        self.0.retain(|(of, _)| *of != place);
        if !text.is_empty() {
            self.0.push((place, text));
        }
    }
}

/// What this person has open. A copy is the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The open window.
    pub open: RwSignal<Option<Place>>,
    /// Where the discussion to be is meant to go.
    pub draft_at: RwSignal<Option<Point>>,
    /// The discussion under the pointer or in focus, in the image or in the list.
    pub highlighted: RwSignal<Option<ChatId>>,
    /// The discussion that is to be deleted if the person says yes.
    pub to_delete: RwSignal<Option<ChatId>>,
    /// What just happened.
    pub toasts: RwSignal<Vec<Toast>>,
    /// Edits that came to nothing.
    pub refused_edits: RefusedEdits,
    image: ImageId,
    sync: Sync,
    guest: Guest,
    texts: RwSignal<PerPlace>,
    errors: RwSignal<PerPlace>,
    introducing: RwSignal<Option<Place>>,
}

impl Desk {
    /// An empty desk.
    pub fn new(image: ImageId, sync: Sync) -> Self {
        Self {
            open: RwSignal::new(None),
            draft_at: RwSignal::new(None),
            highlighted: RwSignal::new(None),
            to_delete: RwSignal::new(None),
            toasts: RwSignal::new(Vec::new()),
            refused_edits: RefusedEdits::default(),
            image,
            sync,
            guest: Guest::new(sync.me),
            texts: RwSignal::new(PerPlace::default()),
            errors: RwSignal::new(PerPlace::default()),
            introducing: RwSignal::new(None),
        }
    }

    /// In the browser: brings back the draft, and opens what the address names.
    pub fn wake(self) {
        if let Some(Draft { text, at: Some(at) }) = drafts::load(self.image, Place::New) {
            self.texts.update(|texts| texts.set(Place::New, text));
            self.draft_at.set(Some(at));
        }
        self.follow_address();
        browser::on_window("hashchange", move |_| self.follow_address());
        // A click or a key that nothing in the room took for itself.
        browser::on_document("click", move |_| self.close());
        browser::on_key(move |key| self.key(key));
    }

    /// A click on a free place. Unsent text is not left behind by a stray click: that one only
    /// closes.
    pub fn click_on_image(self, at: Point) {
        if self.open.get_untracked().is_some_and(|place| self.has_text(place)) {
            return self.close();
        }
        self.draft_at.set(Some(at));
        self.set_error(Place::New, None);
        self.keep(Place::New);
        self.show(Place::New);
    }

    /// Opens a discussion.
    pub fn open_chat(self, id: ChatId) {
        if self.open.get_untracked() == Some(Place::Chat(id)) {
            return;
        }
        self.close();
        self.show(Place::Chat(id));
    }

    /// Opens the discussion to be, where its text waits.
    pub fn open_draft(self) {
        self.show(Place::New);
    }

    /// Closes what is open; unsent text stays.
    pub fn close(self) {
        if self.open.get_untracked().is_none() {
            return;
        }
        let is_idle = self.introducing.get_untracked() != Some(Place::New);
        if is_idle && !self.has_text(Place::New) {
            self.draft_at.set(None);
        }
        self.open.set(None);
        browser::set_fragment("");
    }

    /// The discussion went away while it was open.
    pub fn gone(self, id: ChatId) {
        if self.open.get_untracked() == Some(Place::Chat(id)) {
            self.close();
            self.say("This discussion was deleted.", ToastKind::Done);
        }
    }

    /// Keys that mean the same everywhere in the room.
    fn key(self, key: &str) {
        if key == "Escape" && self.open.get_untracked().is_some() {
            let was = self.open.get_untracked();
            self.close();
            super::marker::focus(was);
        }
    }

    /// What is written so far at a place.
    pub fn text(self, place: Place) -> String {
        self.texts.with(|texts| texts.get(place).to_owned())
    }

    /// Something was written.
    pub fn set_text(self, place: Place, text: String) {
        self.texts.update(|texts| texts.set(place, text));
        self.keep(place);
    }

    /// Why the last attempt at a place came to nothing.
    pub fn error(self, place: Place) -> Option<String> {
        let error = self.errors.with(|errors| errors.get(place).to_owned());
        (!error.is_empty()).then_some(error)
    }

    /// Does what is written here wait for the person to be known?
    pub fn is_introducing(self, place: Place) -> bool {
        self.introducing.get() == Some(place)
    }

    /// Someone is about to write.
    pub fn prepare_to_write(self) {
        self.guest.prepare();
    }

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
            Err(error) => self.set_error(place, Some(sentence(&error.message))),
        }
    }

    /// Asks the server for something that has no text to keep; says so when it fails.
    pub fn ask(self, command: Command) -> Option<Event> {
        let refused: Refused = Box::new(move |error: AppError| self.say_error(&error));
        self.sync.submit(command, refused).inspect_err(|error| self.say_error(error)).ok()
    }

    /// Says something in passing.
    pub fn say(self, text: impl Into<String>, kind: ToastKind) {
        Toast::show(self.toasts, text.into(), kind);
    }

    /// Says why something came to nothing.
    pub fn say_error(self, error: &AppError) {
        self.say(sentence(&error.message), ToastKind::Failed);
    }

    fn introduce_and_send(self, place: Place, name: DisplayName) {
        self.introducing.set(Some(place));
        self.guest.introduce(name, move |introduced| {
            self.introducing.set(None);
            match introduced {
                Ok(()) => self.send_as_known(place),
                Err(error) => self.set_error(place, Some(sentence(&error.message))),
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
            self.set_error(place, Some(sentence(&error.message)));
        }
    }

    fn send_new(self, body: CommentBody, text: String) -> Result<(), AppError> {
        let Some(at) = self.draft_at.get_untracked() else { return Ok(()) };
        let refused: Refused =
            Box::new(move |error: AppError| self.new_came_back(at, text, &error));
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
            self.give_back(place, text);
            self.came_back(place, &error);
        });
        self.sync.submit(Command::AddComment { chat_id, parent_id: None, body }, refused)?;
        self.forget(place);
        Ok(())
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
        self.set_error(place, Some(sentence(&error.message)));
        if self.open.get_untracked() != Some(place) {
            self.say_error(error);
        }
    }

    /// Puts a text back that was not taken, before what was written since.
    fn give_back(self, place: Place, mut text: String) {
        let since = self.texts.with_untracked(|texts| texts.get(place).to_owned());
        if !since.trim().is_empty() {
            text = format!("{text}\n\n{since}");
        }
        self.set_text(place, text);
    }

    fn show(self, place: Place) {
        if let Place::Chat(id) = place {
            browser::set_fragment(&format!("chat={id}"));
            if let Some(draft) = drafts::load(self.image, place)
                && !self.has_text(place)
            {
                self.texts.update(|texts| texts.set(place, draft.text));
            }
        } else {
            browser::set_fragment("");
        }
        self.open.set(Some(place));
    }

    fn follow_address(self) {
        let fragment = browser::fragment();
        if let Some(id) = fragment.strip_prefix("chat=").and_then(|id| id.parse().ok()) {
            match self.sync.chat_now(id) {
                Some(_) => self.open_chat(id),
                None => self.say("That discussion was deleted.", ToastKind::Done),
            }
        }
    }

    fn has_text(self, place: Place) -> bool {
        self.texts.with_untracked(|texts| !texts.get(place).trim().is_empty())
    }

    fn keep(self, place: Place) {
        let text = self.texts.with_untracked(|texts| texts.get(place).to_owned());
        let at = match place {
            Place::New => self.draft_at.get_untracked(),
            Place::Chat(_) => None,
        };
        drafts::save(self.image, place, &Draft { text, at });
    }

    fn forget(self, place: Place) {
        self.set_text(place, String::new());
    }

    fn set_error(self, place: Place, error: Option<String>) {
        self.errors.update(|errors| errors.set(place, error.unwrap_or_default()));
    }
}

fn checked_name(name: &str) -> Result<DisplayName, AppError> {
    DisplayName::new(name).map_err(|error| match error {
        TextError::Empty => AppError::invalid("please give your name"),
        error => AppError::invalid(format!("this name cannot be used: {error}")),
    })
}

/// A message of the program as a sentence for people.
pub fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if message.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

#[cfg(test)]
mod tests {
    #[test]
    fn messages_become_sentences() {
        assert_eq!(super::sentence("the text is empty"), "The text is empty.");
        assert_eq!(super::sentence("Not saved. Try again."), "Not saved. Try again.");
        assert_eq!(super::sentence(""), ".");
    }
}
