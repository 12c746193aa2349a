//! `/i/{id}/share`, which creates share links to an image, and `/s/{token}`, which opens one. The forms
//! work without JavaScript.

use super::home_bar::HomeBar;
use crate::app::ui::{Field, Icon, Problem, Secret, Success, Time};
use crate::model::{ImageId, ShareLevel, Timestamp};
use leptos::prelude::*;
use uuid::Uuid;

/// A share link in the list. Its address is not stored.
#[derive(Clone, Debug)]
pub struct ShareRow {
    /// The id.
    pub id: Uuid,
    /// The granted level.
    pub level: ShareLevel,
    /// Is it protected by a password?
    pub has_password: bool,
    /// The time of creation.
    pub created_at: Timestamp,
    /// The expiry; absent: valid until revoked.
    pub expires_at: Option<Timestamp>,
    /// Is it expired or revoked?
    pub is_over: bool,
}

/// The result of the last form.
#[derive(Clone, Debug, Default)]
pub struct ShareNews {
    /// A new link, shown once.
    pub link: Option<String>,
    /// Why the last form was refused.
    pub problem: Option<String>,
    /// What was chosen in a form that was refused.
    pub chosen: Option<ShareChoice>,
}

/// What is chosen in the form of a new link. The password is not sent back.
#[derive(Clone, Debug)]
pub struct ShareChoice {
    /// The level.
    pub level: ShareLevel,
    /// The days as they were typed.
    pub days: String,
}

/// What the tenant allows without a share link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Openness {
    /// Anyone with the address may view.
    pub anyone_looks: bool,
    /// Guests may write.
    pub guests_write: bool,
}

impl Openness {
    /// A warning about restrictions of links without effect.
    fn words(self) -> Option<&'static str> {
        match (self.anyone_looks, self.guests_write) {
            (false, _) => None,
            (true, true) => Some(
                "Everyone who knows the address of this image can already view and comment, without a \
                 share link. A password, an expiry or “Can view” hold nobody back as long as the settings say so.",
            ),
            (true, false) => Some(
                "Everyone who knows the address of this image can already view it, without a share link. A \
                 password or an expiry hold nobody back from that as long as the settings say so.",
            ),
        }
    }
}

/// The page with the share links of an image.
#[component]
pub fn SharePage(
    /// The image.
    image: ImageId,
    /// The title of the image.
    title: String,
    /// What is allowed without a link.
    openness: Openness,
    /// The links.
    shares: Vec<ShareRow>,
    /// The result of the last form.
    news: ShareNews,
) -> impl IntoView {
    let list = match shares.is_empty() {
        true => view! { <p class="hint">"There are no share links yet."</p> }.into_any(),
        false => {
            let rows = shares.into_iter().map(|share| row(image, share)).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        }
    };
    view! {
        <HomeBar />
        <main class="tenant-page">
            <p class="tenant-name">
                <a href=format!("/i/{image}") dir="auto">
                    {title}
                </a>
            </p>
            <h1>"Share links"</h1>
            <p class="lead">
                "Anyone with a share link can view or comment, also where others cannot."
            </p>
            {openness.words().map(caution)}
            <Problem text=news.problem />
            {news.link.map(fresh)}
            <NewLink chosen=news.chosen />
            <section aria-labelledby="links">
                <h2 id="links">"Links"</h2>
                {list}
            </section>
        </main>
    }
}

#[component]
fn NewLink(chosen: Option<ShareChoice>) -> impl IntoView {
    let chosen = chosen.unwrap_or(ShareChoice { level: ShareLevel::View, days: String::new() });
    let level = |level: ShareLevel, value: &'static str| {
        view! {
            <label class="choice">
                <input type="radio" name="level" value=value checked={level == chosen.level} />
                <span>{level_words(level)}</span>
            </label>
        }
    };
    view! {
        <form class="form" method="post">
            <fieldset>
                <legend>"New share link"</legend>
                {level(ShareLevel::View, "view")}
                {level(ShareLevel::Comment, "comment")}
                <Field
                    label="Password"
                    name="password"
                    kind="password"
                    autocomplete="new-password"
                    optional=true
                    hint="Leave empty for none."
                />
                <Field
                    label="Expires after (days)"
                    name="days"
                    kind="number"
                    value=chosen.days.clone()
                    optional=true
                    hint="Leave empty for a link that does not expire."
                />
                <button class="button primary" type="submit">
                    "Create link"
                </button>
            </fieldset>
        </form>
    }
}

/// What a link grants.
fn level_words(level: ShareLevel) -> &'static str {
    match level {
        ShareLevel::View => "Can view",
        ShareLevel::Comment => "Can comment",
    }
}

fn caution(words: &'static str) -> impl IntoView {
    view! {
        <p class="caution" role="note" data-testid="caution">
            <Icon name="alert" />
            <span>{words}</span>
        </p>
    }
}

fn fresh(link: String) -> impl IntoView {
    view! {
        <Success text=Some("Your share link is ready. It is shown only once.".to_owned()) />
        <Secret label="Link" value=link hook="share-link" />
    }
}

fn row(image: ImageId, share: ShareRow) -> impl IntoView {
    let words = level_words(share.level);
    let until = match (share.is_over, share.expires_at) {
        (true, _) => "expired".into_any(),
        (false, None) => "does not expire".into_any(),
        (false, Some(at)) => view! { "expires "<Time at /> }.into_any(),
    };
    view! {
        <li data-testid="share">
            <p>
                <strong>{words}</strong>
                {share.has_password.then_some(", with a password")}
                <span class="meta">
                    "Created "<Time at=share.created_at />", "{until}
                </span>
            </p>
            <form method="post" action=format!("/i/{image}/share/{}/end", share.id)>
                <button class="button small danger" type="submit">
                    "Revoke"
                </button>
            </form>
        </li>
    }
}

/// The page that opens a share link.
#[component]
pub fn ArrivalPage(
    /// Is it protected by a password?
    asks_password: bool,
    /// Why the last attempt was refused.
    problem: Option<String>,
) -> impl IntoView {
    let field = asks_password.then(|| {
        view! {
            <Field label="Password" name="password" kind="password" autocomplete="current-password" />
        }
    });
    let words = match asks_password {
        true => "Someone shared an image with you. It is protected by a password.",
        false => "Someone shared an image with you.",
    };
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>"A shared image"</h1>
            <p>{words}</p>
            <Problem text=problem />
            <form class="form" method="post">
                {field}
                <button class="button primary" type="submit">
                    "Open the image"
                </button>
            </form>
        </main>
    }
}
