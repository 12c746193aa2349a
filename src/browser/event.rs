//! What events of the pointer and the keyboard say.

use super::Node;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, PointerEvent};

/// The place of a pointer in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
    /// Is it a finger?
    pub is_touch: bool,
}

/// A pressed key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name, such as `Enter`.
    pub name: String,
    /// With Shift?
    pub shift: bool,
    /// With Alt?
    pub alt: bool,
}

/// The name of a key that an input method takes (UI Events).
const TAKEN: &str = "Process";
/// The code of such a key. Safari ends a composition before the key that ended it arrives; the code still tells.
const TAKEN_CODE: u32 = 229;
/// The first code point of non-Latin scripts.
const OTHER_SCRIPTS: char = '\u{370}';
/// The undo shortcut, also with Ctrl or the command key.
const UNDO: &str = "z";

/// The pointer of an event of the mouse or a pointer.
pub fn pointer(event: &Event) -> Pointer {
    let event: &PointerEvent = event.unchecked_ref();
    Pointer {
        x: event.client_x().into(),
        y: event.client_y().into(),
        is_touch: event.pointer_type() == "touch",
    }
}

/// The key of a keyboard event. One that belongs to an input method, such as the Enter that ends a composition, is
/// called `Process`, so that nobody takes it for another.
pub fn key(event: &Event) -> Key {
    let event: &KeyboardEvent = event.unchecked_ref();
    let is_taken = event.is_composing() || event.key_code() == TAKEN_CODE;
    let name = if is_taken { TAKEN.to_owned() } else { event.key() };
    Key { name, shift: event.shift_key(), alt: event.alt_key() }
}

/// The key of a shortcut, in lower case: of another script, the Latin one on the same key. `None` with Ctrl, Alt or the command
/// key except for undo, for a repeated key, and for one that belongs to an input method.
pub fn shortcut(event: &Event) -> Option<String> {
    let taken = key(event).name == TAKEN;
    let event: &KeyboardEvent = event.unchecked_ref();
    let (key, code) = (event.key(), event.code());
    let is_latin = key.chars().next().is_none_or(|first| first < OTHER_SCRIPTS);
    let name = match (&*code, event.shift_key()) {
        _ if is_latin || event.get_modifier_state("AltGraph") => &key,
        ("Slash", true) => "?",
        ("Slash", false) => "/",
        _ => code.strip_prefix("Key").unwrap_or(&key),
    };
    let name = name.to_ascii_lowercase();
    let undoes = name == UNDO && !event.shift_key();
    let has_command = (event.ctrl_key() || event.meta_key()) && !undoes;
    let is_other = taken || has_command || event.alt_key() || event.repeat();
    (!is_other).then_some(name)
}

/// A button or link with an action, as the markup names it: `data-do`.
#[derive(Clone)]
pub struct Action {
    /// The name.
    pub name: String,
    /// The element.
    pub node: Node,
}

/// The action that a click is for.
pub fn action(event: &Event) -> Option<Action> {
    let node = Node::target_of(event)?.closest("[data-do]")?;
    Some(Action { name: node.attribute("data-do")?, node })
}
