//! `/i/{imageId}/manage`: the forms of an image on a page of their own, where a refused one is shown again.

use super::embedded::embedded_note;
use super::menu::{ImageForms, UploadedBy, downloads};
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::Problem;
use crate::protocol::page::ImageInfo;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ManagePage(
    /// The image.
    image: ImageInfo,
    /// The image as the forms have it: with what was chosen in one that was refused.
    form: ImageInfo,
    /// Is its file kept as it was sent?
    has_original: bool,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let (downloads, note) = (downloads(&image, Some(has_original)), embedded_note(&image));
    view! {
        <HomeBar />
        <main class="tenant-page image-forms">
            <h1>
                <a href=format!("/i/{}", image.id) dir="auto">
                    {image.title.clone()}
                </a>
            </h1>
            <UploadedBy image=image.clone() />
            <Problem text=problem />
            {downloads}
            {note.map(|note| view! { <div inner_html=note></div> })}
            <ImageForms image=form />
        </main>
    }
}
