//! What this person has open, half written and just done. Knows no element of the page but by name.

mod sending;

use super::drafts::{self, Draft};
use super::edits::RefusedEdits;
use super::guest::Guest;
use super::sync::{Refused, Sync};
use super::toasts::{Toast, ToastKind};
use crate::browser;
use crate::model::{ChatId, Command, CommentId, Event, ImageId, Point};
use crate::protocol::{AppError, text_of};
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
    /// The comment that is to be flagged if the person says so.
    pub to_flag: RwSignal<Option<CommentId>>,
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
            to_flag: RwSignal::new(None),
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
        if let Some(barrier) = untrack(|| self.sync.barrier()) {
            self.close();
            return self.say(sentence(&barrier.to_string()), ToastKind::Failed);
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
        self.say(sentence(&text_of(&error.reason)), ToastKind::Failed);
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

    fn set_error(self, place: Place, error: Option<String>) {
        self.errors.update(|errors| errors.set(place, error.unwrap_or_default()));
    }
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
