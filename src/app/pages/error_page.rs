//! The page for errors: not found, not allowed, too many requests, overload, internal.

use super::home_bar::{HomeBar, Visitor};
use crate::app::ui::sentence;
use crate::texts::pages;
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
                pages::nothing_here_for_you(),
                match is_signed_in {
                    true => pages::missing_or_for_others(),
                    false => pages::missing_or_for_members(),
                }
                .into(),
            ),
            Self::LinkExpired => (pages::link_expired(), pages::link_expired_why().into()),
            Self::TooMany(wait) => (pages::too_many_at_once(), too_many(wait)),
            Self::Refused(why) => (pages::this_is_not_allowed(), sentence(&why)),
            Self::Busy(why) => (pages::the_server_is_busy(), sentence(&why)),
            Self::Unsaved(why) => (pages::this_was_not_saved(), sentence(&why)),
            Self::Wrong(why) => (pages::this_did_not_work(), sentence(&why)),
            Self::Failed => (pages::something_failed_on_our_side(), pages::it_was_noted().into()),
        }
    }
}

fn too_many(wait: Option<u32>) -> String {
    wait.map_or_else(|| pages::load_again_in_a_moment().into(), pages::load_again_in)
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
                {pages::all_images()}
            </a>
        </main>
    }
}
