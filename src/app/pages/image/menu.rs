//! The menu of an image, and its forms: about it, rename, visibility, replace, download, delete. Without JavaScript it is
//! a disclosure with plain forms.

use crate::app::ui::{Icon, Time, max_length, options};
use crate::model::{ImageId, Visibility};
use crate::protocol::page::ImageInfo;
use leptos::prelude::*;

/// The MIME types that the file dialog offers.
const ACCEPT: &str = "image/png,image/jpeg,image/webp,image/gif";
/// The longest title in characters, as on the server.
const MAX_TITLE: usize = 200;

/// The menu in the bar of the image's page.
#[component]
pub fn ImageMenu(
    /// The image.
    image: ImageInfo,
    /// May the viewer change and delete it?
    may_manage: bool,
    /// Is its file kept as it was sent?
    has_original: bool,
) -> impl IntoView {
    let downloads = downloads(&image, may_manage.then_some(has_original));
    view! {
        <details class="image-menu" data-testid="image-menu">
            <summary class="button quiet" aria-label="About this image" title="About this image">
                <Icon name="menu" />
            </summary>
            <div class="image-menu-panel">
                <UploadedBy image=image.clone() />
                {downloads}
                <p>
                    <a class="button small" href=format!("/i/{}/print", image.id) data-testid="print">
                        <Icon name="print" />
                        "Print"
                    </a>
                </p>
                {may_manage.then(|| view! { <ImageForms image /> })}
            </div>
        </details>
    }
}

/// The links to the files of an image; `None` for an embedded one, which has none here. `has_original`: for those who may
/// have the file as it was sent, whether it is kept.
pub fn downloads(image: &ImageInfo, has_original: Option<bool>) -> Option<impl IntoView + use<>> {
    let file = format!("/api/v1/images/{}/file", image.id);
    let original = (has_original == Some(true)).then(|| original_link(image.id));
    let note = has_original.map(|has_original| {
        view! { <p class="hint" data-testid="download-note">{download_note(has_original)}</p> }
    });
    image.embedded.is_none().then(|| {
        view! {
            <div class="downloads">
                <p class="download-links">
                    {original}
                    <a class="button small" href=file download="" data-testid="download">
                        "Download"
                    </a>
                </p>
                {note}
            </div>
        }
    })
}

fn original_link(id: ImageId) -> impl IntoView {
    view! {
        <a
            class="button small"
            href=format!("/api/v1/images/{id}/original")
            download=""
            data-testid="download-original"
        >
            "Download the original"
        </a>
    }
}

/// Which file is which.
fn download_note(has_original: bool) -> &'static str {
    if has_original {
        "The original is the file as it was sent, with place and camera if it tells them: for its uploader and for \
         moderators. Everyone else downloads the picture in full size without these."
    } else {
        "This is the picture in full size, without place and camera. The file as it was sent is not here: it came before \
         such files were kept."
    }
}

/// Who uploaded an image, or placed the first marker on an embedded one, and when.
#[component]
pub fn UploadedBy(
    /// The image.
    image: ImageInfo,
) -> impl IntoView {
    let what = if image.embedded.is_some() { "First marker" } else { "Uploaded" };
    let name = image.uploaded_by.map(|name| view! { " by " <bdi>{String::from(name)}</bdi> });
    view! {
        <p class="hint" data-testid="uploaded-by">
            {what}
            {name}
            ", "
            <Time at=image.created_at />
        </p>
    }
}

/// The forms for the uploader and for moderators.
#[component]
pub fn ImageForms(
    /// The image.
    image: ImageInfo,
) -> impl IntoView {
    let (id, visibility) = (image.id, image.visibility);
    let is_here = image.embedded.is_none();
    let choices = Visibility::ALL.map(|choice| (choice.name(), visibility_words(choice)));
    view! {
        <form class="form" method="post" action=format!("/i/{id}/manage")>
            <label class="field">
                <span>"Title"</span>
                <input
                    class="input"
                    name="title"
                    dir="auto"
                    value=image.title
                    maxlength=max_length(MAX_TITLE).units
                    required
                    autocomplete="off"
                    data-testid="image-title"
                />
            </label>
            <label class="field">
                <span>"Who finds it"</span>
                <select class="input" name="visibility" data-testid="image-visibility">
                    {options(choices, visibility.name())}
                </select>
            </label>
            <button
                class="button small"
                type="submit"
                name="do"
                value="change"
                data-testid="image-save"
            >
                "Save"
            </button>
        </form>
        {is_here.then(|| view! { <ReplaceForm id /> })}
        <DeleteForm id />
    }
}

#[component]
fn ReplaceForm(id: ImageId) -> impl IntoView {
    view! {
        <form
            class="form"
            method="post"
            action=format!("/i/{id}/file")
            enctype="multipart/form-data"
        >
            <label class="field">
                <span>"Another picture"</span>
                <input
                    class="input"
                    type="file"
                    name="file"
                    required
                    accept=ACCEPT
                    data-testid="replace-file"
                />
                <span class="hint">"Discussions stay, and markers keep their place."</span>
            </label>
            <button class="button small" type="submit" data-testid="replace-image">
                "Replace"
            </button>
        </form>
    }
}

#[component]
fn DeleteForm(id: ImageId) -> impl IntoView {
    view! {
        <form class="form" method="post" action=format!("/i/{id}/manage")>
            <button
                class="button small danger"
                type="submit"
                name="do"
                value="delete"
                data-testid="delete-image"
            >
                <Icon name="trash" />
                "Delete image"
            </button>
            <p class="hint">"It can be restored for 30 days."</p>
        </form>
    }
}

/// A visibility in words.
pub fn visibility_words(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Listed => "Everyone, in the gallery",
        Visibility::Unlisted => "Anyone with the link",
        Visibility::Members => "Members",
    }
}
