//! The state of the room's interface and its transitions. Names elements of the page by selector only.

use crate::app::live_client::Connection;
use crate::app::room::compose_target::{ComposeTarget, PerTarget};
use crate::app::room::drafts::{self, Draft};
use crate::app::room::guest::Guest;
use crate::app::room::held::Extent;
use crate::app::room::refused_edits::RefusedEdits;
use crate::app::room::sync::{OnRefused, Sync};
use crate::app::room::toast::{Toast, ToastKind};
use crate::app::ui::{effect, sentence};
use crate::browser::{self, Frame, Node};
use crate::model::{ChatId, Command, CommentId, Event, ImageId, Point, Size};
use crate::protocol::{AppError, Unsent, text_in_browser};
use crate::texts::live;
use leptos::prelude::*;

/// The state of the room's interface. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct RoomUi {
    /// The open window.
    pub open: RwSignal<Option<ComposeTarget>>,
    /// The place of the draft marker.
    pub draft_at: RwSignal<Option<Extent>>,
    /// The discussion under the pointer or in focus, in the image or in the list.
    pub highlighted: RwSignal<Option<ChatId>>,
    /// Short messages.
    pub toasts: RwSignal<Vec<Toast>>,
    /// Counts the changes of the viewport's size, and of where it shows the picture of a widget.
    pub resized: RwSignal<u32>,
    /// Edits that were refused.
    pub refused_edits: RefusedEdits,
    /// What screen readers are told.
    pub announced: RwSignal<String>,
    /// What the image is called.
    pub title: RwSignal<String>,
    /// The viewer looks at the picture alone.
    pub are_markers_hidden: RwSignal<bool>,
    pub(super) image: ImageId,
    /// The discussions.
    pub sync: Sync,
    pub(super) guest: Guest,
    pub(super) texts: RwSignal<PerTarget>,
    errors: RwSignal<PerTarget>,
    /// The parents of unsent replies.
    pub(super) replies: RwSignal<PerTarget>,
    /// The comments that a search found, by discussion.
    pub(super) hits: RwSignal<PerTarget>,
    pub(super) identifying: RwSignal<Option<ComposeTarget>>,
    /// Has the open window a history entry of its own?
    pub(super) has_entry: StoredValue<bool>,
    /// Was the new discussion placed by keyboard?
    placed_by_key: StoredValue<bool>,
    /// Did the viewer step to the open discussion? Then the window has the focus, so that they can go on.
    is_stepping: StoredValue<bool>,
    /// Does the window that opens next show its newest comment?
    pub(super) seeks_newest: StoredValue<bool>,
    /// What had the focus before the window or the crosshair.
    pub(super) came_from: StoredValue<Option<Node>, LocalStorage>,
}

impl RoomUi {
    /// With nothing open and nothing written.
    pub fn new(image: ImageId, sync: Sync) -> Self {
        Self {
            open: RwSignal::new(None),
            draft_at: RwSignal::new(None),
            highlighted: RwSignal::new(None),
            toasts: RwSignal::new(Vec::new()),
            resized: RwSignal::new(0),
            refused_edits: RefusedEdits::default(),
            announced: RwSignal::new(String::new()),
            title: RwSignal::new(browser::text_of("title").unwrap_or_default()),
            are_markers_hidden: RwSignal::new(false),
            image,
            sync,
            guest: Guest::new(sync.me, sync.frame == Frame::Foreign),
            texts: RwSignal::new(PerTarget::default()),
            errors: RwSignal::new(PerTarget::default()),
            replies: RwSignal::new(PerTarget::default()),
            hits: RwSignal::new(PerTarget::default()),
            identifying: RwSignal::new(None),
            has_entry: StoredValue::new(false),
            placed_by_key: StoredValue::new(false),
            is_stepping: StoredValue::new(false),
            seeks_newest: StoredValue::new(false),
            came_from: StoredValue::new_local(None),
        }
    }

    /// In the browser: restores the draft, and opens the discussion that the address names.
    pub fn restore(self) {
        self.keep_drafts();
        if let Some(Draft { text, at: Some(at), size, .. }) =
            drafts::load(self.image, ComposeTarget::New)
        {
            self.texts.update(|texts| texts.set(ComposeTarget::New, text));
            self.draft_at.set(Some((at, size)));
        }
        self.follow_address();
        let moved = move |_| self.resized.update(|times| *times += 1);
        browser::on_window("resize", moved);
        // What a widget's script says when the page has moved the picture.
        browser::on_document("moved", moved);
        effect(move || {
            if self.sync.connection.get() == Connection::Live {
                let offline = text_in_browser(&Unsent::Offline.into());
                untrack(|| self.errors.update(|errors| errors.remove(&offline)));
            }
        });
    }

    /// A click on a free place of the image. While the open window has unsent text the click only closes
    /// it.
    pub fn click_on_image(self, at: Point) {
        self.draw(at, None);
    }

    /// The same with a region that was drawn.
    pub fn draw(self, at: Point, size: Option<Size>) {
        self.came_from.set_value(None);
        self.placed_by_key.set_value(false);
        self.place((at, size));
    }

    /// The draft marker is put elsewhere.
    pub fn move_draft(self, to: Extent) {
        if self.draft_at.get_untracked().is_some() {
            self.draft_at.set(Some(to));
            self.save_draft(ComposeTarget::New);
        }
    }

    fn place(self, at: Extent) {
        if self.open.get_untracked().is_some_and(|target| self.has_text(target)) {
            return self.close();
        }
        if let Some(reason) = untrack(|| self.sync.reading_only()) {
            self.close();
            return self.notify(reason, ToastKind::Failed);
        }
        self.draft_at.set(Some(at));
        self.set_error(ComposeTarget::New, None);
        self.save_draft(ComposeTarget::New);
        self.open_window(ComposeTarget::New);
    }

