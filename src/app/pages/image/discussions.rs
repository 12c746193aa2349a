//! `/i/{imageId}/discussions` and `/i/{imageId}/discussions/{chatId}`: the discussions of an image as plain pages.

use super::reading::{Thread, discussions_path};
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::{ResolvedBadge, RoleBadge, Time};
use crate::model::{Chat, ChatId, Comment, ImageId, Seq};
use crate::protocol::page::ImageInfo;
use crate::texts::room;
use leptos::prelude::*;
use std::sync::Arc;

/// A page of an image's discussions, each with its beginning.
#[component]
pub fn DiscussionsPage(
    /// The image.
    image: ImageInfo,
    /// The discussions of this page, in the order they were opened.
    chats: Vec<Arc<Chat>>,
    /// The number of this page, from 1.
    page: usize,
    /// The number of pages.
    pages: usize,
) -> impl IntoView {
    let id = image.id;
    let rows = chats.iter().map(|chat| row(id, chat)).collect_view();
    let path = discussions_path(id);
    let link = |to: usize, words: &'static str, rel: &'static str| {
        (1..=pages).contains(&to).then(|| {
            view! {
                <a class="button" rel=rel href=format!("{path}?page={to}")>
                    {words}
                </a>
            }
        })
    };
    view! {
        <HomeBar />
        <main class="reading">
            <Heading image />
            <p>{room::page_of(page, pages)}</p>
            <ol class="list">{rows}</ol>
            <nav class="form-actions" aria-label=room::pages()>
                {link(page.saturating_sub(1), room::previous(), "prev")}
                {link(page + 1, room::next(), "next")}
            </nav>
        </main>
    }
}

fn row(image: ImageId, chat: &Chat) -> impl IntoView + use<> {
    let comments = room::comment_count(chat.comment_count());
    let resolved = chat.resolved.is_some();
    view! {
        <li class="list-item" data-testid="discussion" data-chat-id=chat.id.to_string()>
            <a href=format!("{}/{}", discussions_path(image), chat.id)>
                <span class="number">{chat.number}</span>
                <span class="excerpt" dir="auto">
                    {chat.excerpt()}
                </span>
                <span class="meta">
                    <span>
                        <bdi>{String::from(chat.by.name.clone())}</bdi>
                        <RoleBadge role=chat.by.role />
                    </span>
                    <Time at=chat.opened_at />
                    <span>{comments}</span>
                    <ResolvedBadge resolved />
                </span>
            </a>
        </li>
    }
}

/// A page of one discussion's comments.
#[component]
pub fn DiscussionPage(
    /// The image.
    image: ImageInfo,
    /// The number of the discussion.
    number: u32,
    /// The comments of this page, oldest first.
    comments: Vec<Comment>,
    /// The address of the first page; absent on it.
    first: Option<String>,
    /// The address of the next page, if there is one.
    next: Option<String>,
) -> impl IntoView {
    let link = |to: Option<String>, words: &'static str| {
        to.map(|to| {
            view! {
                <a class="button" href=to>
                    {words}
                </a>
            }
        })
    };
    let all = discussions_path(image.id);
    view! {
        <HomeBar />
        <main class="reading">
            <Heading image />
            <h2>{format!("#{number}")}</h2>
            <Thread comments />
            <nav class="form-actions" aria-label=room::pages()>
                {link(first, room::first_comments())}
                {link(next, room::further_comments())}
                {link(Some(all), room::all_discussions())}
            </nav>
        </main>
    }
}

#[component]
fn Heading(image: ImageInfo) -> impl IntoView {
    view! {
        <h1>
            <a href=format!("/i/{}", image.id) dir="auto">
                {image.title}
            </a>
        </h1>
    }
}

/// The address of the page of a discussion's comments after an event.
pub fn discussion_path(image: ImageId, chat: ChatId, after: Option<Seq>) -> String {
    let query = after.map(|after| format!("?after={after}")).unwrap_or_default();
    format!("{}/{chat}{query}", discussions_path(image))
}
