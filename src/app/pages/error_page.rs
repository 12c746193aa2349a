//! The page for errors: not found, not allowed, too many requests, overload, internal.

use super::home_bar::{HomeBar, Visitor};
use crate::app::ui::sentence;
use leptos::prelude::*;

/// The reason of an error page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageError {
    /// Not found, or not visible.
    Missing,
    /// A secret link is used up, expired or revoked.
    LinkExpired,
    /// Rate-limited, for this number of seconds.
    TooMany(Option<u32>),
    /// Not allowed, for this reason.
    Refused(String),
    /// The server has too much to do, for this reason.
    Busy(String),
    /// Nothing can be stored, for this reason.
    Unsaved(String),
    /// Invalid or outdated input, for this reason.
    Wrong(String),
    /// An internal error.
    Failed,
}

impl PageError {
    fn words(self, is_signed_in: bool) -> (&'static str, String) {
        match self {
            Self::Missing => (
                "There is nothing here for you to see",
                match is_signed_in {
                    true => {
                        "The address may be mistyped, or what was here is deleted. Or it is for others \
                         than who you are signed in as."
                    }
                    false => {
                        "The address may be mistyped, or what was here is deleted. Or it is for members \
                         alone: then sign in, and come back."
                    }
                }
                .into(),
            ),
            Self::LinkExpired => (
                "This link has expired",
                "It was used, has expired, or was revoked. Ask the sender for another one."
                    .into(),
            ),
            Self::TooMany(wait) => (
                "Too many requests at once",
                format!(
                    "More came from your network than one server can answer. Please load this page \
                     again in {}; nothing is lost.",
                    wait.map_or("a moment".into(), seconds),
                ),
            ),
            Self::Refused(why) => ("This is not allowed", sentence(&why)),
            Self::Busy(why) => ("The server is busy right now", sentence(&why)),
            Self::Unsaved(why) => ("This was not saved", sentence(&why)),
            Self::Wrong(why) => ("This did not work", sentence(&why)),
            Self::Failed => (
                "Something failed on our side",
                "It was noted. Please try again in a moment; nothing that was sent is lost.".into(),
            ),
        }
    }
}

fn seconds(count: u32) -> String {
    if count == 1 { "a second".into() } else { format!("{count} seconds") }
}

/// The error page.
#[component]
pub fn ErrorPage(
    /// The reason.
    why: PageError,
) -> impl IntoView {
    let visitor = use_context::<Visitor>().unwrap_or_default();
    let (title, text) = why.words(visitor.signed_in.is_some());
    view! {
        <HomeBar />
        <main class="plain">
            <div class="error-square" aria-hidden="true"></div>
            <h1>{title}</h1>
            <p>{text}</p>
            <a class="button primary" href="/">
                "All images"
            </a>
        </main>
    }
}
