//! The gallery of the start page: search, order, cards, pages. All of it works without JavaScript.

use crate::app::pages::image::{page_link, visibility_words};
use crate::app::ui::{Icon, SLOT, Time, max_length, open_discussions, options, with_element};
use crate::model::{ImageId, Visibility};
use crate::protocol::gallery::ImageSort;
use crate::protocol::page::{ImageCard, ImageInfo};
use crate::texts::pages;
use leptos::either::Either;
use leptos::prelude::*;

/// The longest search in characters, as on the server.
const MAX_SEARCH: usize = 200;

/// A page of the gallery.
#[derive(Clone, Debug)]
pub struct GalleryView {
    /// The address of the page, without its query.
    pub path: String,
    /// Part of the titles that is searched for.
    pub search: String,
    /// The order.
    pub sort: ImageSort,
    /// Is it a page after the first one?
    pub is_continued: bool,
    /// The images.
    pub cards: Vec<ImageCard>,
    /// The query of the next page, if there is one.
    pub next: Option<String>,
    /// The query of the first page.
    pub first: String,
}

/// The gallery.
#[component]
pub fn Gallery(
    /// The page.
    view: GalleryView,
) -> impl IntoView {
    let GalleryView { path, search, sort, is_continued, cards, next, first } = view;
    let is_plain = search.is_empty() && !is_continued;
    let none = match is_plain {
        true => pages::nothing_here_yet(),
        false => pages::no_image_has_this(),
    };
    let has_tools = !(is_plain && cards.is_empty());
    let list = match cards.is_empty() {
        true => view! { <p class="gallery-empty">{none}</p> }.into_any(),
        false => view! { <ul class="gallery">{cards.into_iter().map(card).collect_view()}</ul> }
            .into_any(),
    };
    let link = |query: Option<String>, words: &'static str, hook: &'static str| {
        query.map(|query| {
            view! {
                <a class="button" href=format!("{path}{query}#images") data-testid=hook>
                    {words}
                </a>
            }
        })
    };
    let first = is_continued.then_some(first);
    view! {
        <section class="recent" id="images" aria-labelledby="recent">
            <h2 id="recent">{pages::images()}</h2>
            {has_tools.then(|| view! { <Tools path=path.clone() search sort /> })}
            {list}
            <nav class="form-actions" aria-label=pages::pages_of_images()>
                {link(first, pages::first_images(), "gallery-first")}
                {link(next, pages::more_images(), "gallery-next")}
            </nav>
        </section>
    }
}

#[component]
fn Tools(path: String, search: String, sort: ImageSort) -> impl IntoView {
    let choices = ImageSort::ALL.map(|choice| (choice.name(), sort_words(choice)));
    view! {
        <form class="gallery-tools" method="get" action=path role="search">
            <label class="field">
                <span>{pages::title()}</span>
                <input
                    class="input"
                    type="search"
                    name="search"
                    dir="auto"
                    value=search
                    maxlength=max_length(MAX_SEARCH).units
                    data-testid="gallery-search"
                />
            </label>
            <label class="field">
                <span>{pages::order()}</span>
                <select class="input" name="sort" data-testid="gallery-sort">
                    {options(choices, sort.name())}
                </select>
            </label>
            <button class="button" type="submit" data-testid="gallery-go">
                {pages::search()}
            </button>
        </form>
    }
}

fn sort_words(sort: ImageSort) -> &'static str {
    match sort {
        ImageSort::Newest => pages::newest_first(),
        ImageSort::Oldest => pages::oldest_first(),
        ImageSort::Title => pages::by_title(),
        ImageSort::Activity => pages::last_activity_first(),
    }
}

fn card(card: ImageCard) -> impl IntoView {
    let ImageCard { image, open_chats } = card;
    let count = open_discussions(open_chats);
    let limited = (image.visibility != Visibility::Listed).then(|| {
        view! {
            <span data-testid="visibility" data-visibility=image.visibility.name()>
                {visibility_words(image.visibility)}
            </span>
        }
    });
    let (picture, page) = (picture(&image), page_link(&image));
    view! {
        <li data-testid="image-card">
            <a href=format!("/i/{}", image.id)>
                {picture}
                <span class="name" dir="auto">
                    {image.title}
                </span>
                <span class="meta">
                    <span>{count}</span>
                    <Time at=image.created_at />
                    {image.uploaded_by.map(|name| view! { <bdi>{String::from(name)}</bdi> })}
                    {limited}
                </span>
            </a>
            {page}
        </li>
    }
}

/// The picture of a card. That of an embedded image is on another site, which would learn who looks at the gallery.
fn picture(image: &ImageInfo) -> impl IntoView + use<> {
    match image.embedded {
        Some(_) => Either::Left(view! {
            <span class="elsewhere">
                <Icon name="link" />
            </span>
        }),
        None => Either::Right(view! {
            <img
                src=image.thumb_src.clone()
                alt=""
                width=image.width
                height=image.height
                loading="lazy"
            />
        }),
    }
}

/// An image was deleted, and can be restored.
#[component]
pub fn DeletedNotice(
    /// The image and its title.
    deleted: (ImageId, String),
) -> impl IntoView {
    let (id, title) = deleted;
    view! {
        <div class="news" role="status" data-testid="done">
            <Icon name="check" />
            <p>{with_element(&pages::deleted(SLOT), view! { <bdi>{title}</bdi> })}</p>
            <form method="post" action=format!("/i/{id}/restore")>
                <button class="button small" type="submit" data-testid="undo">
                    {pages::undo()}
                </button>
            </form>
        </div>
    }
}
