//! `/i/{imageId}/print`: the picture with its markers, and the discussions with their comments, for paper.

use super::reading::Thread;
use crate::app::room::has_number_inside;
use crate::app::ui::{Icon, ResolvedBadge};
use crate::model::{Chat, Size};
use crate::protocol::page::ImageInfo;
use crate::texts::room;
use leptos::prelude::*;
use std::sync::Arc;

/// The part of an image's discussions that is on a page to print.
#[derive(Clone, Debug)]
pub struct PrintedPart {
    /// Those of this page, in the order they were opened, with their comments.
    pub chats: Vec<Arc<Chat>>,
    /// The address of the page with the next ones, if there are more.
    pub next: Option<String>,
}

/// The page to print.
#[component]
pub fn PrintPage(
    /// The image.
    image: ImageInfo,
    /// Its URL.
    url: String,
    /// The discussions.
    part: PrintedPart,
) -> impl IntoView {
    let PrintedPart { chats, next } = part;
    let markers = chats.iter().map(|chat| mark(chat)).collect_view();
    let threads = chats.iter().map(|chat| thread(chat)).collect_view();
    let is_embedded = image.embedded.is_some();
    view! {
        <main class="print-page" data-paper>
            <header>
                <p class="print-tools">
                    <a class="button" href=format!("/i/{}", image.id)>
                        {room::back_to_the_image()}
                    </a>
                    <button class="button primary" type="button" data-print hidden>
                        <Icon name="print" />
                        {room::print()}
                    </button>
                </p>
                <h1>
                    <bdi>{image.title.clone()}</bdi>
                </h1>
                <p class="hint">
                    <bdi dir="ltr">{url}</bdi>
                </p>
            </header>
            <div class="stage" data-unsized=is_embedded.then_some("")>
                <img
                    src=(!image.src.is_empty()).then_some(image.src)
                    alt=image.title
                    referrerpolicy=is_embedded.then_some("no-referrer")
                />
                <div class="places">
                    <div class="markers">{markers}</div>
                </div>
            </div>
            {chats.is_empty().then(|| view! { <p class="hint">{room::there_are_no_discussions_yet()}</p> })}
            <section aria-label=room::discussions()>{threads}</section>
            {next.map(further)}
        </main>
    }
}

/// A marker: on paper it takes no clicks. The discussion below has its number.
fn mark(chat: &Chat) -> impl IntoView + use<> {
    view! {
        <i
            class="marker"
            id=format!("m{}", chat.number)
            data-w=chat.size.map(Size::w)
            data-h=chat.size.map(Size::h)
            data-edge=has_number_inside(chat.at, chat.size).then_some("")
            data-resolved=chat.resolved.is_some().then_some("")
            aria-hidden="true"
        >
            <span>{chat.number}</span>
        </i>
    }
}

fn thread(chat: &Chat) -> impl IntoView + use<> {
    let resolved = chat.resolved.is_some();
    view! {
        <article data-chat-id=chat.id.to_string()>
            <h2>
                <span class="print-number">{chat.number}</span>
                <ResolvedBadge resolved />
            </h2>
            <Thread comments=chat.comments.clone() />
        </article>
    }
}

fn further(next: String) -> impl IntoView {
    view! {
        <p class="print-tools">
            <a class="button" rel="next" href=next>
                {room::further_discussions()}
            </a>
        </p>
    }
}
