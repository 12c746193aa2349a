//! The form for new comments: the text, a guest's name the first time, the reason of a refusal.

use super::compose_target::ComposeTarget;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::ui::{Icon, sentence};
use crate::browser;
use crate::model::{DisplayName, ImageId, Refusal, WriteRestriction};
use leptos::either::Either;
use leptos::ev::{Event, KeyboardEvent, SubmitEvent};
use leptos::html::{Input, Textarea};
use leptos::prelude::*;

/// The remaining characters are shown from this number on.
const COUNT_LAST: usize = 200;

/// The text field of a window.
#[component]
pub fn Composer(
    /// What the text is written for.
    target: ComposeTarget,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let presence = expect_context::<Presence>();
    let (field, name) = (NodeRef::<Textarea>::new(), NodeRef::<Input>::new());
    ui.prepare_identity();
    Effect::new(move |_| {
        // On a touch screen the keyboard would cover the discussion.
        let wants_focus = target == ComposeTarget::New || browser::has_mouse();
        if let Some(field) = field.get().filter(|_| wants_focus) {
            // Focus fails only for a detached element.
            let _ = field.focus();
        }
    });
    let text = Memo::new(move |_| ui.text(target));
    let busy = move || ui.is_identifying(target);
    let nameless =
        Memo::new(move |_| sync.me.with(|me| me.as_ref().is_none_or(|me| me.name.is_none())));
    let send = move || {
        presence.stopped_typing();
        ui.send(target, name.get_untracked().map(|name| name.value()));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        send();
    };
    let key = move |event: KeyboardEvent| {
        // Enter sends, Shift+Enter breaks the line. During an IME composition Enter ends the composition.
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            send();
        }
    };
    let write = move |event: Event| {
        ui.set_text(target, event_target_value(&event));
        if let ComposeTarget::Chat(id) = target {
            presence.typed(id);
        }
    };
    let max = Memo::new(move |_| usize::from(sync.may.get().limits.comment_length));
    let (label, hint) = match target {
        ComposeTarget::New => ("Comment", "What about this place?"),
        ComposeTarget::Chat(_) => ("Reply", "Reply…"),
    };
    let form = move || {
        view! {
            <form class="composer" on:submit=submit>
                {move || ui.error(target).map(error_message)}
                {move || nameless.get().then(|| view! { <NameField name /> })}
                <div class="composer-box">
                    <textarea
                        rows="1"
                        node_ref=field
                        placeholder=hint
                        aria-label=label
                        data-testid="composer"
                        readonly=busy
                        prop:value=text
                        on:input=write
                        on:blur=move |_| presence.stopped_typing()
                        on:keydown=key
                    ></textarea>
                    <button
                        class="send"
                        type="submit"
                        aria-label="Send"
                        data-testid="send"
                        disabled=move || busy() || text.with(|text| text.trim().is_empty())
                    >
                        <Icon name="send" />
                    </button>
                </div>
                {move || busy().then(|| view! { <p class="composer-foot">"Sending…"</p> })}
                <Count text max />
            </form>
        }
    };
    let locked = locked(target, sync);
    move || match (sync.restriction(), locked.get()) {
        (None, false) => Either::Left(form()),
        (None, true) => Either::Right(no_writing(&Refusal::Locked.to_string(), false, sync.image)),
        (Some(restriction), _) => {
            let asks_sign_in = restriction == WriteRestriction::SignIn;
            Either::Right(no_writing(&restriction.to_string(), asks_sign_in, sync.image))
        }
    }
}

/// Is the discussion locked for the viewer?
fn locked(target: ComposeTarget, sync: Sync) -> Memo<bool> {
    let chat = match target {
        ComposeTarget::Chat(id) => Some(sync.chats.chat(id)),
        ComposeTarget::New => None,
    };
    Memo::new(move |_| {
        sync.may.track();
        chat.and_then(|chat| chat.get()).is_some_and(|chat| sync.is_locked(&chat))
    })
}

/// The reason why the viewer cannot write, in place of the form.
fn no_writing(why: &str, asks_sign_in: bool, image: ImageId) -> impl IntoView + use<> {
    let why = sentence(why);
    let sign_in = asks_sign_in.then(|| {
        let here = format!("/login?next=/i/{image}");
        view! { <a class="button small primary" href=here>"Sign in"</a> }
    });
    view! {
        <div class="no-writing" data-testid="read-only">
            <Icon name="lock" />
            <p>{why}</p>
            {sign_in}
        </div>
    }
}

/// The field for a guest's name.
#[component]
fn NameField(name: NodeRef<Input>) -> impl IntoView {
    view! {
        <label class="field">
            "Your name "
            <input
                class="input"
                name="name"
                autocomplete="name"
                maxlength=DisplayName::MAX_CHARS
                data-testid="guest-name"
                node_ref=name
            />
        </label>
    }
}

/// The number of remaining characters, near the limit.
#[component]
fn Count(text: Memo<String>, max: Memo<usize>) -> impl IntoView {
    let used = Memo::new(move |_| text.with(|text| text.trim().chars().count()));
    move || {
        let (used, max) = (used.get(), max.get());
        (used + COUNT_LAST >= max && used > 0).then(|| {
            let over = (used > max).then_some("");
            let words = match max.checked_sub(used) {
                Some(left) => format!("{left} left"),
                None => format!("{} too many", used - max),
            };
            view! {
                <p class="composer-foot">
                    <span class="char-count" data-over=over>
                        {words}
                    </span>
                </p>
            }
        })
    }
}

/// The reason of a refusal.
pub fn error_message(text: String) -> impl IntoView {
    view! {
        <p class="error" role="alert" data-testid="error">
            <Icon name="alert" />
            <span>{text}</span>
        </p>
    }
}
