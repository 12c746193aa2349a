//! The banner above the image after the connection is terminated: the reason and the way out.

use super::sync::Sync;
use super::texts;
use crate::app::live_client::{Connection, TerminationReason};
use crate::app::ui::effect;
use crate::browser::{self, Node};
use leptos::prelude::*;

/// Shows the banner when the connection is terminated.
pub fn start(sync: Sync) {
    let Some(slot) = Node::in_page("[data-slot=banner]") else { return };
    effect(move || {
        if let Connection::Terminated(reason) = sync.connection.get() {
            slot.fill(Some(&banner(reason, sync)));
        }
    });
}

fn banner(reason: TerminationReason, sync: Sync) -> Node {
    let banner = Node::from_template("banner");
    let is_other_version = reason == TerminationReason::OtherVersion;
    let (reload, sign_in) = (banner.get("button"), banner.get("[data-part=sign-in]"));
    banner.get("p").set_text(texts::of_termination(reason));
    reload.show(is_other_version);
    reload.on("click", |_| browser::reload());
    sign_in.show(reason == TerminationReason::SignedOut);
    sign_in.set("href", &format!("/login?next=/i/{}", sync.image));
    banner.get("[data-part=home]").show(!is_other_version);
    banner
}
