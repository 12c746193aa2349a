//! The page for an address that leads nowhere, and for a server that failed.

pub use super::home::HomeBar;
use super::home::Visitor;
use crate::app::room::sentence;
use leptos::prelude::*;

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// There is no such thing.
    Missing,
    /// A link with a secret was used up, has expired or was taken back.
    LinkIsOver,
    /// Too much was asked for; in so many seconds it is not any more.
    TooMany(Option<u32>),
    /// It was not allowed, for this reason.
    Refused(String),
    /// What was sent is wrong, or came too late, for this reason.
    Wrong(String),
    /// The server failed.
    Failed,
}

impl Lost {
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
            Self::LinkIsOver => (
                "This link is not good any more",
                "It was used, has expired, or was taken back. Please ask whoever sent it for \
                 another one."
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

/// Nothing here.
#[component]
pub fn MissingPage(
    /// Why?
    why: Lost,
) -> impl IntoView {
    let visitor = use_context::<Visitor>().unwrap_or_default();
    let (title, text) = why.words(visitor.signed_in.is_some());
    view! {
        <HomeBar />
        <main class="plain">
            <div class="lost-square" aria-hidden="true"></div>
            <h1>{title}</h1>
            <p>{text}</p>
            <a class="button primary" href="/">
                "All images"
            </a>
        </main>
    }
}
