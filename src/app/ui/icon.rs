//! Icons out of one sprite, `public/icons.svg`.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// An icon beside words that say the same.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}

/// The logo.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" aria-hidden="true">
            <use href="/icons.svg#logo"></use>
        </svg>
    }
}

/// A button that is an icon.
#[component]
pub fn IconButton(
    /// The icon's name in the sprite.
    icon: &'static str,
    /// What it does, for those who do not see it.
    label: &'static str,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// What happens.
    press: impl Fn(MouseEvent) + 'static,
) -> impl IntoView {
    view! {
        <button
            class=format!("icon-button {class}")
            type="button"
            aria-label=label
            title=label
            on:click=press
        >
            <Icon name=icon />
        </button>
    }
}
