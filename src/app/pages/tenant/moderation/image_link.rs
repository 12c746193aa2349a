//! Links from the moderation page to images and discussions.

use crate::model::ChatId;
use crate::protocol::moderation::ImageRef;
use leptos::prelude::*;

/// The link to an image, or to a discussion on it.
pub fn image_link(image: &ImageRef, chat: Option<ChatId>) -> impl IntoView + use<> {
    let fragment = chat.map_or_else(String::new, |chat| format!("#chat={chat}"));
    view! { <a href=format!("/i/{}{fragment}", image.id) dir="auto">{image.title.clone()}</a> }
}
