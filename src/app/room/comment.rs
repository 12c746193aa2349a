//! A comment in a window, with its actions.

use super::compose_target::ComposeTarget;
use super::refused_edits::RefusedEdit;
use super::room_ui::RoomUi;
use super::sync::{OnRefused, Sync};
use super::toast::ToastKind;
use crate::app::ui::{Avatar, Icon, IconButton, Prose, Time, sentence};
use crate::model::{Actor, Chat, ChatId, Command, Comment, CommentBody, CommentId, Event};
use crate::protocol::{AppError, ErrorCode, text_of};
use leptos::either::Either;
use leptos::ev::SubmitEvent;
use leptos::html::Textarea;
use leptos::prelude::*;
use std::sync::Arc;

/// A comment with its actions.
#[component]
pub fn CommentItem(
    /// The discussion.
    chat: Memo<Option<Arc<Chat>>>,
    /// The comment.
    comment: CommentId,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let id = comment;
    let comment = Memo::new(move |_| chat.get().and_then(|chat| chat.comment(id).cloned()));
    let sending = sync.chats.is_writing(id);
    let editing = RwSignal::new(false);
    Effect::new(move |_| {
        if ui.refused_edits.contains(id) && !editing.get_untracked() {
            editing.set(true);
        }
    });
    let shown = move || comment.get().map(|comment| view! { <CommentHeader comment sending /> });
    let body = move || match editing.get() {
        true => Either::Left(view! { <EditForm chat comment editing /> }),
        false => Either::Right(view! {
            {move || {
                comment
                    .get()
                    .map(|c| view! { <Prose body=c.body.into() html=c.html /> })
            }}
            <Actions chat comment editing />
        }),
    };
    view! {
        <li
            class="comment"
            data-testid="comment"
            data-comment-id=id.to_string()
            data-state=move || sending.get().then_some("sending")
        >
            {shown}
            {body}
        </li>
    }
}

/// The author and the time.
#[component]
fn CommentHeader(comment: Comment, sending: Memo<bool>) -> impl IntoView {
    let name = String::from(comment.by.name);
    let (at, edited) = (comment.at, comment.edited_at.is_some());
    let when = move || match sending.get() {
        true => Either::Left(view! { <span class="note">"sending…"</span> }),
        false => Either::Right(view! {
            <Time at />
            {edited.then(|| view! { <span class="edited">" edited"</span> })}
        }),
    };
    view! {
        <Avatar name=name.clone() />
        <p class="byline">
            <strong class="author">{name}</strong>
            " "
            {when}
        </p>
    }
}

/// The actions on a comment.
#[component]
fn Actions(
    chat: Memo<Option<Arc<Chat>>>,
    comment: Memo<Option<Comment>>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let rights = Memo::new(move |_| {
        sync.me.track();
        sync.may.track();
        let is_locked = chat.get().is_some_and(|chat| sync.is_locked(&chat));
        let may_write = sync.restriction().is_none();
        comment
            .get()
            .map(|c| CommentPermissions::of(sync.actor().as_ref(), &c, (is_locked, may_write)))
    });
    let delete = move |_| {
        let ids = chat.get_untracked().map(|c| c.id).zip(comment.get_untracked().map(|c| c.id));
        if let Some((chat_id, comment_id)) = ids {
            delete_comment(ui, chat_id, comment_id);
        }
    };
    let flag = move |_| ui.to_flag.set(comment.get_untracked().map(|c| c.id));
    let ban = move || {
        let id = comment.get_untracked().map(|c| c.id.to_string()).unwrap_or_default();
        format!("/t/{}/moderation?view=ban&item=comment-{id}", sync.tenant.get_value())
    };
    move || {
        let CommentPermissions { edit, delete: may_delete, flag: may_flag, ban: may_ban } =
            rights.get()?;
        Some(view! {
            <div class="comment-actions">
                {edit
                    .then(|| {
                        view! {
                            <IconButton
                                icon="edit"
                                label="Edit"
                                press=move |_| editing.set(true)
                            />
                        }
                    })}
                {may_flag
                    .then(|| view! { <IconButton icon="flag" label="Flag comment" press=flag /> })}
                {may_ban
                    .then(|| {
                        view! {
                            <a
                                class="icon-button danger"
                                href=ban()
                                aria-label="Ban author"
                                title="Ban author"
                            >
                                <Icon name="ban" />
                            </a>
                        }
                    })}
                {may_delete
                    .then(|| {
                        view! {
                            <IconButton
                                icon="trash"
                                class="danger"
                                label="Delete comment"
                                press=delete
                            />
                        }
                    })}
            </div>
        })
    }
}

