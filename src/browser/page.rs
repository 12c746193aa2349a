//! The page: its address, its viewport, its elements.

use super::host::{Host, is_widget, with_host};
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, EventTarget, History, HtmlElement, HtmlInputElement, Location, Window,
};

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

/// The text of the first element that matches a selector.
pub fn text_of(selector: &str) -> Option<String> {
    document()?.query_selector(selector).ok()??.text_content()
}

/// Gives the page another title.
pub fn set_title(title: &str) {
    if let Some(document) = document().filter(|document| document.title() != title) {
        document.set_title(title);
    }
}

/// Marks the page as interactive: `<html data-hydrated>`, or the element of the widget.
pub fn mark_hydrated() {
    let own = || document().and_then(|document| document.document_element());
    if let Some(root) = with_host(|host| host.root().host()).or_else(own) {
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Does the browser report a network? It may be wrong: only what a request does proves anything.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Is the page visible?
pub fn is_visible() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Are the markers scaled as one layer, while a gesture zooms? `<html data-scaled>`, by js/zoom/scaled-markers.js; in a
/// widget nothing zooms, and the element is that of another site.
pub fn are_markers_scaled() -> bool {
    let root = document().and_then(|document| document.document_element());
    !is_widget() && root.is_some_and(|root| root.has_attribute("data-scaled"))
}

/// Calls `f` at each event of the window, as long as the page lives.
pub fn on_window(event: &str, f: impl FnMut(Event) + 'static) {
    on_page("window", event, Box::new(f));
}

/// Calls `f` at each event of the document, as long as the page lives; for a widget also at its own events, which do not
/// reach the document around it.
pub fn on_document(event: &str, f: impl FnMut(Event) + 'static) {
    on_page("document", event, Box::new(f));
}

/// Calls `f` whenever something in the page was scrolled, as long as the page lives.
pub fn on_scroll(mut f: impl FnMut() + 'static) {
    on_document("scroll", move |_| f());
}

fn on_page(target: &str, event: &str, f: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(f).into_js_value();
    if with_host(|host| host.listen(target, event, &listener)).is_some() {
        return;
    }
    let target: Option<EventTarget> = match target {
        "window" => window().map(Into::into),
        _ => document().map(Into::into),
    };
    // Scrolling does not bubble: it is heard on the way down.
    let captures = event == "scroll";
    if let Some(target) = target {
        // Fails only for a listener that is no function.
        let _ = target.add_event_listener_with_callback_and_bool(
            event,
            listener.unchecked_ref(),
            captures,
        );
    }
}

/// The origin of the room's site, such as `https://chat.example.org`.
pub fn origin() -> String {
    let own = || location().and_then(|location| location.origin().ok());
    with_host(Host::origin).or_else(own).unwrap_or_default()
}

/// The fragment of the address, without `#`. The address of a page around a widget is not the widget's: it is neither
/// read nor changed.
pub fn fragment() -> String {
    if is_widget() {
        return String::new();
    }
    let hash = location().and_then(|location| location.hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The part of the address that names the shown part of the picture: `?view=…`, written by `js/zoom/address.js`; or
/// nothing.
pub fn shown_part() -> String {
    let search = location().and_then(|location| location.search().ok()).unwrap_or_default();
    if search.starts_with("?view=") && !search.contains('&') { search } else { String::new() }
}

/// The state of a history entry that [`push_fragment`] made.
const OWN_ENTRY: &str = "opened";

/// Replaces the fragment, without scrolling and without a history entry.
pub fn set_fragment(fragment: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address_with(fragment)));
    }
}

/// Adds a history entry with this fragment to one without: "back" leads to the page as it was.
pub fn push_fragment(fragment: &str) {
    set_fragment("");
    if let Some(history) = history() {
        let address = address_with(fragment);
        let _ = history.push_state_with_url(&OWN_ENTRY.into(), "", Some(&address));
    }
}

/// Is the present history entry one that [`push_fragment`] made?
pub fn has_own_entry() -> bool {
    let state = history().and_then(|history| history.state().ok());
    state.and_then(|state| state.as_string()).as_deref() == Some(OWN_ENTRY)
}

/// Goes back by one history entry, somewhat later.
pub fn go_back() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

fn history() -> Option<History> {
    let own = window().filter(|_| !is_widget());
    own.and_then(|window| window.history().ok())
}

fn address_with(fragment: &str) -> String {
    let Some(location) = location() else { return String::new() };
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    if fragment.is_empty() { path } else { format!("{path}#{fragment}") }
}

/// Reloads the page, or the widget.
pub fn reload() {
    if with_host(Host::reload).is_some() {
        return;
    }
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

/// A number of percent for CSS.
pub fn percent(number: f64) -> String {
    decimal(number) + "%"
}

/// A number in decimal digits. By the browser: formatting a fraction would weigh 10 KB here.
pub fn decimal(number: f64) -> String {
    js_sys::Number::from(number).to_string_with_radix(10).map_or_else(|_| String::new(), Into::into)
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
