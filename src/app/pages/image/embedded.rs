//! Where an embedded image is: the page of another site, and the address of its file.

use crate::app::ui::{SLOT, html, with_element};
use crate::protocol::page::ImageInfo;
use crate::texts::room;
use leptos::either::Either;
use leptos::prelude::*;

/// The page of an embedded image: a link where its id is an address. `None` for any other image.
pub fn page_link(image: &ImageInfo) -> Option<impl IntoView + use<>> {
    let page = image.embedded.as_ref()?.page.clone();
    let href = page.clone();
    Some(match page {
        Some(page) => Either::Left(view! {
            <a
                class="embedding-page"
                href=href
                rel="noopener noreferrer nofollow ugc"
                data-testid="embedding-page"
            >
                <bdi>{page}</bdi>
            </a>
        }),
        None => Either::Right(view! {
            <bdi class="embedding-page" data-testid="embedding-page">
                {image.url_id.clone()}
            </bdi>
        }),
    })
}

/// Below an embedded image: where it is. Empty for any other image.
pub fn embedded_note(image: &ImageInfo) -> Option<String> {
    let embedded = image.embedded.as_ref()?;
    let page = page_link(image);
    // A picture that cannot be shown is named.
    let file = image.src.is_empty().then(|| {
        let src = view! { <bdi>{embedded.src.clone()}</bdi> };
        view! { " " {with_element(&room::the_picture_cannot_be_shown(SLOT), src)} }
    });
    Some(html(view! {
        <p class="hint embedded-note" data-testid="embedded-note">
            {with_element(&room::this_image_is_on_another(SLOT), page)}
            {file}
        </p>
    }))
}
