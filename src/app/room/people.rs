//! The people on the image: their number, a panel with their names, the switch for live cursors.

use super::presence::Presence;
use super::show_role::show_role;
use super::sync::Sync;
use crate::app::ui::{avatar_class, effect, initials};
use crate::browser::{self, Node};
use crate::model::Author;
use crate::texts::{live, number};
use leptos::prelude::*;

/// Shows the number of people, and the panel when asked for.
pub fn start(sync: Sync, presence: Presence) {
    let Some(around) = Node::in_page(".presence-list") else { return };
    let (button, panel) = (around.get("button"), Node::from_template("people"));
    let is_open = RwSignal::new(false);
    button.on("click", move |event| {
        event.stop_propagation();
        is_open.update(|is_open| *is_open = !*is_open);
    });
    browser::on_document("click", move |event| {
        if !browser::is_drag(&event) {
            close(is_open);
        }
    });
    let focused = button.clone();
    browser::on_document("keydown", move |event| {
        if browser::key(&event).name == "Escape" && is_open.get_untracked() {
            // One Escape closes one thing: this panel, and the discussion behind it with the next.
            event.stop_immediate_propagation();
            is_open.set(false);
            focused.focus();
        }
    });
    start_panel(&panel, presence);
    let count = button.get("[data-part=count]");
    effect(move || {
        let people = presence.count.get();
        count.set_text(&people.map_or_else(|| "–".to_owned(), |people| number(people.into())));
    });
    effect(move || {
        button.set("aria-expanded", if is_open.get() { "true" } else { "false" });
        if is_open.get() {
            around.append(&panel);
            let panel = panel.clone();
            effect(move || show_people(&panel, sync, presence));
        } else {
            panel.remove();
        }
    });
}

fn close(is_open: RwSignal<bool>) {
    if is_open.get_untracked() {
        is_open.set(false);
    }
}

fn start_panel(panel: &Node, presence: Presence) {
    panel.on("click", |event| event.stop_propagation());
    let switch = panel.get("input");
    let switched = switch.clone();
    switch.on("change", move |_| presence.show_cursors(switched.is_checked()));
    effect(move || switch.set_checked(presence.has_cursors.get()));
}

fn show_people(panel: &Node, sync: Sync, presence: Presence) {
    let people = presence.people.get();
    let me = sync.me.with(|me| me.as_ref().map(|me| me.id));
    let list = panel.get("ul");
    list.fill(None);
    for Author { id, name, role } in &people {
        let person = Node::from_template("person");
        let avatar = person.get("[data-part=avatar]");
        avatar.set("class", &avatar_class(name.as_str()));
        avatar.set_text(&initials(name.as_str()));
        person.get(".name").set_text(name.as_str());
        show_role(&person.get("[data-part=role]"), *role);
        match me == Some(*id) {
            true => person.get(".note").set_text(live::you()),
            false => person.get(".note").remove(),
        }
        list.append(&person);
    }
    let all = presence.count.get().unwrap_or_default() as usize;
    panel.get(".presence-others").set_text(&others(people.len(), all));
}

/// The number of people without a name, or beyond the listed ones.
fn others(named: usize, all: usize) -> String {
    match (named, all.saturating_sub(named)) {
        (_, 0) => String::new(),
        (0, more) => live::people_unnamed(more),
        (_, more) => live::people_more(more),
    }
}
