//! Icons of the sprite `public/icons.svg`.

use leptos::prelude::*;

/// A decorative icon beside a text.
#[component]
pub fn Icon(
    /// The name in the sprite.
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

/// A button with an icon only.
#[component]
pub fn IconButton(
    /// The icon's name in the sprite.
    icon: &'static str,
    /// The accessible name.
    label: &'static str,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// The action that a script connects to the button.
    action: &'static str,
) -> impl IntoView {
    view! {
        <button
            class=format!("icon-button {class}")
            type="button"
            aria-label=label
            title=label
            data-do=action
        >
            <Icon name=icon />
        </button>
    }
}
