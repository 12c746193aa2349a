//! The uploader of the start page: two plain forms, with the texts and templates that `js/uploader.js` fills in.

use crate::app::ui::{ACCEPTED_IMAGES, MAX_UPLOAD_BYTES, MAX_UPLOAD_MB, Problem, symbol};
use crate::model::TenantId;
use crate::texts::{live, pages};
use leptos::prelude::*;

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
    let gallery = format!("{action}?sort=newest#images");
    view! {
        <div
            class="uploader"
            data-images=format!("/api/v1/tenants/{}/images", tenant.as_str())
            data-max-bytes=MAX_UPLOAD_BYTES
            data-not-an-image=pages::not_an_image("{name}")
            data-too-large=pages::file_too_large(MAX_UPLOAD_MB)
            data-no-file=pages::no_file_dropped()
            data-broken=pages::connection_broke()
            data-partly=pages::partly_uploaded("{done}", "{all}")
            data-stop=live::full_stop()
            data-gallery=gallery
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
            {symbol("drop-icon", "drop")}
            <p class="drop-title">{pages::drop_images_here_or_paste()}</p>
            <label class="button primary">
                {pages::choose_files()}
                <input
                    type="file"
                    name="file"
                    required
                    multiple
                    accept=ACCEPTED_IMAGES
                    data-testid="upload"
                />
            </label>
            <noscript>
                <button class="button" type="submit">
                    {pages::upload()}
                </button>
            </noscript>
            <p class="drop-hint">{pages::file_kinds(MAX_UPLOAD_MB)}</p>
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
                <progress max="100" data-label=pages::uploading("{name}")></progress>
                <p
                    class="upload-note"
                    data-sending=pages::sent_of("{sent}", "{total}")
                    data-preparing=pages::preparing_the_image()
                    data-done=pages::uploaded()
                ></p>
                <button class="button small" type="button">
                    {pages::cancel()}
                </button>
            </div>
        </div>
    }
}

#[component]
fn LinkForm(action: String, src: String) -> impl IntoView {
    view! {
        <form class="link-form" method="post" action=action>
            <label for="link">{pages::or_import_from_a_link()}</label>
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
                data-idle=pages::import()
                data-busy=pages::importing()
                data-testid="open-link"
            >
                {pages::import()}
            </button>
        </form>
    }
}