/// What the viewer may do to a comment.
#[derive(Clone, Copy, PartialEq)]
struct CommentPermissions {
    edit: bool,
    delete: bool,
    flag: bool,
    ban: bool,
}

impl CommentPermissions {
    fn of(actor: Option<&Actor>, comment: &Comment, (is_locked, may_write): (bool, bool)) -> Self {
        let is_own = actor.is_some_and(|actor| actor.id == comment.by.id);
        let moderates = actor.is_some_and(Actor::moderates);
        Self {
            edit: is_own && !is_locked,
            delete: is_own || moderates,
            flag: !is_own && !moderates && may_write,
            ban: !is_own && moderates,
        }
    }
}

fn delete_comment(ui: RoomUi, chat_id: ChatId, comment_id: CommentId) {
    match ui.submit(Command::DeleteComment { chat_id, comment_id }) {
        // Deleting the last comment deletes the discussion.
        Some(Event::DeletedImageChat { .. }) => {
            ui.close();
            ui.notify("Discussion deleted.", ToastKind::Undo(Command::RestoreChat { chat_id }));
        }
        Some(_) => {
            let undo = Command::RestoreComment { chat_id, comment_id };
            ui.notify("Comment deleted.", ToastKind::Undo(undo));
        }
        None => {}
    }
}

/// The form that edits a comment.
#[component]
fn EditForm(
    chat: Memo<Option<Arc<Chat>>>,
    comment: Memo<Option<Comment>>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let was = comment.get_untracked().map(|c| (c.id, String::from(c.body)));
    let refused = was.as_ref().and_then(|(id, _)| ui.refused_edits.take(*id));
    let (text, error) = match refused {
        Some(RefusedEdit { text, reason }) => (text, Some(reason)),
        None => (was.map(|(_, text)| text).unwrap_or_default(), None),
    };
    let (text, error) = (RwSignal::new(text), RwSignal::new(error));
    let field = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Focus fails only for a detached element.
            let _ = field.focus();
        }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let ids = chat.get_untracked().map(|c| c.id).zip(comment.get_untracked().map(|c| c.id));
        let Some((chat_id, comment_id)) = ids else { return };
        let written = text.get_untracked();
        let body = CommentBody::new(&written).map_err(AppError::from);
        let refused: OnRefused = Box::new(move |e: AppError| {
            if e.code() == ErrorCode::Held {
                return ui.notify(sentence(&text_of(&e.reason)), ToastKind::Done);
            }
            let reason = sentence(&text_of(&e.reason));
            ui.refused_edits.insert(comment_id, RefusedEdit { text: written, reason });
            if ui.open.get_untracked() != Some(ComposeTarget::Chat(chat_id)) {
                ui.notify_error(&e);
            }
        });
        let sent = body.and_then(|body| {
            sync.submit(Command::EditComment { chat_id, comment_id, body }, refused)
        });
        match sent {
            Ok(_) => editing.set(false),
            Err(e) => error.set(Some(sentence(&text_of(&e.reason)))),
        }
    };
    view! {
        <form class="edit-form" on:submit=save>
            {move || error.get().map(super::composer::error_message)}
            <textarea
                node_ref=field
                aria-label="Edit comment"
                data-testid="edit"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.stop_propagation();
                        editing.set(false);
                    }
                }
            ></textarea>
            <div class="form-actions">
                <button class="button small" type="button" on:click=move |_| editing.set(false)>
                    "Cancel"
                </button>
                <button class="button small primary" type="submit" data-testid="save">
                    "Save"
                </button>
            </div>
        </form>
    }
}
