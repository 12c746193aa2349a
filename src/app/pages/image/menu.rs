//! The menu of an image, and its forms: about it, rename, visibility, replace, download, delete; and the
//! choices of a reader. Without JavaScript it is a disclosure with plain forms.

use crate::app::pages::language_form::LanguageForm;
use crate::app::pages::theme_form::ThemeForm;
use crate::app::ui::{Icon, SLOT, Time, max_length, options, with_element};
use crate::model::{DisplayName, ImageId, Visibility};
use crate::protocol::Theme;
use crate::protocol::page::ImageInfo;
use crate::texts::room;
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
    /// The theme of the page.
    theme: Theme,
    /// The path of the page.
    next: String,
) -> impl IntoView {
    let downloads = downloads(&image, may_manage.then_some(has_original));
    view! {
        <details class="image-menu" data-testid="image-menu">
            <summary class="button quiet" aria-label=room::about_this_image() title=room::about_this_image()>
                <Icon name="menu" />
            </summary>
            <div class="image-menu-panel">
                <UploadedBy image=image.clone() />
                {downloads}
                <p>
                    <a class="button small" href=format!("/i/{}/print", image.id) data-testid="print">
                        <Icon name="print" />
                        {room::print()}
                    </a>
                </p>
                {may_manage.then(|| view! { <ImageForms image /> })}
                <LanguageForm next=next.clone() />
                <ThemeForm theme next />
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
                        {room::download()}
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
            {room::download_the_original()}
        </a>
    }
}

/// Which file is which.
fn download_note(has_original: bool) -> &'static str {
    if has_original { room::the_original_is_the_file() } else { room::this_is_the_picture_in() }
}

/// Who uploaded an image, or placed the first marker on an embedded one, and when.
#[component]
pub fn UploadedBy(
    /// The image.
    image: ImageInfo,
) -> impl IntoView {
    let is_embedded = image.embedded.is_some();
    let what = match (is_embedded, image.uploaded_by) {
        (true, None) => room::first_marker().into_any(),
        (false, None) => room::uploaded().into_any(),
        (true, Some(name)) => with_name(&room::first_marker_by(SLOT), name).into_any(),
        (false, Some(name)) => with_name(&room::uploaded_by(SLOT), name).into_any(),
    };
    view! {
        <p class="hint" data-testid="uploaded-by">
            {what}
            " · "
            <Time at=image.created_at />
        </p>
    }
}

fn with_name(sentence: &str, name: DisplayName) -> impl IntoView + use<> {
    with_element(sentence, view! { <bdi>{String::from(name)}</bdi> })
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
                <span>{room::title()}</span>
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
                <span>{room::who_finds_it()}</span>
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
                {room::save()}
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
                <span>{room::another_picture()}</span>
                <input
                    class="input"
                    type="file"
                    name="file"
                    required
                    accept=ACCEPT
                    data-testid="replace-file"
                />
                <span class="hint">{room::discussions_stay_and_markers_keep()}</span>
            </label>
            <button class="button small" type="submit" data-testid="replace-image">
                {room::replace()}
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
                {room::delete_image()}
            </button>
            <p class="hint">{room::it_can_be_restored_for()}</p>
        </form>
    }
}

/// A visibility in words.
pub fn visibility_words(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Listed => room::everyone_in_the_gallery(),
        Visibility::Unlisted => room::anyone_with_the_link(),
        Visibility::Members => room::members(),
    }
}