    /// The same by keyboard.
    pub fn place_by_key(self, at: Extent) {
        self.placed_by_key.set_value(true);
        self.place(at);
    }

    /// Was the new discussion placed by keyboard?
    pub fn was_placed_by_key(self) -> bool {
        self.placed_by_key.get_value()
    }

    /// The discussion under the pointer or in focus.
    pub fn highlight(self, id: Option<ChatId>) {
        if self.highlighted.get_untracked() != id {
            self.highlighted.set(id);
        }
    }

    /// Opens a discussion.
    pub fn open_chat(self, id: ChatId) {
        // A window shows a search hit or its newest comment only when it opens.
        let is_open = self.open.get_untracked() == Some(ComposeTarget::Chat(id));
        if is_open && self.found_in(id).is_none() && !self.seeks_newest.get_value() {
            return;
        }
        self.remember_focus();
        self.leave();
        self.open_window(ComposeTarget::Chat(id));
    }

    /// Opens a discussion to read it: the window has the focus, from which one can step on.
    pub fn step_to(self, id: ChatId) {
        self.open_chat(id);
        self.came_from.set_value(None);
        self.is_stepping.set_value(true);
        if let Some(window) = Node::in_page(".chat-window") {
            window.focus();
        }
    }

    /// Did the viewer step to the open discussion?
    pub fn is_stepping(self) -> bool {
        self.is_stepping.get_value()
    }

    /// Opens the window of the new discussion.
    pub fn open_draft(self) {
        self.open_window(ComposeTarget::New);
    }

    /// Closes the open window; unsent text stays.
    pub fn close(self) {
        if self.open.get_untracked().is_none() {
            return;
        }
        self.leave();
        self.clear_address();
    }

    /// The same, whatever the address is.
    pub(super) fn leave(self) {
        let is_idle = self.identifying.get_untracked() != Some(ComposeTarget::New);
        if is_idle && !self.has_text(ComposeTarget::New) {
            self.draft_at.set(None);
        }
        self.open.set(None);
    }

    /// The discussion was deleted, possibly while it is open.
    pub fn on_deleted(self, id: ChatId) {
        if self.open.get_untracked() == Some(ComposeTarget::Chat(id)) {
            self.close();
            // The message with an unsent text says the same.
            if untrack(|| self.lost_texts()).is_empty() {
                self.notify(live::this_discussion_deleted(), ToastKind::Done);
            }
        }
    }

    /// The unsent text for a target; tracked.
    pub fn text(self, target: ComposeTarget) -> String {
        self.texts.with(|texts| texts.get(target).to_owned())
    }

    /// Replaces the unsent text for a target.
    pub fn set_text(self, target: ComposeTarget, text: String) {
        self.texts.update(|texts| texts.set(target, text));
        self.save_draft(target);
    }

    /// Why the last attempt to send failed; tracked.
    pub fn error(self, target: ComposeTarget) -> Option<String> {
        let error = self.errors.with(|errors| errors.get(target).to_owned());
        (!error.is_empty()).then_some(error)
    }

    /// Does the text wait for the person to be identified? Tracked.
    pub fn is_identifying(self, target: ComposeTarget) -> bool {
        self.identifying.get() == Some(target)
    }

    /// Requests a guest identity ahead of the first comment.
    pub fn prepare_identity(self) {
        if self.sync.check_online().is_ok() && self.sync.frame != Frame::WithoutCookies {
            self.guest.prepare();
        }
    }

    /// The viewer flagged a comment.
    pub fn mark_flagged(self, comment: CommentId) {
        self.sync.flagged.update(|flagged| flagged.push(comment));
    }

    /// Tells screen readers.
    pub fn announce(self, words: impl Into<String>) {
        self.announced.set(words.into());
    }

    /// Submits a command without a text to keep; shows the reason when it is refused.
    pub fn submit(self, command: Command) -> Option<Event> {
        let refused: OnRefused = Box::new(move |error: AppError| self.notify_error(&error));
        self.sync.submit(command, refused).inspect_err(|error| self.notify_error(error)).ok()
    }

    /// When there is nothing to send over: says so, and true. Nothing that cannot be sent is asked for.
    pub fn says_cut_off(self) -> bool {
        let reason = untrack(|| self.sync.cut_off());
        let is_cut_off = reason.is_some();
        reason.into_iter().for_each(|reason| self.notify(reason, ToastKind::Failed));
        is_cut_off
    }

    /// Shows a short message.
    pub fn notify(self, text: impl Into<String>, kind: ToastKind) {
        Toast::show(self.toasts, text.into(), kind);
    }

    /// Shows the reason of a failure.
    pub fn notify_error(self, error: &AppError) {
        self.notify(sentence(&text_in_browser(&error.reason)), ToastKind::Failed);
    }

    pub(super) fn open_window(self, target: ComposeTarget) {
        self.is_stepping.set_value(false);
        self.show_address(target);
        if target != ComposeTarget::New
            && let Some(draft) = drafts::load(self.image, target)
            && !self.has_text(target)
        {
            self.texts.update(|texts| texts.set(target, draft.text));
            self.set_parent(target, draft.parent.unwrap_or_default());
        }
        self.open.set(Some(target));
    }

    pub(super) fn has_text(self, target: ComposeTarget) -> bool {
        self.texts.with_untracked(|texts| !texts.get(target).trim().is_empty())
    }

    pub(super) fn set_error(self, target: ComposeTarget, error: Option<String>) {
        self.errors.update(|errors| errors.set(target, error.unwrap_or_default()));
    }
}
