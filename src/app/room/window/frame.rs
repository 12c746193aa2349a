//! A window beside its marker.

use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::placement::{self, Placement, Spot};
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Node};
use crate::model::Point;
use leptos::prelude::*;

/// Keeps the window beside its marker, also when it grows, and connects the buttons that close it.
pub fn start(window: &Node, picture: &Node, target: ComposeTarget, sync: Sync, ui: RoomUi) {
    window.on("click", move |event| {
        event.stop_propagation();
        if browser::action(&event).is_some_and(|action| action.name == "close") {
            ui.close();
        }
    });
    if let Some(marker) = Node::in_page(&target.marker_selector()) {
        marker.bring_into_view();
    }
    let changes = RwSignal::new(0_u32);
    // The window may be gone by then, and the signal with it.
    browser::on_resize(window, move || {
        let _ = changes.try_update(|times| *times += 1);
    });
    let (window, picture) = (window.clone(), picture.clone());
    let mut shown = None;
    effect(move || {
        let at = match target {
            ComposeTarget::New => ui.draft_at.get(),
            ComposeTarget::Chat(id) => sync.chat(id).map(|chat| chat.at),
        };
        let now = at.map(|at| (at, ui.resized.get(), changes.get()));
        // Measuring makes the browser lay out the page.
        if let Some((at, ..)) = now.filter(|_| shown != now) {
            shown = now;
            show(&window, at, placement(&window, &picture, at, sync));
        }
    });
}

fn placement(window: &Node, picture: &Node, at: Point, sync: Sync) -> Placement {
    let (height, rect) = (window.rect().height, picture.rect());
    let half = rect.width * untrack(|| sync.may.get()).marker_size / 200.0;
    let (x, y) = (rect.x + rect.width * at.x() / 100.0, rect.y + rect.height * at.y() / 100.0);
    let rect_of = |selector| Node::in_page(selector).map_or(rect, |node| node.rect());
    let (bar, list) = (rect_of(".bar"), rect_of(".discussions"));
    let area = placement::area(browser::viewport(), bar, list, rect, height);
    placement::place(Spot { x, y, half }, height, area)
}

fn show(window: &Node, at: Point, Placement { side, offset, most }: Placement) {
    window.set_place(at);
    window.set_property("--offset", &(browser::decimal(offset) + "px"));
    window.set_property("--most", &(browser::decimal(most) + "px"));
    window.set("class", &format!("chat-window {side}"));
}
