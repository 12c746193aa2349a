//! What stands above the image when coming back is of no use: why, and what can be done.

use super::sync::{Connection, Over, Sync};
use crate::app::ui::Icon;
use crate::browser;
use crate::model::ImageId;
use leptos::prelude::*;

/// The notice; nothing as long as all is well.
#[component]
pub fn Notice() -> impl IntoView {
    let sync = expect_context::<Sync>();
    move || match sync.connection.get() {
        Connection::Over(over) => Some(notice(over, sync.image)),
        _ => None,
    }
}

fn notice(over: Over, image: ImageId) -> impl IntoView {
    let is_other_version = over == Over::OtherVersion;
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
    let sign_in = (over == Over::SignedOut).then(|| {
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
            <p>{over.words()}</p>
            {reload}
            {sign_in}
            {home}
        </div>
    }
}
