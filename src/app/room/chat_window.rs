//! The windows of existing and new discussions; built on opening.

use super::comment::CommentItem;
use super::compose_target::ComposeTarget;
use super::composer::Composer;
use super::copy_link::copy_link;
use super::placement::{self, Placement};
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::{Icon, IconButton};
use crate::browser;
use crate::model::{Chat, ChatId, Command, Point};
use leptos::either::Either;
use leptos::html::{Img, Ol, Section};
use leptos::prelude::*;
use std::sync::Arc;

/// The window of a new discussion.
#[component]
pub fn NewWindow() -> impl IntoView {
    let ui = expect_context::<RoomUi>();
    let at = Memo::new(move |_| ui.draft_at.get());
    view! {
        <WindowFrame at id="draft".to_owned() label="New discussion".to_owned()>
            <header class="window-head">
                <IconButton
                    icon="back"
                    class="back"
                    label="Back to the image"
                    press=move |_| ui.close()
                />
                <h2>"New discussion"</h2>
                <div class="window-actions">
                    <IconButton
                        icon="close"
                        class="close"
                        label="Close"
                        press=move |_| ui.close()
                    />
                </div>
            </header>
            <Composer target=ComposeTarget::New />
        </WindowFrame>
    }
}

/// The window of an existing discussion.
#[component]
pub fn ChatWindow(
    /// The discussion.
    id: ChatId,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let chat = sync.chats.chat(id);
    let at = Memo::new(move |_| chat.get().map(|chat| chat.at));
    let number = sync.chat_now(id).map_or(0, |chat| chat.number);
    let comments = Memo::new(move |_| {
        chat.get().map_or_else(Vec::new, |chat| chat.comments.iter().map(|c| c.id).collect())
    });
    Effect::new(move |_| {
        if chat.get().is_none() {
            ui.on_deleted(id);
        }
    });
    let thread = scroll_to_newest(chat);
    view! {
        <WindowFrame at id=id.to_string() label=format!("Discussion {number}")>
            <WindowHead id chat />
            <ResolvedNote chat />
            <LockNote chat />
            <ol class="thread" tabindex="0" aria-label="Comments" node_ref=thread>
                <For each=move || comments.get() key=|id| *id let:comment>
                    <CommentItem chat comment />
                </For>
            </ol>
            <TypingNote id />
            <Composer target=ComposeTarget::Chat(id) />
        </WindowFrame>
    }
}

/// Scrolls the thread to a new comment: always to the viewer's own, to those of others when the end was
/// visible before.
fn scroll_to_newest(chat: Memo<Option<Arc<Chat>>>) -> NodeRef<Ol> {
    let (sync, thread) = (expect_context::<Sync>(), NodeRef::<Ol>::new());
    let newest = Memo::new(move |_| {
        chat.get().and_then(|chat| chat.comments.last().map(|last| (last.id, last.by.id)))
    });
    Effect::new(move |seen: Option<()>| {
        let newest = newest.get();
        if let (Some(()), Some((_, by)), Some(element)) = (seen, newest, thread.get_untracked()) {
            let is_own = sync.actor().is_some_and(|actor| actor.id == by);
            // By then the comment is rendered. The element outlives the window, which may be closed.
            request_animation_frame(move || browser::show_end(&element, is_own));
        }
    });
    thread
}

/// A window beside its marker.
#[component]
fn WindowFrame<V: IntoView + 'static>(
    /// The place of the marker.
    at: Memo<Option<Point>>,
    /// The discussion's id, or `draft`.
    id: String,
    /// The accessible name.
    label: String,
    /// The content.
    children: TypedChildren<V>,
) -> impl IntoView {
    let node = NodeRef::<Section>::new();
    let placement = RwSignal::new(placement::UNMEASURED);
    let picture = expect_context::<NodeRef<Img>>();
    let resized = RwSignal::new(0_u32);
    let listener = window_event_listener(leptos::ev::resize, move |_| resized.update(|n| *n += 1));
    on_cleanup(move || listener.remove());
    Effect::new(move |_| {
        resized.track();
        if let Some(((window, at), picture)) = node.get().zip(at.get()).zip(picture.get()) {
            browser::set_place(&window, at);
            placement.set(placement::place(at, browser::rect_of(&picture), browser::viewport()));
        }
    });
    let class = move || {
        let Placement { side, .. } = placement.get();
        format!("chat-window {side}")
    };
    view! {
        <section
            class=class
            node_ref=node
            data-align=move || placement.get().align
            data-testid="chat-window"
            data-chat-id=id
            role="dialog"
            aria-label=label
            tabindex="-1"
            on:click=|event| event.stop_propagation()
        >
            {children.into_inner()()}
        </section>
    }
}

