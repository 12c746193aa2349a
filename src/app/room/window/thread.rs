//! The comments of a discussion. Older ones are read when their place comes into view.

use super::comment::CommentView;
use super::edit;
use super::reactions::{is_picking, show_picker};
use super::written::breaks_line;
use crate::app::room::dialogs::ask_to_flag;
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::{Reading, Sync};
use crate::app::room::toast::ToastKind;
use crate::app::ui::effect;
use crate::browser::{self, Action, Event, Node};
use crate::model::{Chat, ChatId, Command, Comment, CommentId, Emoji, Map};
use crate::texts::live;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What happens in a thread upon an event.
type OnEvent = Box<dyn FnMut(&mut Thread, &Event)>;

/// Comments are read ahead: when less than this is above the visible part, in pixels.
const READ_AHEAD: i32 = 200;

/// A thread in the document.
pub struct Thread {
    list: Node,
    note: Node,
    /// A comment without a text.
    template: Node,
    chat: ChatId,
    /// In display order.
    order: Vec<CommentId>,
    /// The newest comment.
    newest: Option<CommentId>,
    /// The search hit or the newest comment, until it is scrolled into view.
    sought: Option<CommentId>,
    views: Map<CommentId, CommentView>,
}

/// Keeps the thread in step.
pub fn start(list: &Node, chat: ChatId, sync: Sync, ui: RoomUi) {
    let (order, newest, views) = (Vec::new(), None, Map::new());
    let sought = ui.take_sought(chat);
    let (note, template) = (Node::from_template("thread-note"), Node::from_template("comment"));
    let list_of = list.clone();
    let thread = Thread { list: list_of, note, template, chat, order, newest, sought, views };
    let thread = Rc::new(RefCell::new(thread));
    handle_events(list, &thread, sync, ui);
    effect(move || {
        let Some(chat) = sync.chat(chat) else { return };
        let mut thread = thread.borrow_mut();
        thread.show(&chat, sync, ui);
        thread.continue_refused_edits(ui);
        thread.show_sought(&chat, sync);
        thread.read_ahead(&chat, sync);
    });
}

fn handle_events(list: &Node, thread: &Rc<RefCell<Thread>>, sync: Sync, ui: RoomUi) {
    let on = |event: &str, mut f: OnEvent| {
        let thread = Rc::clone(thread);
        list.on(event, move |event| f(&mut thread.borrow_mut(), &event));
    };
    on("click", Box::new(move |thread, event| thread.act(event, sync, ui)));
    on("submit", Box::new(move |thread, event| thread.save(event, sync, ui)));
    on("input", Box::new(move |thread, event| thread.keep_edit(event, sync, ui)));
    on("keydown", Box::new(move |thread, event| thread.press(event, sync, ui)));
    on(
        "scroll",
        Box::new(move |thread, _| {
            if let Some(chat) = sync.chat_now(thread.chat) {
                thread.read_ahead(&chat, sync);
            }
        }),
    );
}

impl Thread {
    /// Shows the comments as they are. Tracks what decides who may do what with them.
    fn show(&mut self, chat: &Chat, sync: Sync, ui: RoomUi) {
        self.show_note(chat, sync);
        let order = chat.in_tree(sync.may.with(|may| may.limits.reply_depth));
        let last = chat.comments.last().map(|comment| comment.id);
        let (was_empty, newest) =
            (self.order.is_empty(), std::mem::replace(&mut self.newest, last));
        let grows_above = !was_empty && order.first() != self.order.first();
        let is_other_set = order != self.order;
        self.views.retain(|id, view| {
            let is_there = chat.comment(*id).is_some();
            if !is_there {
                view.node.remove();
            }
            is_there
        });
        let (mut grown, mut continued) = (None, Vec::new());
        for comment in &chat.comments {
            let is_new = !self.views.contains_key(&comment.id);
            if is_new {
                self.views.insert(comment.id, CommentView::new(self.template.copy(), comment));
            }
            let Some(view) = self.views.get_mut(&comment.id) else { continue };
            if view.show(comment, chat, sync) {
                grown = Some(comment.id);
            }
            // A refused edit is continued with the reason.
            if is_new && view.may_edit() && !ui.refused_edits.contains(comment.id) {
                let draft = ui.edit_draft(chat.id, comment.id);
                match untrack(|| sync.cut_off()) {
                    Some(_) => view.mark_unsaved(draft.is_some()),
                    None if draft.is_some() => continued.push(comment.id),
                    None => {}
                }
            }
        }
        self.order = order;
        if is_other_set || !self.list.contains(&self.note) {
            match grows_above {
                true => browser::keep_place(&self.list, || self.put_in_order()),
                false => self.put_in_order(),
            }
        }
        // After insertion: the scripts observe the page to show names and pictures in the form.
        for id in continued {
            if let Some((view, text)) = self.views.get(&id).zip(ui.edit_draft(chat.id, id)) {
                view.edit(&text, None);
            }
        }
        // The picture of an own comment is there with the server's answer.
        let newest = newest.filter(|newest| grown != Some(*newest));
        self.scroll(chat, was_empty, newest, sync);
    }

