//! The uploader of the start page: two plain forms, with the texts and templates that `js/uploader.js` fills in.

use crate::app::ui::Problem;
use crate::model::TenantId;
use leptos::prelude::*;

/// The maximum size of a file, as on the server: 25 MiB.
const MAX_BYTES: u32 = 25 * 1024 * 1024;
/// The MIME types that the file dialog offers.
const ACCEPT: &str = "image/png,image/jpeg,image/webp,image/gif";

/// The result of the last form.
#[derive(Clone, Debug, Default)]
pub struct UploadNews {
    /// Why it was refused.
    pub problem: Option<String>,
    /// The URL that was given.
    pub src: String,
}

/// The uploader. Without JavaScript the forms are sent as they are.
#[component]
pub fn Uploader(
    /// The tenant that gets the image.
    tenant: TenantId,
    /// The result of the last form.
    news: UploadNews,
) -> impl IntoView {
    let action = format!("/t/{}", tenant.as_str());
    view! {
        <div
            class="uploader"
            data-images=format!("/api/v1/tenants/{}/images", tenant.as_str())
            data-max-bytes=MAX_BYTES
            data-not-an-image="“{name}” is not an image that can be shown here. Please choose a PNG, JPEG, WebP or GIF file."
            data-too-large="The file is larger than 25 MB."
            data-no-file="There was no file in what you dropped."
            data-broken="The connection broke. Please try again."
        >
            <DropZone action=action.clone() />
            <LinkForm action src=news.src />
            <Problem text=news.problem />
            <template data-name="error">
                <Problem text=Some(String::new()) />
            </template>
            <template data-name="progress">
                <Progress />
            </template>
        </div>
    }
}

#[component]
fn DropZone(action: String) -> impl IntoView {
    view! {
        <form class="drop" method="post" action=action enctype="multipart/form-data">
            <svg class="drop-icon" aria-hidden="true">
                <use href="/icons.svg#drop"></use>
            </svg>
            <p class="drop-title">"Drop an image here, or paste one"</p>
            <label class="button primary">
                "Choose a file"
                <input type="file" name="file" required accept=ACCEPT data-testid="upload" />
            </label>
            <noscript>
                <button class="button" type="submit">
                    "Upload"
                </button>
            </noscript>
            <p class="drop-hint">"PNG, JPEG, WebP or GIF, up to 25 MB"</p>
        </form>
    }
}

#[component]
fn Progress() -> impl IntoView {
    view! {
        <div class="drop" data-busy="">
            <div class="upload" data-testid="upload-progress">
                <p class="upload-name"></p>
                <output class="upload-percent" data-text="{percent} %"></output>
                <progress max="100" data-label="Uploading {name}"></progress>
                <p
                    class="upload-note"
                    data-sending="{sent} of {total} MB"
                    data-preparing="Preparing the image…"
                ></p>
                <button class="button small" type="button">
                    "Cancel"
                </button>
            </div>
        </div>
    }
}

#[component]
fn LinkForm(action: String, src: String) -> impl IntoView {
    view! {
        <form class="link-form" method="post" action=action>
            <label for="link">"…or give a link"</label>
            <input
                class="input"
                id="link"
                name="src"
                type="url"
                required
                placeholder="https://example.com/picture.png"
                value=src
                data-testid="link"
            />
            <button
                class="button"
                type="submit"
                data-idle="Open"
                data-busy="Opening…"
                data-testid="open-link"
            >
                "Open"
            </button>
        </form>
    }
}