#[component]
fn WindowHead(id: ChatId, chat: Memo<Option<Arc<Chat>>>) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let number = move || format!("#{}", chat.get().map_or(0, |chat| chat.number));
    let owned = Memo::new(move |_| {
        let is_own = |chat: Arc<Chat>| sync.actor().is_some_and(|actor| actor.owns_chat(&chat));
        sync.me.track();
        chat.get().is_some_and(is_own)
    });
    let resolved = Memo::new(move |_| chat.get().is_some_and(|chat| chat.resolved.is_some()));
    let toggle_resolved = move |_| {
        let chat_id = id;
        ui.submit(match resolved.get_untracked() {
            true => Command::Reopen { chat_id },
            false => Command::Resolve { chat_id },
        });
    };
    let resolve_button = move || match resolved.get() {
        true => Either::Left(
            view! { <IconButton icon="reopen" label="Reopen" press=toggle_resolved /> },
        ),
        false => Either::Right(
            view! { <IconButton icon="resolve" label="Resolve" press=toggle_resolved /> },
        ),
    };
    let delete_button = move || {
        let press = move |_| ui.to_delete.set(Some(id));
        owned.get().then(|| {
            view! { <IconButton icon="trash" class="danger" label="Delete discussion" press /> }
        })
    };
    let link = move |_| copy_link(ui, format!("/i/{}#chat={id}", sync.image));
    let may_write = Memo::new(move |_| {
        sync.may.track();
        let is_locked = chat.get().is_some_and(|chat| sync.is_locked(&chat));
        !is_locked && sync.me.with(|me| me.as_ref().is_some_and(|me| me.name.is_some()))
    });
    let locked = Memo::new(move |_| chat.get().is_some_and(|chat| chat.locked));
    let lock = move |_| {
        let chat_id = id;
        ui.submit(match locked.get_untracked() {
            true => Command::UnlockChat { chat_id },
            false => Command::LockChat { chat_id },
        });
    };
    let lock_button = move || match locked.get() {
        true => Either::Left(view! { <IconButton icon="unlock" label="Unlock" press=lock /> }),
        false => Either::Right(view! { <IconButton icon="lock" label="Lock" press=lock /> }),
    };
    let moderates = Memo::new(move |_| {
        sync.me.track();
        sync.may.track();
        sync.actor().is_some_and(|actor| actor.moderates())
    });
    view! {
        <header class="window-head">
            <IconButton
                icon="back"
                class="back"
                label="Back to the image"
                press=move |_| ui.close()
            />
            <h2>{number}</h2>
            <div class="window-actions">
                <IconButton icon="link" label="Copy link" press=link />
                {move || may_write.get().then(resolve_button)}
                {move || moderates.get().then_some(lock_button)}
                {delete_button}
                <IconButton icon="close" class="close" label="Close" press=move |_| ui.close() />
            </div>
        </header>
    }
}

/// The names of others who are typing.
#[component]
fn TypingNote(id: ChatId) -> impl IntoView {
    let who = expect_context::<Presence>().typing_names(id);
    let words = move || {
        who.with(|who| match who.as_slice() {
            [] => String::new(),
            [one] => format!("{one} is writing…"),
            [one, other] => format!("{one} and {other} are writing…"),
            [one, others @ ..] => format!("{one} and {} others are writing…", others.len()),
        })
    };
    view! {
        <p class="writing" data-testid="typing">
            {words}
        </p>
    }
}

/// The note on a locked discussion; moderators, who may write, see it too.
#[component]
fn LockNote(chat: Memo<Option<Arc<Chat>>>) -> impl IntoView {
    move || {
        let locked = chat.get().is_some_and(|chat| chat.locked);
        locked.then(|| {
            view! {
                <p class="lock-note" data-testid="locked">
                    <Icon name="lock" />
                    <span>"Locked by a moderator"</span>
                </p>
            }
        })
    }
}

#[component]
fn ResolvedNote(chat: Memo<Option<Arc<Chat>>>) -> impl IntoView {
    move || {
        let by = chat.get().and_then(|chat| chat.resolved.as_ref().map(|r| r.by.name.clone()));
        by.map(|name| {
            view! {
                <p class="resolved-note">
                    <Icon name="check" />
                    <span>{format!("Resolved by {}", name.as_str())}</span>
                </p>
            }
        })
    }
}
