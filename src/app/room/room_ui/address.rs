//! The address of what is open: a fragment, and where the window fills the screen, a history entry of its own.

use super::state::RoomUi;
use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::toast::ToastKind;
use crate::browser;
use crate::texts::live;
use leptos::prelude::*;

/// Below this width, in pixels, a window fills the screen: `style/window.css`.
const FLOATS_FROM: f64 = 768.0;

impl RoomUi {
    /// Opens the discussion that the address names, now and whenever it names another one.
    pub(super) fn follow_address(self) {
        self.has_entry.set_value(browser::has_own_entry());
        self.open_from_fragment();
        browser::on_window("hashchange", move |_| self.open_from_fragment());
        browser::on_window("popstate", move |_| self.on_history());
    }

    /// "Back" closes the discussion that has a history entry; "forward" opens it again, by its fragment.
    fn on_history(self) {
        let had_entry = self.has_entry.get_value();
        self.has_entry.set_value(browser::has_own_entry());
        if had_entry && !browser::has_own_entry() {
            self.leave();
        }
    }

    /// The address of what is open. Where it fills the screen, it has a history entry, so that "back" closes it.
    pub(super) fn show_address(self, target: ComposeTarget) {
        let fragment = target.chat().map(|id| format!("chat={id}")).unwrap_or_default();
        if self.has_entry.get_value() || browser::viewport().width >= FLOATS_FROM {
            return browser::set_fragment(&fragment);
        }
        browser::push_fragment(&fragment);
        self.has_entry.set_value(true);
    }

    /// Nothing is open any more.
    pub(super) fn clear_address(self) {
        match self.has_entry.get_value() {
            true => browser::go_back(),
            false => browser::set_fragment(""),
        }
        self.has_entry.set_value(false);
    }

    fn open_from_fragment(self) {
        let fragment = browser::fragment();
        if let Some(id) = fragment.strip_prefix("chat=").and_then(|id| id.parse().ok()) {
            match self.sync.chat_now(id) {
                Some(_) => self.open_chat(id),
                None => self.notify(live::that_discussion_deleted(), ToastKind::Done),
            }
        }
    }
}
