//! The uploader on the start page, an island: images are dropped, pasted, chosen, or imported by URL.

use super::state::{Sending, UploadState};
use crate::app::ui::Icon;
use crate::browser;
use crate::model::TenantId;
use leptos::either::Either;
use leptos::ev::{DragEvent, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, File};

/// The MIME types that the file dialog offers.
const ACCEPT: &str = "image/png,image/jpeg,image/webp,image/gif";

/// The uploader.
#[island]
pub fn Uploader(
    /// The tenant that gets the image.
    tenant: TenantId,
) -> impl IntoView {
    let state = UploadState::new(tenant);
    Effect::new(move |_| {
        browser::on_document("paste", move |event| {
            let pasted = event.dyn_into::<ClipboardEvent>().ok().and_then(|e| e.clipboard_data());
            if let Some(file) = first_file(pasted) {
                state.send(file);
            }
        });
        browser::mark_hydrated();
    });
    let problem = move || {
        state.error.get().map(|text| {
            view! {
                <p class="error" role="alert" data-testid="error">
                    <Icon name="alert" />
                    <span>{text}</span>
                </p>
            }
        })
    };
    view! {
        {move || match state.sending.get().is_some() {
            true => Either::Left(view! { <Progress state /> }),
            false => Either::Right(view! { <DropZone state /> }),
        }}
        <LinkForm state />
        {problem}
    }
}

#[component]
fn DropZone(state: UploadState) -> impl IntoView {
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
            Some(file) => state.send(file),
            None => state.error.set(Some("There was no file in what you dropped.".into())),
        }
    };
    let chosen = move |_| {
        let files = input.get_untracked().and_then(|input| input.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            state.send(file);
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
fn Progress(state: UploadState) -> impl IntoView {
    let sending = move || {
        state.sending.get().unwrap_or(Sending { name: String::new(), sent: 0.0, total: 1.0 })
    };
    let name = state.sending.get_untracked().map(|sending| sending.name).unwrap_or_default();
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
                <button class="button small" type="button" on:click=move |_| state.cancel()>
                    "Cancel"
                </button>
            </div>
        </div>
    }
}

#[component]
fn LinkForm(state: UploadState) -> impl IntoView {
    let link = NodeRef::<Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(link) = link.get_untracked() {
            state.open_link(link.value());
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
                disabled=move || state.linking.get()
            >
                {move || if state.linking.get() { "Opening…" } else { "Open" }}
            </button>
        </form>
    }
}

fn first_file(data: Option<DataTransfer>) -> Option<File> {
    data?.files()?.get(0)
}
