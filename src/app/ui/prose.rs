//! The text of a comment: sanitised HTML from the server, or plain text as paragraphs and lines.

use leptos::either::Either;
use leptos::prelude::*;

/// The text of a comment.
#[component]
pub fn Prose(
    /// The Markdown source.
    body: String,
    /// Rendered and sanitised by the server; absent for plain text.
    html: Option<String>,
) -> impl IntoView {
    match html {
        Some(html) => Either::Left(view! { <div class="body" dir="auto" inner_html=html></div> }),
        None => Either::Right(view! { <div class="body" dir="auto">{paragraphs(&body)}</div> }),
    }
}

fn paragraphs(body: &str) -> Vec<impl IntoView + use<>> {
    let lines = |paragraph: &str| {
        let line = |(place, line): (usize, &str)| {
            let text = line.to_owned();
            view! {
                {(place > 0).then(|| view! { <br /> })}
                {text}
            }
        };
        paragraph.lines().enumerate().map(line).collect::<Vec<_>>()
    };
    let filled = body.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    filled.map(|paragraph| view! { <p>{lines(paragraph.trim_matches('\n'))}</p> }).collect()
}
