//! A comment in a window, with its actions.

use super::composer::error_message;
use super::reactions::show_reactions;
use super::written::{show_written, written};
use crate::app::room::show_role::show_role;
use crate::app::room::sync::Sync;
use crate::app::ui::{avatar_class, initials};
use crate::browser::{self, Node};
use crate::model::{Actor, Chat, Comment, Settings, UserId, without_references};
use crate::texts::live;
use leptos::prelude::*;

/// A comment in the document.
pub struct CommentView {
    /// The element.
    pub node: Node,
    shown: Option<Shown>,
}

#[derive(Clone, PartialEq)]
struct Shown {
    comment: Comment,
    may: CommentPermissions,
    is_sending: bool,
}

/// The selector of mentions of a person.
pub fn mark_of(person: UserId) -> String {
    format!("[data-person=\"{person}\"]")
}

/// What the viewer may do to a comment.
#[derive(Clone, Copy, PartialEq)]
struct CommentPermissions {
    edit: bool,
    delete: bool,
    flag: bool,
    ban: bool,
    react: bool,
    reply: bool,
    /// Not a right: the viewer, whose reactions are pressed and whose mentions are marked.
    me: Option<UserId>,
    /// Not a right: it is marked as flagged.
    is_flagged: bool,
    /// Not a right: its depth.
    depth: u8,
}

impl CommentView {
    /// The view of a comment.
    pub fn new(node: Node, comment: &Comment) -> Self {
        node.set("data-comment-id", &comment.id.to_string());
        Self { node, shown: None }
    }

    /// Shows the comment as it is; true when it has another text than before. Tracks what decides who may do what with it.
    pub fn show(&mut self, comment: &Comment, chat: &Chat, sync: Sync) -> bool {
        let may = CommentPermissions::of(comment, chat, sync);
        let is_sending = sync.is_writing(comment.id);
        let shown = Shown { comment: comment.clone(), may, is_sending };
        let mut has_changed = false;
        if self.shown.as_ref() != Some(&shown) {
            self.show_byline(&shown);
            self.show_depth(comment, chat, may.depth);
            // Its pictures are not loaded again because of a reaction.
            let is_same = |was: &Shown| {
                was.may.me == may.me
                    && (&was.comment.body, &was.comment.html) == (&comment.body, &comment.html)
            };
            if !self.shown.as_ref().is_some_and(is_same) {
                self.show_body(comment, may.me);
                has_changed = self.shown.is_some();
            }
            self.show_actions(may, comment, sync);
            show_reactions(&self.node, comment, may.me, may.react);
            self.node.set_flag("data-flagged", may.is_flagged);
            self.node.get(".flagged").show(may.is_flagged);
            self.shown = Some(shown);
        }
        has_changed
    }

    /// Its depth, and the author of its parent.
    fn show_depth(&self, comment: &Comment, chat: &Chat, depth: u8) {
        let answered = comment.parent_id.filter(|_| depth > 0).and_then(|id| chat.comment(id));
        self.node.set("data-depth", &depth.to_string());
        self.node.get(".reply-to").show(answered.is_some());
        let name = answered.map_or("", |answered| answered.by.name.as_str());
        self.node.get("[data-part=replied-to]").set_text(name);
    }

    fn show_byline(&self, Shown { comment, is_sending, .. }: &Shown) {
        let (node, name) = (&self.node, comment.by.name.as_str());
        let (avatar, time) = (node.get("[data-part=avatar]"), node.get("time"));
        avatar.set("class", &avatar_class(name));
        avatar.set_text(&initials(name));
        node.get(".author").set_text(name);
        show_role(&node.get("[data-part=role]"), comment.by.role);
        time.set("datetime", &browser::iso_time(comment.at));
        time.set_text(&browser::local_time(comment.at));
        time.show(!is_sending);
        let is_edited = comment.edited_at.is_some() && !is_sending;
        node.get(".edited").show(is_edited);
        node.get(".edited").set_text(if is_edited { live::edited() } else { "" });
        node.get(".note").show(*is_sending);
        node.get(".note").set_text(if *is_sending { live::sending() } else { "" });
        match is_sending {
            true => node.set("data-state", "sending"),
            false => node.set_flag("data-state", false),
        }
    }

