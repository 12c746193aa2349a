//! Placing a marker by keyboard: a crosshair that the arrow keys move, and Enter.

use super::room_ui::RoomUi;
use super::sync::Sync;
use super::toast::ToastKind;
use super::words::spoken;
use crate::app::ui::effect;
use crate::browser::{self, Event, Node};
use crate::model::Point;
use leptos::prelude::*;

/// How far an arrow key moves the crosshair, in percent of the image.
const STEP: f64 = 1.0;
/// The same with Shift.
const BIG_STEP: f64 = 10.0;
/// Where the crosshair is at first.
const MIDDLE: (f64, f64) = (50.0, 50.0);

/// Connects the button that begins it.
pub fn start(sync: Sync, ui: RoomUi) {
    let Some((button, overlay)) =
        Node::in_page(".place-button").zip(Node::in_page("[data-slot=overlay]"))
    else {
        return;
    };
    let crosshair = Node::from_template("crosshair");
    let at = RwSignal::new(Point::new(MIDDLE.0, MIDDLE.1));
    let shown = button.clone();
    effect(move || shown.show(sync.restriction().is_none()));
    connect_keys(&crosshair, &button, at, ui);
    let moved = crosshair.clone();
    effect(move || {
        if let Some(at) = at.get() {
            moved.set_place(at);
        }
    });
    button.on("click", move |event| {
        event.stop_propagation();
        if let Some(reason) = untrack(|| sync.reading_only()) {
            return ui.notify(reason, ToastKind::Failed);
        }
        ui.close();
        ui.remember_focus();
        overlay.append(&crosshair);
        crosshair.focus();
        say(ui, at.get_untracked());
    });
}

fn connect_keys(crosshair: &Node, button: &Node, at: RwSignal<Option<Point>>, ui: RoomUi) {
    crosshair.on("click", |event| event.stop_propagation());
    let shown = crosshair.clone();
    crosshair.on("blur", move |_| shown.remove());
    let (shown, button) = (crosshair.clone(), button.clone());
    crosshair.on("keydown", move |event| match browser::key(&event).name.as_str() {
        "Enter" | " " => {
            taken(&event);
            if let Some(at) = at.get_untracked() {
                ui.place_by_key(at);
            }
        }
        "Escape" => {
            taken(&event);
            if !ui.return_focus() {
                button.focus();
            }
        }
        _ => {
            if let Some(to) = at.get_untracked().and_then(|from| moved(from, &event)) {
                taken(&event);
                at.set(Some(to));
                shown.bring_into_view();
                say(ui, Some(to));
            }
        }
    });
}

/// Neither the page nor the window behind does anything upon the key.
fn taken(event: &Event) {
    event.prevent_default();
    event.stop_propagation();
}

/// Where the key of an arrow leads.
fn moved(from: Point, event: &Event) -> Option<Point> {
    let key = browser::key(event);
    let step = if key.shift { BIG_STEP } else { STEP };
    let (x, y) = match key.name.as_str() {
        "ArrowLeft" => (-step, 0.0),
        "ArrowRight" => (step, 0.0),
        "ArrowUp" => (0.0, -step),
        "ArrowDown" => (0.0, step),
        _ => return None,
    };
    Point::new((from.x() + x).clamp(0.0, 100.0), (from.y() + y).clamp(0.0, 100.0))
}

fn say(ui: RoomUi, at: Option<Point>) {
    if let Some(at) = at {
        ui.announce(spoken(at));
    }
}
