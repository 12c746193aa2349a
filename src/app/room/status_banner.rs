//! The banner above the image when nothing can be written: the reason and the way out.

use super::sync::Sync;
use crate::app::live_client::Connection;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::ImageId;
use crate::protocol::live::TerminationReason;
use crate::protocol::termination_text;
use crate::texts::live;
use leptos::prelude::*;

/// What a banner is about.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    /// The connection is terminated.
    Terminated(TerminationReason),
    /// The browser keeps no cookie for the page inside another site.
    NoCookies,
}

/// Shows the banner when the connection is terminated, or when it is certain that nothing can be written.
pub fn start(sync: Sync) {
    let Some(slot) = Node::in_page("[data-slot=banner]") else { return };
    let mut shown = None;
    effect(move || {
        let subject = match sync.connection.get() {
            Connection::Terminated(reason) => Some(Subject::Terminated(reason)),
            _ => sync.lacks_cookies().then_some(Subject::NoCookies),
        };
        // A banner that is put there again is read out again.
        if std::mem::replace(&mut shown, subject) != subject {
            slot.fill(subject.map(|subject| banner(subject, sync.image)).as_ref());
        }
    });
}

/// The banner of a page without an origin that has nothing else to show.
pub fn show_without_origin(image: ImageId) {
    if let Some(slot) = Node::in_page("[data-slot=banner]") {
        slot.fill(Some(&banner(Subject::Terminated(TerminationReason::NoOrigin), image)));
    }
    if let Some(status) = Node::in_page(".connection") {
        status.show(false);
    }
}

fn banner(subject: Subject, image: ImageId) -> Node {
    use TerminationReason::{NoOrigin, OtherVersion, SignedOut};
    let banner = Node::from_template("banner");
    let (words, reason) = match subject {
        Subject::Terminated(reason) => (termination_text(reason), Some(reason)),
        Subject::NoCookies => (live::no_cookies(), None),
    };
    let is_framed = matches!(reason, None | Some(NoOrigin));
    let (reload, sign_in) = (banner.get("button"), banner.get("[data-part=sign-in]"));
    let own_tab = banner.get("[data-part=own-tab]");
    banner.get("p").set_text(words);
    reload.show(reason == Some(OtherVersion));
    reload.on("click", |_| browser::reload());
    sign_in.show(reason == Some(SignedOut));
    sign_in.set("href", &browser::address(&format!("/login?next=/i/{image}")));
    own_tab.show(is_framed);
    own_tab.set("href", &browser::address(&format!("/i/{image}")));
    let leads_home = !is_framed && reason != Some(OtherVersion) && !browser::is_widget();
    banner.get("[data-part=home]").show(leads_home);
    banner
}
