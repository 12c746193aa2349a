//! `/i/{imageId}`: one image with its discussions.

use crate::app::room::Room;
use crate::app::ui::{Avatar, Prose, ResolvedBadge, Time};
use crate::model::{Board, Chat, Comment};
use crate::protocol::Packed;
use crate::protocol::page::{ImageInfo, RoomData};
use leptos::prelude::*;
use std::fmt::Write;

/// The maximum number of comments without JavaScript; bounds the size of the page.
const READING_MAX: usize = 500;

/// One image with its discussions.
#[component]
pub fn ImagePage(
    /// The image, its discussions as of one `seq`, and the viewer.
    data: RoomData,
) -> impl IntoView {
    let reading = reading(&data.snapshot.board);
    view! {
        <Room data=Packed(data) />
        <noscript>{reading}</noscript>
    }
}

/// Style rules that place the markers before scripts run.
pub fn places(image: &ImageInfo, marker_size: f64, board: &Board) -> String {
    let (width, height) = (image.width, image.height);
    let mut rules = format!(".stage{{--w:{width};--h:{height};--square:{marker_size}}}");
    for chat in board.chats.values() {
        let (x, y) = (chat.at.x(), chat.at.y());
        // Writing into a String does not fail.
        let _ = write!(rules, "[data-chat-id='{}']{{--x:{x}%;--y:{y}%}}", chat.id);
    }
    rules
}

/// All discussions, for readers without JavaScript.
fn reading(board: &Board) -> impl IntoView + use<> {
    let mut room = READING_MAX;
    let mut articles = Vec::new();
    for chat in board.in_order() {
        let shown: Vec<Comment> = chat.comments.iter().take(room).cloned().collect();
        room -= shown.len();
        articles.push(article(chat, shown));
    }
    view! {
        <section class="reading" aria-label="All discussions">
            <h2>"Discussions"</h2>
            {articles}
        </section>
    }
}

fn article(chat: &Chat, comments: Vec<Comment>) -> impl IntoView + use<> {
    let resolved = chat.resolved.is_some();
    view! {
        <article id=format!("chat-{}", chat.id)>
            <h3>{format!("#{} ", chat.number)} <ResolvedBadge resolved /></h3>
            <ol class="thread">{comments.into_iter().map(comment).collect_view()}</ol>
        </article>
    }
}

fn comment(comment: Comment) -> impl IntoView {
    let name = String::from(comment.by.name);
    view! {
        <li class="comment" data-testid="comment" data-comment-id=comment.id.to_string()>
            <Avatar name=name.clone() />
            <p class="byline">
                <strong class="author">{name}</strong>
                " "
                <Time at=comment.at />
                {comment.edited_at.map(|_| view! { <span class="edited">" edited"</span> })}
            </p>
            <Prose body=comment.body.into() html=comment.html />
        </li>
    }
}
