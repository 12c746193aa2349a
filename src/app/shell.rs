//! The HTML document around every page.

use crate::protocol::Theme;
use crate::texts::{self, LIVE_COUNT};
use leptos::either::Either;
use leptos::prelude::*;

/// Stand in a document for all readers where the theme of one goes: its name, and then its colour schemes. Both come before
/// any text of a person.
pub const THEME_PARTS: [&str; 2] = ["theme-of-reader", "schemes-of-reader"];

/// The parts of `<head>` that differ between pages.
#[derive(Clone, Debug)]
pub struct Head {
    /// The title of the window.
    pub title: String,
    /// What the page is about, in a sentence.
    pub description: String,
    /// The URL path of the folder with scripts, wasm and stylesheet.
    pub assets: String,
    /// Does the page have islands, which need the wasm?
    pub has_islands: bool,
    /// Style rules of this page: the places of its markers.
    pub places: Option<String>,
    /// The URL path of data that the wasm asks for at once: loaded beside it.
    pub data: Option<String>,
    /// The URL of a picture for other sites that show where a link to the page leads.
    pub preview: Option<String>,
    /// The theme; `None` in a document for all readers, which has [`THEME_PARTS`].
    pub theme: Option<Theme>,
}

impl Head {
    /// The same with another description.
    pub fn described(self, description: impl Into<String>) -> Self {
        Self { description: description.into(), ..self }
    }

    /// The same with a picture for links to the page.
    pub fn previewed(self, url: String) -> Self {
        Self { preview: Some(url), ..self }
    }
}

/// The document.
#[component]
pub fn Shell(
    /// The variable parts of `<head>`.
    head: Head,
    /// The body.
    children: Children,
) -> impl IntoView {
    let Head { title, description, assets, has_islands, places, data, preview, theme } = head;
    let [theme, schemes] = theme.map_or(THEME_PARTS, |theme| [theme.name(), theme.color_schemes()]);
    let preview = preview
        .map(|url| view! { <Preview url title=title.clone() description=description.clone() /> });
    let locale = texts::locale();
    view! {
        <!DOCTYPE html>
        <html lang=locale.tag() dir=locale.direction() data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content=schemes />
                <title>{title}</title>
                <meta name="description" content=description />
                {preview}
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="stylesheet" href=format!("{assets}/image-chat.css") />
                {places.map(|places| view! { <style>{places}</style> })}
                <Scripts assets has_islands />
                {data.map(preloaded)}
            </head>
            <body>{children()} {has_islands.then(messages)}</body>
        </html>
    }
}

/// What the wasm says, in the page's language. One message a line.
pub fn messages() -> impl IntoView {
    let locale = texts::locale();
    let live = texts::messages(locale.tag()).get(..LIVE_COUNT).unwrap_or_default().join("\n");
    view! {
        <template id="messages" dir=locale.direction()>
            {live}
        </template>
    }
}

/// What other sites show of a link to the page: the vocabulary of the Open Graph protocol.
#[component]
fn Preview(url: String, title: String, description: String) -> impl IntoView {
    let of_picture = [("type", "image/jpeg"), ("width", "1200"), ("height", "630")]
        .map(|(name, value)| property(&format!("image:{name}"), value.to_owned()));
    view! {
        {property("type", "website".to_owned())}
        {property("site_name", "Image Chat".to_owned())}
        {property("title", title)}
        {property("description", description)}
        {property("image", url)}
        {of_picture.collect_view()}
        <meta name="twitter:card" content="summary_large_image" />
    }
}

fn property(name: &str, value: String) -> impl IntoView + use<> {
    leptos::html::meta().content(value).attr("property", format!("og:{name}"))
}

fn preloaded(data: String) -> impl IntoView {
    view! { <link rel="preload" href=data r#as="fetch" crossorigin="anonymous" /> }
}

/// The script of the page. All are files: the policy allows no inline script.
#[component]
fn Scripts(assets: String, has_islands: bool) -> impl IntoView {
    match has_islands {
        false => {
            Either::Left(view! { <script type="module" src=format!("{assets}/page.js")></script> })
        }
        true => Either::Right(view! {
            <link rel="modulepreload" href=format!("{assets}/image-chat.js") />
            <link
                rel="preload"
                href=format!("{assets}/image-chat.wasm")
                r#as="fetch"
                r#type="application/wasm"
                crossorigin="anonymous"
            />
            <script type="module" src=format!("{assets}/start.js")></script>
        }),
    }
}
