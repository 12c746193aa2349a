//! The bar above the image: where one is, how the connection is, who else is here, sharing.

use super::desk::Desk;
use super::here::Here;
use super::sync::{Connection, Sync};
use super::toasts::ToastKind;
use crate::app::ui::{Icon, Logo};
use crate::browser;
use crate::model::{Barrier, Role};
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The bar.
#[component]
pub fn Bar(
    /// What people call the image.
    title: String,
    /// Does this person have an account, beyond a name?
    signed_in: bool,
    /// May this person make links with rights of their own?
    may_share: bool,
) -> impl IntoView {
    let (sync, desk) = (expect_context::<Sync>(), expect_context::<Desk>());
    let links = may_share.then(|| {
        view! {
            <a class="button" href=format!("/i/{}/share", sync.image) aria-label="Links with rights">
                <Icon name="link" />
            </a>
        }
    });
    let (account, whose) = match signed_in {
        true => ("/account".to_owned(), "Your account"),
        false => (format!("/login?next=/i/{}", sync.image), "Sign in"),
    };
    let share = move |_| copy_link(desk, format!("/i/{}", sync.image));
    view! {
        <header class="bar">
            <a class="home" href="/" aria-label="Image Chat, all images">
                <Logo />
            </a>
            <h1 class="title">{title}</h1>
            <ConnectionDisplay />
            <Here />
            <button class="button" type="button" data-testid="share" on:click=share>
                <Icon name="share" />
                <span class="wide-only">"Share"</span>
            </button>
            {links}
            <Moderating />
            <a class="button quiet account" href=account data-testid="account">
                <Icon name="people" />
                <span class="wide-only">{whose}</span>
            </a>
        </header>
    }
}

/// What moderators do to an image as a whole.
#[component]
fn Moderating() -> impl IntoView {
    let (sync, desk) = (expect_context::<Sync>(), expect_context::<Desk>());
    let is_closed = Memo::new(move |_| sync.barrier() == Some(Barrier::Closed));
    let moderates = Memo::new(move |_| sync.may.get().role >= Role::Moderator);
    let press = move |_| {
        spawn_local(async move {
            // Every page hears by its socket what it may do from now on.
            if let Err(error) = rpc::close_image(sync.image, !is_closed.get_untracked()).await {
                desk.say_error(&error);
            }
        });
    };
    let words = move || if is_closed.get() { "Open image" } else { "Close image" };
    let icon = move || format!("/icons.svg#{}", if is_closed.get() { "unlock" } else { "lock" });
    move || {
        moderates.get().then(|| {
            view! {
                <button class="button" type="button" data-testid="close-image" on:click=press>
                    <svg class="icon" aria-hidden="true">
                        <use href=icon></use>
                    </svg>
                    <span class="wide-only">{words}</span>
                </button>
                <a class="button" href=format!("/t/{}/moderation", sync.tenant.get_value())>
                    <Icon name="flag" />
                    <span class="wide-only">"Moderation"</span>
                </a>
            }
        })
    }
}

/// Puts an address of this site into the clipboard, or shows it where that is not possible.
pub fn copy_link(desk: Desk, path: String) {
    spawn_local(async move {
        let link = format!("{}{path}", browser::origin());
        match browser::copy(&link).await {
            true => desk.say("Link copied.", ToastKind::Done),
            false => desk.say(link, ToastKind::Done),
        }
    });
}

#[component]
fn ConnectionDisplay() -> impl IntoView {
    let sync = expect_context::<Sync>();
    let state = move || match sync.connection.get() {
        Connection::Live => "live",
        Connection::Reconnecting => "reconnecting",
        Connection::Offline | Connection::Over(_) => "offline",
    };
    let words = move || match sync.connection.get() {
        Connection::Live => ("Live", ""),
        Connection::Reconnecting => ("Connecting…", ""),
        Connection::Offline => ("Offline", ", reading only"),
        Connection::Over(_) => ("Not live", ", reading only"),
    };
    // The first connecting is no news, unless it takes a while.
    let fresh = Memo::new(move |was: Option<&bool>| {
        was.is_none_or(|fresh| *fresh) && sync.connection.get() == Connection::Reconnecting
    });
    view! {
        <p
            class="connection"
            role="status"
            data-testid="connection"
            data-state=state
            data-fresh=move || fresh.get().then_some("")
        >
            <span>
                {move || words().0}
                <span class="wide-only">{move || words().1}</span>
            </span>
        </p>
    }
}