    fn put_in_order(&self) {
        let nodes = self.order.iter().filter_map(|id| self.views.get(id)).map(|v| v.node.clone());
        let all: Vec<Node> = std::iter::once(self.note.clone()).chain(nodes).collect();
        self.list.put_first(&all);
    }

    /// A long discussion opens at its end. Later the end stays in view, and an own comment always comes into view.
    fn scroll(&self, chat: &Chat, was_empty: bool, newest: Option<CommentId>, sync: Sync) {
        let Some(last) = chat.comments.last() else { return };
        if was_empty && chat.omitted.is_some() {
            browser::show_end(&self.list, true);
        } else if !was_empty && newest != Some(last.id) {
            let is_own = sync.author_now().is_some_and(|author| author.id == last.by.id);
            if self.order.last() == Some(&last.id) {
                browser::show_end(&self.list, is_own);
            } else if is_own && let Some(view) = self.views.get(&last.id) {
                browser::show_in(&self.list, &view.node);
            }
        }
    }

    /// Scrolls to the comment that is sought, and loads older comments until it is loaded.
    fn show_sought(&mut self, chat: &Chat, sync: Sync) {
        let Some(id) = self.sought else { return };
        if let Some(view) = self.views.get(&id) {
            view.node.set_flag("data-highlighted", true);
            // In the next frame the window has its form and its final height.
            let (list, hit) = (self.list.clone(), view.node.clone());
            browser::next_frame(move || browser::show_in(&list, &hit));
            self.sought = None;
        } else if chat.omitted.is_some() && is_idle(chat, sync) {
            sync.read_comments(chat.id);
        }
    }

    /// The note on older comments that are not here.
    fn show_note(&self, chat: &Chat, sync: Sync) {
        let is_offline = untrack(|| sync.check_online()).is_err();
        sync.connection.track();
        let reading = sync.reading(chat.id);
        let older = chat.omitted_count();
        let words = match &reading {
            Some(Reading::Failed(reason)) => reason.clone(),
            _ if is_offline => live::comments_offline().to_owned(),
            Some(Reading::Loading) => live::loading_comments().to_owned(),
            None => live::earlier_comments(older),
        };
        self.note.show(older > 0);
        self.note.get("p").set_text(if older > 0 { &words } else { "" });
        self.note.get("button").show(matches!(reading, Some(Reading::Failed(_))));
        self.list
            .set("aria-busy", if reading == Some(Reading::Loading) { "true" } else { "false" });
    }

    fn read_ahead(&self, chat: &Chat, sync: Sync) {
        let is_near = chat.comments.is_empty() || browser::above(&self.list) < READ_AHEAD;
        if chat.omitted.is_some() && is_near && is_idle(chat, sync) {
            sync.read_comments(chat.id);
        }
    }

    fn continue_refused_edits(&self, ui: RoomUi) {
        for (id, view) in &self.views {
            if ui.refused_edits.contains(*id)
                && !view.is_edited()
                && let Some(refused) = ui.refused_edits.take(*id)
            {
                view.edit(&refused.text, Some(&refused.reason));
                view.focus_form();
            }
        }
    }

    /// The comment that an event is about.
    fn comment_of(&self, event: &Event, sync: Sync) -> Option<(&CommentView, Comment)> {
        let node = Node::target_of(event)?.closest("[data-comment-id]")?;
        let id = node.attribute("data-comment-id")?.parse().ok()?;
        let comment = sync.chat_now(self.chat)?.comment(id)?.clone();
        Some((self.views.get(&id)?, comment))
    }

