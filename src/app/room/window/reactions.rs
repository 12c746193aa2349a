//! The reactions to a comment: one button for each emoji, with its count and the names of who put it on.

use crate::browser::Node;
use crate::model::{Comment, Emoji, Reaction, UserId};

/// Shows them. The buttons that stay are not touched, so that they keep the focus.
pub fn show_reactions(node: &Node, comment: &Comment, me: Option<UserId>, is_allowed: bool) {
    let slot = node.get(".reactions");
    let mut emoji: Vec<&Emoji> = Vec::new();
    for reaction in &comment.reactions {
        if !emoji.contains(&&reaction.emoji) {
            emoji.push(&reaction.emoji);
        }
    }
    let old = slot.all(".reaction");
    let chip = |emoji: &&Emoji| {
        let shown = old.iter().find(|node| is_of(node, emoji)).cloned();
        let chip = shown.unwrap_or_else(|| Node::from_template("reaction"));
        show_chip(&chip, emoji, &comment.reactions, me);
        chip.set_flag("disabled", !is_allowed);
        chip
    };
    let chips: Vec<Node> = emoji.iter().map(chip).collect();
    for gone in old.iter().filter(|node| !chips.contains(node)) {
        let had_focus = gone.has_focus();
        gone.remove();
        if had_focus {
            node.get("[data-do=pick-reaction]").focus();
        }
    }
    slot.put_first(&chips);
    slot.show(!chips.is_empty());
    node.get("[data-do=pick-reaction]").show(is_allowed);
    if !is_allowed {
        show_picker(node, false);
    }
}

fn is_of(node: &Node, emoji: &Emoji) -> bool {
    node.attribute("data-emoji").as_deref() == Some(emoji.as_str())
}

fn show_chip(chip: &Node, emoji: &Emoji, all: &[Reaction], me: Option<UserId>) {
    let by = || all.iter().filter(|reaction| reaction.emoji == *emoji).map(|reaction| &reaction.by);
    let names = by().map(|by| by.name.as_str()).collect::<Vec<_>>().join(", ");
    let count = by().count().to_string();
    chip.set("data-emoji", emoji.as_str());
    chip.set("title", &names);
    chip.set("aria-label", &format!("{emoji} {count}: {names}"));
    chip.set("aria-pressed", if by().any(|by| Some(by.id) == me) { "true" } else { "false" });
    chip.get("span").set_text(emoji.as_str());
    chip.get(".count").set_text(&count);
}

/// Shows or hides the emoji that can be put on.
pub fn show_picker(node: &Node, is_open: bool) {
    node.get(".reaction-picker").show(is_open);
    let button = node.get("[data-do=pick-reaction]");
    button.set("aria-expanded", if is_open { "true" } else { "false" });
}

/// Can an emoji be chosen?
pub fn is_picking(node: &Node) -> bool {
    node.get("[data-do=pick-reaction]").attribute("aria-expanded").as_deref() == Some("true")
}
