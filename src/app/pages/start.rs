//! `/` and `/t/{tenant}`: upload an image, or open a recent one.

use super::home_bar::HomeBar;
use super::tenant::TenantTabs;
use super::uploader::{UploadNews, Uploader};
use crate::app::ui::Time;
use crate::model::{Role, TenantId};
use crate::protocol::page::ImageCard;
use leptos::prelude::*;

/// The start page of a tenant.
#[component]
pub fn StartPage(
    /// The tenant.
    tenant: TenantId,
    /// The viewer's role.
    role: Role,
    /// The latest images, newest first.
    recent: Vec<ImageCard>,
    /// The result of the last form of the uploader.
    news: UploadNews,
) -> impl IntoView {
    let gallery = match recent.is_empty() {
        true => view! {
            <p class="gallery-empty">
                "Nothing here yet. Your first image will show up in this place."
            </p>
        }
        .into_any(),
        false => view! { <ul class="gallery">{recent.into_iter().map(card).collect_view()}</ul> }
            .into_any(),
    };
    view! {
        <HomeBar />
        <main class="start">
            <TenantTabs tenant=tenant.clone() role current=None />
            <h1>"Talk about an image, right on the spot."</h1>
            <p class="lead">
                "Click anywhere on it and write. Everyone looking sees your note at once."
            </p>
            <Uploader tenant news />
            <section class="recent" aria-labelledby="recent">
                <h2 id="recent">"Recent images"</h2>
                {gallery}
            </section>
        </main>
    }
}

fn card(card: ImageCard) -> impl IntoView {
    let ImageCard { image, open_chats } = card;
    let count = match open_chats {
        0 => "No open discussion".to_owned(),
        1 => "1 open discussion".to_owned(),
        many => format!("{many} open discussions"),
    };
    view! {
        <li>
            <a href=format!("/i/{}", image.id)>
                <img
                    src=image.thumb_src
                    alt=""
                    width=image.width
                    height=image.height
                    loading="lazy"
                />
                <span class="name" dir="auto">
                    {image.title}
                </span>
                <span class="meta">
                    <span>{count}</span>
                    <Time at=image.created_at />
                </span>
            </a>
        </li>
    }
}
