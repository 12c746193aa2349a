//! The banner above the image after the connection is terminated: the reason and the way out.

use super::sync::Sync;
use super::texts;
use crate::app::live_client::{Connection, TerminationReason};
use crate::app::ui::Icon;
use crate::browser;
use crate::model::ImageId;
use leptos::prelude::*;

/// The banner; absent while the connection is not terminated.
#[component]
pub fn StatusBanner() -> impl IntoView {
    let sync = expect_context::<Sync>();
    move || match sync.connection.get() {
        Connection::Terminated(reason) => Some(banner(reason, sync.image)),
        _ => None,
    }
}

fn banner(reason: TerminationReason, image: ImageId) -> impl IntoView {
    let is_other_version = reason == TerminationReason::OtherVersion;
    let reload = is_other_version.then(|| {
        view! {
            <button
                class="button small primary"
                type="button"
                data-testid="reload"
                on:click=|_| browser::reload()
            >
                "Reload"
            </button>
        }
    });
    let sign_in = (reason == TerminationReason::SignedOut).then(|| {
        view! {
            <a class="button small primary" href=format!("/login?next=/i/{image}")>
                "Sign in"
            </a>
        }
    });
    let home = (!is_other_version).then(|| {
        view! {
            <a class="button small" href="/">
                "All images"
            </a>
        }
    });
    view! {
        <div class="notice" role="alert" data-testid="error">
            <Icon name="alert" />
            <p>{texts::of_termination(reason)}</p>
            {reload}
            {sign_in}
            {home}
        </div>
    }
}
