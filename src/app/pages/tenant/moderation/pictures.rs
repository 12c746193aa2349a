//! The pictures in a comment that moderators decide about.

use crate::protocol::moderation::PictureInCase;
use leptos::prelude::*;

/// Thumbnails that lead to the pictures.
pub fn pictures(pictures: Vec<PictureInCase>) -> impl IntoView {
    let thumb = |PictureInCase { src, words }| {
        let thumb = format!("{src}/thumb");
        view! {
            <a class="picture" href=src target="_blank">
                <img src=thumb alt=words height="96" loading="lazy" />
            </a>
        }
    };
    (!pictures.is_empty()).then(|| {
        let thumbs = pictures.into_iter().map(thumb).collect_view();
        view! { <p class="case-pictures">{thumbs}</p> }
    })
}
