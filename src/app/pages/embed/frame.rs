//! `/embed`: one image of another site, for an iframe there.

use super::LOADER;
use crate::app::pages::image::discussions_path;
use crate::model::ImageId;
use crate::texts::pages;
use leptos::either::Either;
use leptos::prelude::*;

/// The image as wide as the frame, and the scripts that bring the widget.
#[component]
pub fn FramePage(
    /// The address of the picture.
    src: String,
    /// What it is called.
    title: String,
    /// The JSON of the widget's options, for HTML.
    options: String,
    /// The image, if it has markers: its discussions can be read without JavaScript.
    image: Option<ImageId>,
    /// The URL path of the folder with scripts.
    assets: String,
) -> impl IntoView {
    let reading = match image {
        Some(image) => Either::Left(view! {
            <a href=discussions_path(image)>{pages::read_the_discussions_of_this()}</a>
        }),
        None => Either::Right(pages::no_discussions_of_this_image()),
    };
    view! {
        <main>
            <h1 class="hidden-text">
                <bdi>{title.clone()}</bdi>
            </h1>
            <img src=src alt=title width="100%" />
        </main>
        <noscript>
            <p>{reading}</p>
        </noscript>
        <script type="application/json" id="widget-options" inner_html=options></script>
        <script src=LOADER></script>
        <script type="module" src=format!("{assets}/embed-page.js")></script>
    }
}
