//! The list of all discussions beside the image.

use super::compose_target::ComposeTarget;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::{ResolvedBadge, Time};
use crate::model::{Chat, ChatId};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The list of all discussions.
#[component]
pub fn DiscussionList() -> impl IntoView {
    let ids = expect_context::<Sync>().chats.ids();
    let empty = move || ids.with(Vec::is_empty);
    view! {
        <aside class="discussions" id="discussions" aria-labelledby="discussions-title">
            <h2 id="discussions-title">
                "Discussions " <span class="count">{move || ids.with(Vec::len)}</span>
            </h2>
            <ol class="list">
                <For each=move || ids.get() key=|id| *id let:id>
                    <ListItem id />
                </For>
            </ol>
            {move || {
                empty()
                    .then(|| {
                        view! {
                            <p class="list-empty">
                                "No discussions yet. Click anywhere on the image to start one."
                            </p>
                        }
                    })
            }}
        </aside>
    }
}

#[component]
fn ListItem(id: ChatId) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let chat = sync.chats.chat(id);
    let sending = sync.chats.is_opening(id);
    let resolved = move || chat.get().is_some_and(|chat| chat.resolved.is_some());
    let highlighted =
        move || ui.highlighted.get() == Some(id) || ui.open.get() == Some(ComposeTarget::Chat(id));
    let press = move |event: MouseEvent| {
        event.stop_propagation();
        event.prevent_default();
        ui.open_chat(id);
    };
    view! {
        <li
            class="list-item"
            data-testid="discussion"
            data-chat-id=id.to_string()
            data-highlighted=move || highlighted().then_some("")
            data-resolved=move || resolved().then_some("")
            data-state=move || sending.get().then_some("sending")
        >
            <a
                href=format!("#chat={id}")
                on:click=press
                on:pointerenter=move |_| ui.highlighted.set(Some(id))
                on:pointerleave=move |_| ui.highlighted.set(None)
                on:focus=move |_| ui.highlighted.set(Some(id))
                on:blur=move |_| ui.highlighted.set(None)
            >
                {move || chat.get().map(|chat| summary(&chat))}
            </a>
        </li>
    }
}

fn summary(chat: &Chat) -> impl IntoView + use<> {
    let excerpt = chat.comments.first().map(|c| excerpt(c.body.as_str())).unwrap_or_default();
    let replies = match chat.comments.len().saturating_sub(1) {
        0 => None,
        1 => Some("1 reply".to_owned()),
        many => Some(format!("{many} replies")),
    };
    let resolved = chat.resolved.is_some();
    view! {
        <span class="number">{chat.number}</span>
        <span class="excerpt">{excerpt}</span>
        <span class="meta">
            <span>{String::from(chat.by.name.clone())}</span>
            <Time at=chat.opened_at />
            {replies.map(|replies| view! { <span>{replies}</span> })}
            <ResolvedBadge resolved />
        </span>
    }
}

/// The start of a comment, enough for two lines, without marks of emphasis.
fn excerpt(body: &str) -> String {
    const MAX_CHARS: usize = 160;
    let words = body.replace(['*', '`', '_'], "").replace("\n", " ");
    let mut excerpt: String = words.chars().take(MAX_CHARS).collect();
    if words.chars().nth(MAX_CHARS).is_some() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_excerpt_is_short_and_plain() {
        assert_eq!(super::excerpt("**Book** a\n`table`"), "Book a table");
        assert_eq!(super::excerpt(&"x".repeat(200)).chars().count(), 161);
    }
}
