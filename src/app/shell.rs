//! The HTML document around every page.

use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

/// The parts of `<head>` that differ between pages.
#[derive(Clone, Debug)]
pub struct Head {
    /// The title of the window.
    pub title: String,
    /// The address of the stylesheet.
    pub style: String,
    /// Style rules of this page: the places of its markers.
    pub places: Option<String>,
    /// The names of script and wasm; absent on a page without islands.
    pub options: Option<LeptosOptions>,
}

/// The document.
#[component]
pub fn Shell(
    /// The variable parts of `<head>`.
    head: Head,
    /// The body.
    children: Children,
) -> impl IntoView {
    let Head { title, style, places, options } = head;
    let hydrated = options.is_none().then_some("");
    view! {
        <!DOCTYPE html>
        <html lang="en" data-hydrated=hydrated>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                <link rel="stylesheet" href=style />
                {places.map(|places| view! { <style nonce=use_nonce()>{places}</style> })}
                {options.map(|options| view! { <HydrationScripts options islands=true /> })}
            </head>
            <body>{children()}</body>
        </html>
    }
}
