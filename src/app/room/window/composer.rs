//! The form for new comments: the text, a guest's name the first time, the reason of a refusal.

use super::written::{breaks_line, show_written, written};
use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::presence::Presence;
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::{effect, sentence};
use crate::browser::{self, Frame, Node};
use crate::model::{Refusal, WriteRestriction};
use crate::protocol::text_in_browser;
use crate::texts::live;
use leptos::prelude::*;

/// The remaining characters are shown from this number on.
const COUNT_LAST: usize = 200;

/// Shows the form, or why the viewer cannot write. A form that is there stays while the connection is lost: it has
/// their text.
pub fn start(slot: &Node, target: ComposeTarget, sync: Sync, ui: RoomUi, presence: Presence) {
    ui.prepare_identity();
    let slot = slot.clone();
    let reason = RwSignal::new(None);
    let has_form = StoredValue::new(false);
    // The form stays as long as the reason does: it has the focus.
    effect(move || {
        let now = restriction(target, sync, has_form.get_value());
        if reason.get_untracked() != now {
            reason.set(now);
        }
    });
    effect(move || {
        let reason = reason.get();
        has_form.set_value(reason.is_none());
        match reason {
            Some(reason) => slot.fill(Some(&no_writing(&reason, sync))),
            None => untrack(|| show_form(&slot, target, sync, ui, presence)),
        }
    });
}

/// Why the viewer cannot write.
#[derive(Clone, PartialEq)]
struct Reason {
    /// A sentence.
    words: String,
    asks_sign_in: bool,
}

fn restriction(target: ComposeTarget, sync: Sync, has_form: bool) -> Option<Reason> {
    let restriction = sync.restriction();
    let chat = target.chat().and_then(|id| sync.chat(id));
    let words = match chat.filter(|chat| sync.is_locked(chat)) {
        Some(_) if restriction.is_none() => {
            Some(sentence(&text_in_browser(&Refusal::Locked.into())))
        }
        _ => sync.reading_only().filter(|_| restriction.is_some() || !has_form),
    };
    let asks_sign_in = restriction == Some(WriteRestriction::SignIn);
    words.map(|words| Reason { words, asks_sign_in })
}

fn no_writing(reason: &Reason, sync: Sync) -> Node {
    let note = Node::from_template("no-writing");
    let link = note.get("a");
    note.get("p").set_text(&reason.words);
    link.show(reason.asks_sign_in);
    link.set("href", &browser::address(&format!("/login?next=/i/{}", sync.image)));
    if sync.frame != Frame::Own || browser::is_widget() {
        // Who signs in within another site's page is not remembered there.
        link.set("target", "_blank");
    }
    note
}

fn show_form(slot: &Node, target: ComposeTarget, sync: Sync, ui: RoomUi, presence: Presence) {
    let form = Node::from_template("composer");
    let field = form.get("textarea");
    let label = if target == ComposeTarget::New { live::comment() } else { live::reply() };
    field.set("aria-label", label);
    handle_events(&form, target, ui, presence);
    slot.fill(Some(&form));
    let shown = form.clone();
    effect(move || show_text(&shown, target, sync, ui));
    show_state(form, target, sync, ui);
    // On a touch screen the keyboard would cover the discussion.
    if target == ComposeTarget::New || (browser::has_mouse() && !ui.is_stepping()) {
        field.focus();
    }
}

fn handle_events(form: &Node, target: ComposeTarget, ui: RoomUi, presence: Presence) {
    let send = {
        let form = form.clone();
        move || {
            presence.stopped_typing();
            let field = form.find("[name=name]");
            let name = field.as_ref().map(|field| {
                field.set("aria-invalid", "false");
                field.value()
            });
            let on_bad_name = move || {
                if let Some(field) = field {
                    field.set("aria-invalid", "true");
                    field.focus();
                }
            };
            ui.send(target, name, Box::new(on_bad_name));
        }
    };
    let field = form.get("textarea");
    let submit = send.clone();
    form.on("submit", move |event| {
        event.prevent_default();
        submit();
    });
    field.on("keydown", move |event| {
        let key = browser::key(&event);
        // Enter sends, Shift+Enter breaks the line.
        if key.name == "Enter" && !key.shift && !breaks_line(&event) {
            event.prevent_default();
            send();
        }
    });
    let of = form.clone();
    field.on("input", move |_| {
        ui.set_text(target, written(&of));
        if let ComposeTarget::Chat(id) = target {
            presence.typed(id);
        }
    });
    field.on("blur", move |_| presence.stopped_typing());
    // js/talk/pictures.js asks, and sends a picture once this has ended.
    let of = form.clone();
    form.on("introduce", move |_| {
        let of = of.clone();
        of.set_flag("data-introducing", true);
        ui.introduced(move || of.set_flag("data-introducing", false));
    });
}

/// The text, whether it can be sent, and how much room is left.
fn show_text(form: &Node, target: ComposeTarget, sync: Sync, ui: RoomUi) {
    let text = ui.text(target);
    let is_busy = ui.is_identifying(target);
    show_written(form, &text);
    form.get("textarea").set_flag("readonly", is_busy);
    form.get(".send").set_flag("disabled", is_busy || text.trim().is_empty());
    form.get("[data-part=busy]").show(is_busy);
    let (used, max) =
        (text.trim().chars().count(), usize::from(sync.may.get().limits.comment_length));
    form.get("[data-part=count]").show(used + COUNT_LAST >= max && used > 0);
    let count = form.get(".char-count");
    count.set_flag("data-over", used > max);
    count.set_text(&match max.checked_sub(used) {
        Some(left) => live::characters_left(left),
        None => live::characters_too_many(used - max),
    });
}

/// The reason of a refusal, and the field for the name that a guest is asked for.
fn show_state(form: Node, target: ComposeTarget, sync: Sync, ui: RoomUi) {
    let error = form.get("[data-slot=error]");
    effect(move || error.fill(ui.error(target).map(|text| error_message(&text)).as_ref()));
    let slot = form.get("[data-slot=name]");
    effect(move || {
        let has_name = sync.author().is_some();
        if has_name {
            slot.fill(None);
        } else if slot.find("input").is_none() {
            slot.fill(Some(&Node::from_template("name-field")));
        }
    });
}

/// The reason of a refusal.
pub fn error_message(text: &str) -> Node {
    let message = Node::from_template("error");
    message.get("span").set_text(text);
    message
}
