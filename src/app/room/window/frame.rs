//! A window beside its marker.

use crate::app::room::compose_target::ComposeTarget;
use crate::app::room::held::Extent;
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
            ui.close_and_return();
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
            ComposeTarget::Chat(id) => {
                sync.held_at(id).or_else(|| sync.chat(id).map(|chat| (chat.at, chat.size)))
            }
        };
        let now = at.map(|at| (at, ui.resized.get(), changes.get()));
        // Measuring makes the browser lay out the page.
        if let Some((extent, ..)) = now.filter(|_| shown != now) {
            shown = now;
            let area = area(&window);
            let spot = spot(&picture, extent, target);
            let spot = if extent.1.is_some() { spot.within(area) } else { spot };
            place(&window, &picture, extent, spot);
            show(&window, placement::place(spot, window.rect().height, area));
        }
    });
}

/// The marker in the viewport. Its size is measured, since stylesheets bound it; that of a region is its part of the picture.
fn spot(picture: &Node, (at, size): Extent, target: ComposeTarget) -> Spot {
    let rect = picture.rect();
    let (w, h) = size.map_or((0.0, 0.0), |size| (size.w() / 200.0, size.h() / 200.0));
    let (half, half_y) = match size {
        Some(_) => (rect.width * w, rect.height * h),
        None => {
            let marker = Node::in_page(&target.marker_selector());
            let half = marker.map_or(0.0, |marker| marker.rect().width / 2.0);
            (half, half)
        }
    };
    let (across, down) = (at.x() / 100.0 + w, at.y() / 100.0 + h);
    // The picture of a page around a widget may be turned and skewed: it has an element in three of its corners.
    if let [origin, right, below] = &picture.all("i")[..] {
        let [origin, right, below] = [origin, right, below].map(Node::rect);
        let along = |o: f64, r: f64, b: f64| o + (r - o) * across + (b - o) * down;
        let (x, y) = (along(origin.x, right.x, below.x), along(origin.y, right.y, below.y));
        return Spot { x, y, half, half_y };
    }
    Spot { x: rect.x + rect.width * across, y: rect.y + rect.height * down, half, half_y }
}

/// Moves the window to its marker: within the picture, or within the viewport where it is above all of the page.
fn place(window: &Node, picture: &Node, (at, size): Extent, Spot { x, y, half, half_y }: Spot) {
    let pixels = |name, length| window.set_property(name, &(browser::decimal(length) + "px"));
    pixels("--half", half);
    pixels("--half-y", half_y);
    if browser::is_widget() {
        pixels("--x", x);
        return pixels("--y", y);
    }
    // Beside what is seen of a region.
    let rect = picture.rect();
    let middle = Point::from_pixels(x - rect.x, y - rect.y, rect.width, rect.height);
    window.set_place(middle.filter(|_| size.is_some()).unwrap_or(at));
}

fn area(window: &Node) -> Area {
    let height = window.rect().height;
    let viewport = browser::viewport();
    let all = Rect { x: 0.0, y: 0.0, width: viewport.width, height: viewport.height };
    let rect_of = |selector| Node::in_page(selector).map_or(all, |node| node.rect());
    match browser::is_widget() {
        true => Area { left: 0.0, top: 0.0, right: viewport.width, bottom: viewport.height },
        false => {
            let [bar, list, canvas] = [".bar", ".discussions", ".canvas"].map(rect_of);
            placement::area(viewport, bar, list, canvas, height)
        }
    }
}

fn show(window: &Node, Placement { side, offset, most }: Placement) {
    window.set_property("--offset", &(browser::decimal(offset) + "px"));
    window.set_property("--most", &(browser::decimal(most) + "px"));
    window.set("class", &format!("chat-window {side}"));
}
