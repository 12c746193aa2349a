//! A window beside its marker.

use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::placement::{self, Area, Placement, Spot};
use crate::app::room::room_ui::RoomUi;
use crate::app::room::sync::Sync;
use crate::app::ui::effect;
use crate::browser::{self, Node, Rect};
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
            let spot = spot(&picture, at, target, sync);
            place(&window, at, spot);
            show(&window, placement(&window, &picture, spot));
        }
    });
}

/// The marker in the viewport. The picture of a page around a widget may be turned: there the marker is measured.
fn spot(picture: &Node, at: Point, target: ComposeTarget, sync: Sync) -> Spot {
    let marker = Node::in_page(&target.marker_selector()).filter(|_| browser::is_widget());
    if let Some(Rect { x, y, width, height }) = marker.map(|marker| marker.rect()) {
        return Spot { x: x + width / 2.0, y: y + height / 2.0, half: width / 2.0 };
    }
    let rect = picture.rect();
    let half = rect.width * untrack(|| sync.may.get()).marker_size / 200.0;
    let (x, y) = (rect.x + rect.width * at.x() / 100.0, rect.y + rect.height * at.y() / 100.0);
    Spot { x, y, half }
}

/// Moves the window to its marker: within the picture, or within the viewport where it is above all of the page.
fn place(window: &Node, at: Point, Spot { x, y, half }: Spot) {
    if !browser::is_widget() {
        return window.set_place(at);
    }
    for (name, length) in [("--x", x), ("--y", y), ("--half", half)] {
        window.set_property(name, &(browser::decimal(length) + "px"));
    }
}

fn placement(window: &Node, picture: &Node, spot: Spot) -> Placement {
    let (height, rect) = (window.rect().height, picture.rect());
    let rect_of = |selector| Node::in_page(selector).map_or(rect, |node| node.rect());
    let viewport = browser::viewport();
    let area = match browser::is_widget() {
        true => Area { left: 0.0, top: 0.0, right: viewport.width, bottom: viewport.height },
        false => placement::area(viewport, rect_of(".bar"), rect_of(".discussions"), rect, height),
    };
    placement::place(spot, height, area)
}

fn show(window: &Node, Placement { side, offset, most }: Placement) {
    window.set_property("--offset", &(browser::decimal(offset) + "px"));
    window.set_property("--most", &(browser::decimal(most) + "px"));
    window.set("class", &format!("chat-window {side}"));
}
