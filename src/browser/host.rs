//! The page around a widget: the room is in a shadow root of a page of another site, whose script answers for the room's
//! own site. `js/widget/host.js` is that script's part.

use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use web_sys::{ShadowRoot, WebSocket, XmlHttpRequest};

#[wasm_bindgen]
extern "C" {
    /// What the script of a widget offers to its room.
    pub type Host;

    #[wasm_bindgen(method, getter)]
    pub(super) fn root(this: &Host) -> ShadowRoot;

    #[wasm_bindgen(method, getter)]
    pub(super) fn origin(this: &Host) -> String;

    #[wasm_bindgen(method, getter, js_name = hasEnded)]
    fn has_ended(this: &Host) -> bool;

    /// Listens at the window or the document around the widget, until the widget ends.
    #[wasm_bindgen(method)]
    pub(super) fn listen(this: &Host, target: &str, event: &str, listener: &JsValue);

    /// Something with the interface of a request, for a path of the room's site.
    #[wasm_bindgen(method)]
    pub(super) fn request(this: &Host) -> XmlHttpRequest;

    /// Something with the interface of a socket, connected to `/live`. All widgets of a page share one socket.
    #[wasm_bindgen(method)]
    pub(super) fn connect(this: &Host, protocol: &str) -> WebSocket;

    /// Starts the widget again.
    #[wasm_bindgen(method)]
    pub(super) fn reload(this: &Host);

    /// Tells the page how many comments there are.
    #[wasm_bindgen(method)]
    fn counted(this: &Host, comments: u32);
}

thread_local! {
    static HOST: OnceCell<Host> = const { OnceCell::new() };
}

/// From now on the page is that of this host.
pub fn embed(host: Host) {
    HOST.with(|cell| drop(cell.set(host)));
}

/// Is this the program of a widget? Known when it is compiled, so that neither program carries parts of the other.
pub const fn is_widget() -> bool {
    cfg!(feature = "widget")
}

/// Tells the page around a widget how many comments there are.
pub fn tell_count(comments: u32) {
    with_host(|host| host.counted(comments));
}

/// The address of a path of the room's site, for links.
pub fn address(path: &str) -> String {
    with_host(Host::origin).unwrap_or_default() + path
}

/// Calls `f` with the host, if there is one.
pub(super) fn with_host<T>(f: impl FnOnce(&Host) -> T) -> Option<T> {
    if is_widget() { HOST.with(|cell| cell.get().map(f)) } else { None }
}

/// Has the widget ended? Its timers do nothing any more.
pub(super) fn has_ended() -> bool {
    with_host(Host::has_ended).unwrap_or_default()
}
