//! A WebSocket without reconnection.

use super::host::with_host;
use wasm_bindgen::prelude::*;
use web_sys::{CloseEvent, Event, MessageEvent, WebSocket};

/// An open or connecting socket; dropping it closes it and removes its callbacks.
pub struct Socket {
    socket: WebSocket,
    _open: Closure<dyn FnMut(Event)>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _close: Closure<dyn FnMut(CloseEvent)>,
}

impl Socket {
    /// Opens a socket to a path of the room's site; `None` when the browser refuses.
    pub fn open(
        path: &str,
        protocol: &str,
        mut opened: impl FnMut() + 'static,
        mut received: impl FnMut(String) + 'static,
        mut closed: impl FnMut(u16) + 'static,
    ) -> Option<Self> {
        let socket = match with_host(|host| host.connect(protocol)) {
            Some(socket) => socket,
            None => open_own(path, protocol)?,
        };
        let open = Closure::<dyn FnMut(Event)>::new(move |_| opened());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                received(text);
            }
        });
        let close =
            Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| closed(event.code()));
        socket.set_onopen(Some(open.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(message.as_ref().unchecked_ref()));
        socket.set_onclose(Some(close.as_ref().unchecked_ref()));
        Some(Self { socket, _open: open, _message: message, _close: close })
    }

    /// Sends a text; false when the socket is not open.
    pub fn send(&self, text: &str) -> bool {
        self.socket.ready_state() == WebSocket::OPEN && self.socket.send_with_str(text).is_ok()
    }
}

fn open_own(path: &str, protocol: &str) -> Option<WebSocket> {
    let origin = super::origin();
    // http becomes ws, https becomes wss.
    let address = format!("ws{}{path}", origin.strip_prefix("http")?);
    WebSocket::new_with_str(&address, protocol).ok()
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}
