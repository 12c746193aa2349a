//! The discussions of an image for readers without JavaScript.

use crate::app::ui::{Avatar, Prose, ResolvedBadge, RoleBadge, SLOT, Time, with_element};
use crate::model::{Board, Chat, Comment, CommentId, ImageId};
use crate::protocol::rest::ReactionView;
use crate::texts::{live, room};
use leptos::prelude::*;

/// The address of the pages with all discussions.
pub fn discussions_path(image: ImageId) -> String {
    format!("/i/{image}/discussions")
}

/// All discussions with all of their comments.
#[component]
pub fn Reading(
    /// The discussions; each with its comments.
    board: Board,
) -> impl IntoView {
    let articles = board.in_order().into_iter().map(|chat| article(chat)).collect_view();
    view! {
        <section class="reading" aria-label=room::all_discussions()>
            <h2>{room::discussions()}</h2>
            {articles}
        </section>
    }
}

/// The way to all discussions when they are too many for the page of the image.
#[component]
pub fn ReadingLink(
    /// The image.
    image: ImageId,
) -> impl IntoView {
    view! {
        <p class="reading">
            <a class="button" href=discussions_path(image)>
                {room::read_all_discussions()}
            </a>
        </p>
    }
}

fn article(chat: &Chat) -> impl IntoView + use<> {
    let resolved = chat.resolved.is_some();
    view! {
        <article id=format!("chat-{}", chat.id)>
            <h3>{format!("#{} ", chat.number)} <ResolvedBadge resolved /></h3>
            <Thread comments=chat.comments.clone() />
        </article>
    }
}

/// Comments, oldest first.
#[component]
pub fn Thread(
    /// The comments.
    comments: Vec<Comment>,
) -> impl IntoView {
    let name_of = |id: CommentId| {
        comments
            .iter()
            .find(|other| other.id == id)
            .map(|other| String::from(other.by.name.clone()))
    };
    let answered: Vec<_> =
        comments.iter().map(|comment| comment.parent_id.and_then(name_of)).collect();
    let all = comments.into_iter().zip(answered);
    view! {
        <ol class="thread">
            {all.map(|(it, answered)| comment(it, answered)).collect_view()}
        </ol>
    }
}

/// `answered`: the name of the parent's author.
fn comment(comment: Comment, answered: Option<String>) -> impl IntoView {
    let answered = answered.map(|name| {
        let sentence = with_element(&room::in_reply_to(SLOT), view! { <bdi>{name}</bdi> });
        view! { <p class="reply-to">{sentence}</p> }
    });
    let name = String::from(comment.by.name);
    let reactions = ReactionView::of(&comment.reactions);
    let reactions = (!reactions.is_empty()).then(
        || view! { <p class="reactions">{reactions.iter().map(reaction).collect_view()}</p> },
    );
    view! {
        <li class="comment" data-testid="comment" data-comment-id=comment.id.to_string()>
            <Avatar name=name.clone() />
            <p class="byline">
                <strong class="author" dir="auto">
                    {name}
                </strong>
                <RoleBadge role=comment.by.role />
                " "
                <Time at=comment.at />
                {comment.edited_at.map(|_| view! { <span class="edited">" " {live::edited()}</span> })}
            </p>
            {answered}
            <Prose body=comment.body.into() html=comment.html />
            {reactions}
        </li>
    }
}

fn reaction(ReactionView { emoji, by }: &ReactionView) -> impl IntoView + use<> {
    let names: Vec<&str> = by.iter().map(|by| by.name.as_str()).collect();
    view! {
        <span class="reaction" title=names.join(", ")>
            {format!("{emoji} {}", by.len())}
        </span>
    }
}
