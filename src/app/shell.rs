//! The document around every page. Knows no page.

use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

/// What differs in the head from page to page.
#[derive(Clone, Debug)]
pub struct Head {
    /// Of the window.
    pub title: String,
    /// Address of the stylesheet.
    pub style: String,
    /// Rules for this very page: where its markers are.
    pub places: Option<String>,
    /// Names of script and wasm; absent on a page that nothing happens on.
    pub options: Option<LeptosOptions>,
}

/// The document.
#[component]
pub fn Shell(
    /// Its head.
    head: Head,
    /// The page.
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
