//! The bar above the image: title, connection, presence, sharing, moderation, account.

use super::copy_link::copy_link;
use super::presence_list::PresenceList;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::app::live_client::Connection;
use crate::app::ui::{Icon, Logo};
use crate::model::{Role, WriteRestriction};
use crate::rpc;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The bar.
#[component]
pub fn Bar(
    /// The title of the image.
    title: String,
    /// Does the viewer have an account?
    signed_in: bool,
    /// May the viewer create share links?
    may_share: bool,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
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
    let share = move |_| copy_link(ui, format!("/i/{}", sync.image));
    view! {
        <header class="bar">
            <a class="home" href="/" aria-label="Image Chat, all images">
                <Logo />
            </a>
            <h1 class="title">{title}</h1>
            <ConnectionStatus />
            <PresenceList />
            <button class="button" type="button" data-testid="share" on:click=share>
                <Icon name="share" />
                <span class="wide-only">"Share"</span>
            </button>
            {links}
            <ModerationControls />
            <a class="button quiet account" href=account data-testid="account">
                <Icon name="people" />
                <span class="wide-only">{whose}</span>
            </a>
        </header>
    }
}

/// The controls of moderators for the whole image.
#[component]
fn ModerationControls() -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let is_closed = Memo::new(move |_| sync.restriction() == Some(WriteRestriction::Closed));
    let moderates = Memo::new(move |_| sync.may.get().role >= Role::Moderator);
    let press = move |_| {
        spawn_local(async move {
            // Open pages receive their new rights over the socket.
            if let Err(error) = rpc::close_image(sync.image, !is_closed.get_untracked()).await {
                ui.notify_error(&error);
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

#[component]
fn ConnectionStatus() -> impl IntoView {
    let sync = expect_context::<Sync>();
    let state = move || match sync.connection.get() {
        Connection::Live => "live",
        Connection::Reconnecting => "reconnecting",
        Connection::Offline | Connection::Terminated(_) => "offline",
    };
    let words = move || match sync.connection.get() {
        Connection::Live => ("Live", ""),
        Connection::Reconnecting => ("Connecting…", ""),
        Connection::Offline => ("Offline", ", reading only"),
        Connection::Terminated(_) => ("Not live", ", reading only"),
    };
    // The first connect is reported only when it takes long.
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
