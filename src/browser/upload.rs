//! Uploads with progress: `XMLHttpRequest` reports it, `fetch` does not.

use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{File, FormData, ProgressEvent, XmlHttpRequest};

/// An upload in progress.
pub struct Upload {
    request: XmlHttpRequest,
}

/// The end of an upload.
pub enum Uploaded {
    /// An answer with this status and body.
    Answer(u16, String),
    /// A network error.
    Broken,
    /// Cancelled by the person.
    Cancelled,
}

impl Upload {
    /// Sends `file` as the field `file` of a form; `None` when the browser refuses.
    pub fn start(
        address: &str,
        file: &File,
        mut progress: impl FnMut(f64, f64) + 'static,
        done: impl Fn(Uploaded) + 'static,
    ) -> Option<Self> {
        let request = XmlHttpRequest::new().ok()?;
        request.open("POST", address).ok()?;
        let form = FormData::new().ok()?;
        form.append_with_blob_and_filename("file", file, &file.name()).ok()?;
        let told = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            progress(event.loaded(), event.total());
        });
        let upload = request.upload().ok()?;
        upload.set_onprogress(Some(told.into_js_value().unchecked_ref()));
        let done = Rc::new(done);
        let (loaded, answered) = (Rc::clone(&done), request.clone());
        let load = Closure::once_into_js(move || {
            let body = answered.response_text().ok().flatten().unwrap_or_default();
            loaded(Uploaded::Answer(answered.status().unwrap_or(0), body));
        });
        request.set_onload(Some(load.unchecked_ref()));
        let broken = Rc::clone(&done);
        let error = Closure::once_into_js(move || broken(Uploaded::Broken));
        request.set_onerror(Some(error.unchecked_ref()));
        let abort = Closure::once_into_js(move || done(Uploaded::Cancelled));
        request.set_onabort(Some(abort.unchecked_ref()));
        request.send_with_opt_form_data(Some(&form)).ok()?;
        Some(Self { request })
    }

    /// Cancels the upload.
    pub fn cancel(&self) {
        let _ = self.request.abort();
    }
}