    /// Sanitised HTML from the server, or plain text in paragraphs, whose lines the stylesheet keeps.
    fn show_body(&self, comment: &Comment, me: Option<UserId>) {
        let body = self.node.get(".body");
        if let Some(html) = &comment.html {
            match browser::is_widget() {
                // Their addresses are this server's, and the reader's token goes along: `js/widget/pictures.js`.
                true => body.set_html(&html.replace("<img src", "<img data-src")),
                false => body.set_html(html),
            }
            if let Some(me) = me {
                let own = body.all(&mark_of(me));
                own.iter().for_each(|mention| mention.set_flag("data-me", true));
            }
            return;
        }
        body.fill(None);
        let text = without_references(comment.body.as_str());
        let paragraphs = text.split("\n\n").filter(|text| !text.trim().is_empty());
        for text in paragraphs {
            let paragraph = Node::new("p");
            paragraph.set("class", "lines");
            paragraph.set_text(text.trim_matches('\n'));
            body.append(&paragraph);
        }
    }

    fn show_actions(&self, may: CommentPermissions, comment: &Comment, sync: Sync) {
        let action = |name: &str| self.node.get(&format!(".comment-actions [data-do={name}]"));
        action("reply").show(may.reply);
        action("edit").show(may.edit);
        action("flag").show(may.flag);
        action("delete-comment").show(may.delete);
        action("ban").show(may.ban);
        if may.ban {
            let tenant = sync.tenant();
            let item = format!("/t/{tenant}/moderation?view=ban&item=comment-{}", comment.id);
            action("ban").set("href", &browser::address(&item));
        }
    }

    /// May the viewer edit it?
    pub fn may_edit(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.may.edit)
    }

    /// Says that there is an edit to continue.
    pub fn mark_unsaved(&self, is_unsaved: bool) {
        let note = self.node.get(".note");
        note.show(is_unsaved);
        note.set_text(if is_unsaved { live::edit_not_saved() } else { "" });
    }

    /// Is the form open?
    pub fn is_edited(&self) -> bool {
        self.form().is_some()
    }

    /// The text in the form.
    pub fn edited_text(&self) -> Option<String> {
        self.form().as_ref().map(written)
    }

    /// Opens the form with a text and the reason why that was refused.
    pub fn edit(&self, text: &str, reason: Option<&str>) {
        let form = self.form().unwrap_or_else(|| Node::from_template("edit-form"));
        form.get("[data-slot=error]").fill(reason.map(error_message).as_ref());
        self.node.append(&form);
        show_written(&form, text);
        self.show_text(false);
    }

    /// Puts the cursor into the form.
    pub fn focus_form(&self) {
        if let Some(form) = self.form() {
            form.get("textarea").focus();
        }
    }

    /// Closes the form. The focus returns to the button that opens it.
    pub fn end_edit(&self) {
        let form = self.form();
        let had_focus = form.as_ref().is_some_and(Node::has_focus);
        form.iter().for_each(Node::remove);
        self.show_text(true);
        if had_focus {
            self.node.get(".comment-actions [data-do=edit]").focus();
        }
    }

    fn form(&self) -> Option<Node> {
        self.node.find(".edit-form")
    }

    fn show_text(&self, is_shown: bool) {
        self.node.get(".body").show(is_shown);
        self.node.get(".comment-actions").show(is_shown);
    }
}

impl CommentPermissions {
    fn of(comment: &Comment, chat: &Chat, sync: Sync) -> Self {
        let actor = sync.actor();
        let is_own = actor.as_ref().is_some_and(|actor| actor.id == comment.by.id);
        let moderates = actor.as_ref().is_some_and(Actor::moderates);
        let is_flagged = sync.flagged.with(|flagged| flagged.contains(&comment.id));
        let is_open = sync.restriction().is_none();
        let may_flag = !is_own && !moderates && is_open;
        let react = is_open && !sync.is_locked(chat) && !sync.is_writing(comment.id);
        let deepest = sync.may.with(|may| may.limits.reply_depth);
        Self {
            edit: is_own && is_open && !sync.is_locked(chat),
            delete: (is_own && is_open) || moderates,
            flag: may_flag && !is_flagged,
            ban: !is_own && moderates,
            react,
            reply: react && chat.depth(comment, Settings::MAX_REPLY_DEPTH) < deepest,
            me: sync.me.with(|me| me.as_ref().map(|me| me.id)),
            is_flagged,
            depth: chat.depth(comment, deepest),
        }
    }
}
