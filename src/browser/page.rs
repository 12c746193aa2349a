//! The page: its address, its viewport, its elements.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, Location, Window};

/// The rectangle of an element in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The size of the viewport in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn location() -> Option<Location> {
    Some(window()?.location())
}

/// Marks the page as interactive: `<html data-hydrated>`.
pub fn mark_hydrated() {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Does the browser report a network?
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Is the page visible?
pub fn is_visible() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Calls `f` at each event of the window, as long as the page lives.
pub fn on_window(event: &str, f: impl FnMut(web_sys::Event) + 'static) {
    listen(window().map(Into::into), event, f);
}

/// Calls `f` at each event of the document, as long as the page lives.
pub fn on_document(event: &str, f: impl FnMut(web_sys::Event) + 'static) {
    listen(document().map(Into::into), event, f);
}

/// Calls `f` with the name of each key that is pressed, as long as the page lives.
pub fn on_key(mut f: impl FnMut(&str) + 'static) {
    on_document("keydown", move |event| {
        if let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() {
            f(&event.key());
        }
    });
}

fn listen(
    target: Option<web_sys::EventTarget>,
    event: &str,
    f: impl FnMut(web_sys::Event) + 'static,
) {
    let listener = Closure::<dyn FnMut(web_sys::Event)>::new(f).into_js_value();
    if let Some(target) = target {
        let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
    }
}

/// The origin of the site, such as `https://chat.example.org`.
pub fn origin() -> String {
    location().and_then(|location| location.origin().ok()).unwrap_or_default()
}

/// The fragment of the address, without `#`.
pub fn fragment() -> String {
    let hash = location().and_then(|location| location.hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Replaces the fragment, without scrolling and without a history entry.
pub fn set_fragment(fragment: &str) {
    let Some((window, location)) = window().zip(location()) else { return };
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let address = if fragment.is_empty() { path } else { format!("{path}#{fragment}") };
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Navigates to another page.
pub fn go_to(address: &str) {
    if let Some(location) = location() {
        let _ = location.assign(address);
    }
}

/// Reloads the page.
pub fn reload() {
    if let Some(location) = location() {
        let _ = location.reload();
    }
}

/// Copies a text to the clipboard; false where the browser does not allow that.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // Undefined on pages without https.
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return false;
    };
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The size of the viewport.
pub fn viewport() -> Viewport {
    let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    window().map_or(Viewport { width: 0.0, height: 0.0 }, |window| Viewport {
        width: size(window.inner_width()),
        height: size(window.inner_height()),
    })
}

/// The rectangle of an element.
pub fn rect_of(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect { x: rect.x(), y: rect.y(), width: rect.width(), height: rect.height() }
}

/// Sets the place of an element for the stylesheet: `--x` and `--y` in percent. Through CSSOM, since the
/// Content-Security-Policy forbids style attributes.
pub fn set_place(element: &HtmlElement, at: crate::model::Point) {
    let style = element.style();
    let _ = style.set_property("--x", &format!("{}%", at.x()));
    let _ = style.set_property("--y", &format!("{}%", at.y()));
}

/// Sets the size of the markers in an element for the stylesheet: `--square`, in percent of the image's
/// width.
pub fn set_marker_size(element: &HtmlElement, percent: f64) {
    let _ = element.style().set_property("--square", &percent.to_string());
}

/// Scrolls an element to its end: in any case, or only when it was there before its last child was added.
pub fn show_end(element: &Element, in_any_case: bool) {
    /// Tolerance in pixels: readers rarely scroll to the very last one.
    const SLACK: i32 = 24;
    let last = element.last_element_child().map_or(0, |last| last.scroll_height());
    let below = element.scroll_height() - element.client_height() - element.scroll_top();
    if in_any_case || below <= last + SLACK {
        element.set_scroll_top(element.scroll_height());
    }
}

/// Focuses the first element that matches a selector.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Replaces the content of an element by HTML from the server. Checked inputs and the focus are kept, as
/// far as inputs with the same values exist.
pub fn replace_choices(selector: &str, html: &str) {
    let Some(document) = document() else { return };
    let Ok(Some(element)) = document.query_selector(selector) else { return };
    let chosen: Vec<String> = inputs(&element).iter().filter(|i| i.checked()).map(value).collect();
    let focused = document.active_element().filter(|active| element.contains(Some(active)));
    let focused = focused.and_then(|active| active.get_attribute("value"));
    element.set_inner_html(html);
    for input in inputs(&element) {
        input.set_checked(chosen.contains(&input.value()));
    }
    let again = focused
        .and_then(|value| element.query_selector(&format!("[value='{value}']")).ok().flatten());
    if let Some(again) = again.and_then(|again| again.dyn_into::<HtmlElement>().ok()) {
        let _ = again.focus();
    }
}

/// Checks all inputs that match a selector.
pub fn check_all(selector: &str) {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else { return };
    for place in 0..found.length() {
        if let Some(input) = found.get(place).and_then(|i| i.dyn_into::<HtmlInputElement>().ok()) {
            input.set_checked(true);
        }
    }
}

/// Replaces the text of the first element that matches a selector.
pub fn set_text(selector: &str, text: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        element.set_text_content(Some(text));
    }
}

fn inputs(element: &Element) -> Vec<HtmlInputElement> {
    let Ok(found) = element.query_selector_all("input") else { return Vec::new() };
    let input = |place| found.get(place)?.dyn_into::<HtmlInputElement>().ok();
    (0..found.length()).filter_map(input).collect()
}

fn value(input: &HtmlInputElement) -> String {
    input.value()
}

/// Is there a precise pointer? Then no on-screen keyboard covers the page.
pub fn has_mouse() -> bool {
    let query = window().and_then(|window| window.match_media("(pointer: fine)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