    fn act(&mut self, event: &Event, sync: Sync, ui: RoomUi) {
        let Some(Action { name, node }) = browser::action(event) else { return };
        if name == "read-again" {
            return sync.retry_readings();
        }
        let Some((view, comment)) = self.comment_of(event, sync) else { return };
        match name.as_str() {
            "edit" | "flag" if ui.says_cut_off() => {}
            "edit" => {
                let draft = ui.edit_draft(self.chat, comment.id);
                view.edit(draft.as_deref().unwrap_or(comment.body.as_str()), None);
                view.focus_form();
            }
            "cancel" => {
                ui.keep_edit(self.chat, comment.id, String::new());
                view.end_edit();
                view.mark_unsaved(false);
            }
            "pick-reaction" => {
                let picks = !is_picking(&view.node);
                show_picker(&view.node, picks);
                if picks {
                    view.node.get(".reaction-picker button").focus();
                }
            }
            "react" => {
                // From the picker, the focus returns to the button that opens it.
                if is_picking(&view.node) {
                    view.node.get("[data-do=pick-reaction]").focus();
                }
                show_picker(&view.node, false);
                react(ui, self.chat, &comment, &node);
            }
            "reply" => {
                ui.reply_to(self.chat, Some(comment.id));
                let window = self.list.closest(".chat-window");
                window.and_then(|it| it.find(".composer textarea")).iter().for_each(Node::focus);
            }
            "flag" => ask_to_flag(ui, comment.id),
            "delete-comment" => delete(ui, self.chat, comment.id),
            _ => {}
        }
    }

    fn save(&mut self, event: &Event, sync: Sync, ui: RoomUi) {
        event.prevent_default();
        let Some((view, comment)) = self.comment_of(event, sync) else { return };
        if let Some(text) = view.edited_text() {
            match edit::save(sync, ui, self.chat, comment.id, text.clone()) {
                Ok(()) => {
                    ui.keep_edit(self.chat, comment.id, String::new());
                    view.end_edit();
                }
                Err(reason) => {
                    view.edit(&text, Some(&reason));
                    view.focus_form();
                }
            }
        }
    }

    /// Whatever closes the form or the page, the edit is kept.
    fn keep_edit(&mut self, event: &Event, sync: Sync, ui: RoomUi) {
        let Some((view, comment)) = self.comment_of(event, sync) else { return };
        let text = view.edited_text().filter(|text| text != comment.body.as_str());
        ui.keep_edit(self.chat, comment.id, text.unwrap_or_default());
    }

    /// In an edit Enter saves, as it sends in the form for new comments, and Escape closes the form alone.
    fn press(&mut self, event: &Event, sync: Sync, ui: RoomUi) {
        let target = Node::target_of(event);
        let is_escape = browser::key(event).name == "Escape";
        let picking = self.comment_of(event, sync).filter(|(view, _)| is_picking(&view.node));
        if let Some((view, _)) = picking.filter(|_| is_escape) {
            event.stop_propagation();
            view.node.get("[data-do=pick-reaction]").focus();
            return show_picker(&view.node, false);
        }
        let Some(form) = target.as_ref().and_then(|target| target.closest(".edit-form")) else {
            return;
        };
        let key = browser::key(event);
        let is_in_field = target.is_some_and(|target| target.closest("textarea").is_some());
        match key.name.as_str() {
            "Enter" if is_in_field && !key.shift && !breaks_line(event) => {
                self.save(event, sync, ui)
            }
            "Escape" => {
                event.stop_propagation();
                if let Some((id, view)) = self.views.iter().find(|(_, v)| v.node.contains(&form)) {
                    view.end_edit();
                    view.mark_unsaved(ui.edit_draft(self.chat, *id).is_some());
                }
            }
            _ => {}
        }
    }
}

/// Can comments be read now?
fn is_idle(chat: &Chat, sync: Sync) -> bool {
    untrack(|| sync.reading(chat.id)).is_none() && sync.check_online().is_ok()
}

/// Puts an emoji on a comment, or takes the viewer's off.
fn react(ui: RoomUi, chat_id: ChatId, comment: &Comment, button: &Node) {
    let emoji = button.attribute("data-emoji").and_then(|emoji| Emoji::new(&emoji).ok());
    let Some(emoji) = emoji else { return };
    ui.react(chat_id, comment, emoji);
}

fn delete(ui: RoomUi, chat_id: ChatId, comment_id: CommentId) {
    use crate::model::Event::DeletedImageChat;
    match ui.submit(Command::DeleteComment { chat_id, comment_id }) {
        // Deleting the last comment deletes the discussion.
        Some(DeletedImageChat { .. }) => {
            ui.close();
            ui.notify(
                live::discussion_deleted(),
                ToastKind::Undo(Command::RestoreChat { chat_id }),
            );
        }
        Some(_) => {
            let undo = Command::RestoreComment { chat_id, comment_id };
            ui.notify(live::comment_deleted(), ToastKind::Undo(undo));
        }
        None => {}
    }
}
