//! `/i/{imageId}/manage`: the forms of an image on a page of their own, where a refused one is shown again.

use super::menu::{ImageForms, UploadedBy};
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::Problem;
use crate::protocol::page::ImageInfo;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ManagePage(
    /// The image.
    image: ImageInfo,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let file = format!("/api/v1/images/{}/file", image.id);
    view! {
        <HomeBar />
        <main class="tenant-page image-forms">
            <h1>
                <a href=format!("/i/{}", image.id)>{image.title.clone()}</a>
            </h1>
            <UploadedBy image=image.clone() />
            <Problem text=problem />
            <p>
                <a class="button small" href=file download="">
                    "Download"
                </a>
            </p>
            <ImageForms image />
        </main>
    }
}
