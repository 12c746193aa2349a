//! The windows: of a discussion, and of one to be. Built when they are opened.

use super::bar::copy_link;
use super::comment::CommentItem;
use super::composer::Composer;
use super::desk::{Desk, Place};
use super::placement::{self, Placement};
use super::presence::Presence;
use super::sync::Sync;
use crate::app::ui::{Icon, IconButton};
use crate::browser;
use crate::model::{Chat, ChatId, Command, Point};
use leptos::either::Either;
use leptos::html::{Img, Ol, Section};
use leptos::prelude::*;
use std::sync::Arc;

/// The window of a discussion to be.
#[component]
pub fn NewWindow() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let at = Memo::new(move |_| desk.draft_at.get());
    view! {
        <Frame at id="draft".to_owned() label="New discussion".to_owned()>
            <header class="window-head">
                <IconButton
                    icon="back"
                    class="back"
                    label="Back to the image"
                    press=move |_| desk.close()
                />
                <h2>"New discussion"</h2>
                <div class="window-actions">
                    <IconButton
                        icon="close"
                        class="close"
                        label="Close"
                        press=move |_| desk.close()
                    />
                </div>
            </header>
            <Composer place=Place::New />
        </Frame>
    }
}

/// The window of a discussion.
#[component]
pub fn ChatWindow(
    /// Which.
    id: ChatId,
) -> impl IntoView {
    let (sync, desk) = (expect_context::<Sync>(), expect_context::<Desk>());
    let chat = sync.chats.chat(id);
    let at = Memo::new(move |_| chat.get().map(|chat| chat.at));
    let number = sync.chat_now(id).map_or(0, |chat| chat.number);
    let comments = Memo::new(move |_| {
        chat.get().map_or_else(Vec::new, |chat| chat.comments.iter().map(|c| c.id).collect())
    });
    Effect::new(move |_| {
        if chat.get().is_none() {
            desk.gone(id);
        }
    });
    let thread = follow_the_end(chat);
    view! {
        <Frame at id=id.to_string() label=format!("Discussion {number}")>
            <WindowHead id chat />
            <ResolvedNote chat />
            <LockNote chat />
            <ol class="thread" tabindex="0" aria-label="Comments" node_ref=thread>
                <For each=move || comments.get() key=|id| *id let:comment>
                    <CommentItem chat comment />
                </For>
            </ol>
            <WritingNote id />
            <Composer place=Place::Chat(id) />
        </Frame>
    }
}

/// Keeps the end of a thread in sight as it grows: always for one's own words, for others' when it
/// was in sight before.
fn follow_the_end(chat: Memo<Option<Arc<Chat>>>) -> NodeRef<Ol> {
    let (sync, thread) = (expect_context::<Sync>(), NodeRef::<Ol>::new());
    let newest = Memo::new(move |_| {
        chat.get().and_then(|chat| chat.comments.last().map(|last| (last.id, last.by.id)))
    });
    Effect::new(move |seen: Option<()>| {
        let newest = newest.get();
        if let (Some(()), Some((_, by)), Some(element)) = (seen, newest, thread.get_untracked()) {
            let is_own = sync.actor().is_some_and(|actor| actor.id == by);
            // Then the comment is drawn. The window may be closed by then; its element is kept.
            request_animation_frame(move || browser::show_end(&element, is_own));
        }
    });
    thread
}

/// A window beside its place.
#[component]
fn Frame<V: IntoView + 'static>(
    /// The place.
    at: Memo<Option<Point>>,
    /// The discussion's id, or `draft`.
    id: String,
    /// What it is, for those who do not see it.
    label: String,
    /// What is in it.
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
    let (sync, desk) = (expect_context::<Sync>(), expect_context::<Desk>());
    let number = move || format!("#{}", chat.get().map_or(0, |chat| chat.number));
    let owned = Memo::new(move |_| {
        let is_own = |chat: Arc<Chat>| sync.actor().is_some_and(|actor| actor.owns_chat(&chat));
        sync.me.track();
        chat.get().is_some_and(is_own)
    });
    let resolved = Memo::new(move |_| chat.get().is_some_and(|chat| chat.resolved.is_some()));
    let settle = move |_| {
        let chat_id = id;
        desk.ask(match resolved.get_untracked() {
            true => Command::Reopen { chat_id },
            false => Command::Resolve { chat_id },
        });
    };
    let settle_button = move || match resolved.get() {
        true => Either::Left(view! { <IconButton icon="reopen" label="Reopen" press=settle /> }),
        false => {
            Either::Right(view! { <IconButton icon="resolve" label="Resolve" press=settle /> })
        }
    };
    let delete_button = move || {
        let press = move |_| desk.to_delete.set(Some(id));
        owned.get().then(|| {
            view! { <IconButton icon="trash" class="danger" label="Delete discussion" press /> }
        })
    };
    let link = move |_| copy_link(desk, format!("/i/{}#chat={id}", sync.image));
    let may_write = Memo::new(move |_| {
        sync.may.track();
        let is_locked = chat.get().is_some_and(|chat| sync.is_locked(&chat));
        !is_locked && sync.me.with(|me| me.as_ref().is_some_and(|me| me.name.is_some()))
    });
    let locked = Memo::new(move |_| chat.get().is_some_and(|chat| chat.locked));
    let lock = move |_| {
        let chat_id = id;
        desk.ask(match locked.get_untracked() {
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
                press=move |_| desk.close()
            />
            <h2>{number}</h2>
            <div class="window-actions">
                <IconButton icon="link" label="Copy link" press=link />
                {move || may_write.get().then(settle_button)}
                {move || moderates.get().then_some(lock_button)}
                {delete_button}
                <IconButton icon="close" class="close" label="Close" press=move |_| desk.close() />
            </div>
        </header>
    }
}

/// Who else is writing here at the moment.
#[component]
fn WritingNote(id: ChatId) -> impl IntoView {
    let who = expect_context::<Presence>().writing_in(id);
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

/// Why nobody goes on here; also for moderators, who may.
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
