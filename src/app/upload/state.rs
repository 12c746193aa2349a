//! The state of the uploader: uploading a file, importing by URL.

use crate::app::ui::{Local, sentence};
use crate::browser::go_to;
use crate::browser::upload::{Upload, Uploaded};
use crate::model::{ImageId, TenantId};
use crate::protocol::{AppError, text_of};
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use web_sys::File;

/// The maximum size of a file, as on the server: 25 MiB.
const MAX_BYTES: f64 = 25.0 * 1024.0 * 1024.0;

/// An upload in progress.
#[derive(Clone, Debug, PartialEq)]
pub struct Sending {
    /// The name of the file.
    pub name: String,
    /// The bytes that are sent.
    pub sent: f64,
    /// The bytes in total.
    pub total: f64,
}

/// The state of the uploader. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct UploadState {
    tenant: StoredValue<TenantId>,
    /// The upload in progress.
    pub sending: RwSignal<Option<Sending>>,
    /// Is an import by URL in progress?
    pub linking: RwSignal<bool>,
    /// Why the last attempt failed.
    pub error: RwSignal<Option<String>>,
    upload: Local<Upload>,
    /// Counts attempts, so that one that was cancelled before it began is not sent.
    attempt: StoredValue<u32>,
}

impl UploadState {
    /// Without an upload.
    pub fn new(tenant: TenantId) -> Self {
        Self {
            tenant: StoredValue::new(tenant),
            sending: RwSignal::new(None),
            linking: RwSignal::new(false),
            error: RwSignal::new(None),
            upload: Local::empty(),
            attempt: StoredValue::new(0),
        }
    }

    /// Uploads a file.
    pub fn send(self, file: File) {
        self.error.set(None);
        if !file.type_().starts_with("image/") {
            let name = file.name();
            let text =
                format!("“{name}” is not an image. Please choose a PNG, JPEG, WebP or GIF file.");
            return self.error.set(Some(text));
        }
        if file.size() > MAX_BYTES {
            return self.error.set(Some("The file is larger than 25 MB.".into()));
        }
        let (name, total) = (file.name(), file.size());
        self.sending.set(Some(Sending { name, sent: 0.0, total }));
        self.attempt.update_value(|attempt| *attempt += 1);
        let attempt = self.attempt.get_value();
        spawn_local(async move {
            let introduced = rpc::introduce(None).await;
            match introduced {
                _ if self.attempt.get_value() != attempt => {}
                Ok(_) => self.upload_now(&file),
                Err(error) => self.failed(&text_of(&error.reason)),
            }
        });
    }

    /// Cancels the upload.
    pub fn cancel(self) {
        self.attempt.update_value(|attempt| *attempt += 1);
        let upload = self.upload.take();
        if let Some(upload) = upload {
            upload.cancel();
        }
        self.sending.set(None);
    }

    fn upload_now(self, file: &File) {
        let progress = move |sent, total| {
            self.sending.update(|sending| {
                if let Some(sending) = sending {
                    (sending.sent, sending.total) = (sent, total);
                }
            });
        };
        let address = format!("/api/v1/tenants/{}/images", self.tenant.get_value());
        let upload = Upload::start(&address, file, progress, move |end| self.uploaded(end));
        match upload {
            Some(upload) => self.upload.put(upload),
            None => self.failed("the browser could not send the file"),
        }
    }

    fn uploaded(self, end: Uploaded) {
        match end {
            Uploaded::Answer(201, body) => self.open_answer(&body),
            Uploaded::Answer(_, body) => self.failed(&error_of(&body)),
            Uploaded::Broken => self.failed("the connection broke; please try again"),
            Uploaded::Cancelled => self.sending.set(None),
        }
    }

    /// Imports an image by URL.
    pub fn open_link(self, src: String) {
        self.error.set(None);
        self.linking.set(true);
        spawn_local(async move {
            let tenant = self.tenant.get_value();
            let linked = match rpc::introduce(None).await {
                Ok(_) => rpc::link_image(tenant, src).await,
                Err(error) => Err(error),
            };
            match linked {
                Ok(image) => go_to(&format!("/i/{}", image.id)),
                Err(error) => self.failed(&text_of(&error.reason)),
            }
        });
    }

    fn open_answer(self, body: &str) {
        match serde_json::from_str::<Answer>(body) {
            Ok(answer) => go_to(&format!("/i/{}", answer.image.id)),
            Err(_) => self.failed("the server's answer could not be read"),
        }
    }

    fn failed(self, message: &str) {
        self.sending.set(None);
        self.linking.set(false);
        self.error.set(Some(sentence(message)));
    }
}

#[derive(Deserialize)]
struct Answer {
    image: AnswerImage,
}

#[derive(Deserialize)]
struct AnswerImage {
    id: ImageId,
}

#[derive(Deserialize)]
struct Refusal {
    error: AppError,
}

fn error_of(body: &str) -> String {
    match serde_json::from_str::<Refusal>(body) {
        Ok(refusal) => text_of(&refusal.error.reason),
        Err(_) => "the server refused the file".into(),
    }
}
