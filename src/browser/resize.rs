//! Elements whose size changes.

use super::Node;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    type ResizeObserver;
    #[wasm_bindgen(constructor)]
    fn new(callback: &JsValue) -> ResizeObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
}

/// Calls `f` now and whenever the element's size has changed, before that is painted; as long as the element lives.
pub fn on_resize(node: &Node, f: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(f).into_js_value();
    ResizeObserver::new(&callback).observe(node.element());
}
