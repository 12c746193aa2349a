//! Clicks, told apart from what ends as one: a drag, or a selection of text.

use super::event::pointer;
use super::page::on_document;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

/// A mouse that moves further than this while it is pressed, in CSS pixels, drags.
const SLACK: f64 = 5.0;

thread_local! {
    static PRESSED: Cell<Option<(f64, f64)>> = const { Cell::new(None) };
}

/// Remembers where the mouse is pressed. Whether a finger taps, the browser decides by itself.
pub fn follow_presses() {
    on_document("pointerdown", |event| {
        let pressed = pointer(&event);
        PRESSED.set((!pressed.is_touch).then_some((pressed.x, pressed.y)));
    });
}

/// Did the mouse move between pressing and this click? Never of a click by keyboard.
pub fn is_drag(event: &Event) -> bool {
    let is_by_key = event.unchecked_ref::<MouseEvent>().detail() == 0;
    let released = pointer(event);
    PRESSED.get().is_some_and(|(x, y)| {
        !is_by_key && ((released.x - x).abs() > SLACK || (released.y - y).abs() > SLACK)
    })
}
