//! Bringing an image: dropped, pasted, chosen, or by link. One island on the start page.

use crate::app::ui::{Icon, Local};
use crate::browser::upload::{Upload, Uploaded};
use crate::browser::{self, go_to};
use crate::model::TenantId;
use crate::protocol::{AppError, text_of};
use crate::rpc;
use leptos::either::Either;
use leptos::ev::{DragEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, File};

/// What the file dialog offers.
const ACCEPT: &str = "image/png,image/jpeg,image/webp,image/gif";
/// The largest file, as the server takes it: 25 MiB.
const MAX_BYTES: f64 = 25.0 * 1024.0 * 1024.0;

/// A file on its way.
#[derive(Clone, Debug, PartialEq)]
struct Sending {
    name: String,
    sent: f64,
    total: f64,
}

#[derive(Clone, Copy)]
struct Desk {
    tenant: StoredValue<TenantId>,
    sending: RwSignal<Option<Sending>>,
    linking: RwSignal<bool>,
    error: RwSignal<Option<String>>,
    upload: Local<Upload>,
    /// Counts files, so that one that was cancelled early is not sent after all.
    attempt: StoredValue<u32>,
}

/// The way in for images.
#[island]
pub fn Uploader(
    /// Whose images they become.
    tenant: TenantId,
) -> impl IntoView {
    let desk = Desk {
        tenant: StoredValue::new(tenant),
        sending: RwSignal::new(None),
        linking: RwSignal::new(false),
        error: RwSignal::new(None),
        upload: Local::empty(),
        attempt: StoredValue::new(0),
    };
    Effect::new(move |_| {
        browser::on_document("paste", move |event| {
            let pasted = event.dyn_into::<ClipboardEvent>().ok().and_then(|e| e.clipboard_data());
            if let Some(file) = first_file(pasted) {
                desk.send(file);
            }
        });
        browser::mark_hydrated();
    });
    let problem = move || {
        desk.error.get().map(|text| {
            view! {
                <p class="error" role="alert" data-testid="error">
                    <Icon name="alert" />
                    <span>{text}</span>
                </p>
            }
        })
    };
    view! {
        {move || match desk.sending.get().is_some() {
            true => Either::Left(view! { <Progress desk /> }),
            false => Either::Right(view! { <DropZone desk /> }),
        }}
        <LinkForm desk />
        {problem}
    }
}

#[component]
fn DropZone(desk: Desk) -> impl IntoView {
    let over = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let hover = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        match first_file(event.data_transfer()) {
            Some(file) => desk.send(file),
            None => desk.error.set(Some("There was no file in what you dropped.".into())),
        }
    };
    let chosen = move |_| {
        let files = input.get_untracked().and_then(|input| input.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            desk.send(file);
        }
    };
    view! {
        <form
            class="drop"
            data-drag=move || over.get().then_some("")
            on:dragenter=hover
            on:dragover=hover
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
            on:submit=|event| event.prevent_default()
        >
            <svg class="drop-icon" aria-hidden="true">
                <use href="/icons.svg#drop"></use>
            </svg>
            <p class="drop-title">"Drop an image here, or paste one"</p>
            <label class="button primary">
                "Choose a file"
                <input
                    type="file"
                    name="file"
                    accept=ACCEPT
                    data-testid="upload"
                    node_ref=input
                    on:change=chosen
                />
            </label>
            <p class="drop-hint">"PNG, JPEG, WebP or GIF, up to 25 MB"</p>
        </form>
    }
}

#[component]
fn Progress(desk: Desk) -> impl IntoView {
    let sending = move || {
        desk.sending.get().unwrap_or(Sending { name: String::new(), sent: 0.0, total: 1.0 })
    };
    let name = desk.sending.get_untracked().map(|sending| sending.name).unwrap_or_default();
    let percent = move || {
        let Sending { sent, total, .. } = sending();
        if total > 0.0 { (sent / total * 100.0).floor() } else { 0.0 }
    };
    let note = move || match percent() >= 100.0 {
        true => "Preparing the image…".to_owned(),
        false => {
            let megabytes = |bytes: f64| bytes / 1_048_576.0;
            format!("{:.1} of {:.1} MB", megabytes(sending().sent), megabytes(sending().total))
        }
    };
    view! {
        <div class="drop" data-busy="">
            <div class="upload" data-testid="upload-progress">
                <p class="upload-name">{name.clone()}</p>
                <output class="upload-percent">{move || format!("{} %", percent())}</output>
                <progress max="100" prop:value=percent aria-label=format!("Uploading {name}")>
                </progress>
                <p class="upload-note">{note}</p>
                <button class="button small" type="button" on:click=move |_| desk.cancel()>
                    "Cancel"
                </button>
            </div>
        </div>
    }
}

#[component]
fn LinkForm(desk: Desk) -> impl IntoView {
    let link = NodeRef::<Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(link) = link.get_untracked() {
            desk.open_link(link.value());
        }
    };
    view! {
        <form class="link-form" on:submit=submit>
            <label for="link">"…or give a link"</label>
            <input
                class="input"
                id="link"
                name="src"
                type="url"
                required
                placeholder="https://example.com/picture.png"
                data-testid="link"
                node_ref=link
            />
            <button
                class="button"
                type="submit"
                data-testid="open-link"
                disabled=move || desk.linking.get()
            >
                {move || if desk.linking.get() { "Opening…" } else { "Open" }}
            </button>
        </form>
    }
}

impl Desk {
    fn send(self, file: File) {
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

    fn cancel(self) {
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

    fn open_link(self, src: String) {
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
        self.error.set(Some(super::room::sentence(message)));
    }
}

#[derive(Deserialize)]
struct Answer {
    image: AnswerImage,
}

#[derive(Deserialize)]
struct AnswerImage {
    id: crate::model::ImageId,
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

fn first_file(data: Option<DataTransfer>) -> Option<File> {
    data?.files()?.get(0)
}
