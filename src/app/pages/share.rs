//! `/i/{id}/share`, which creates share links to an image, and `/s/{token}`, which opens one. The forms
//! work without JavaScript.

use super::home_bar::HomeBar;
use crate::app::ui::{Field, Icon, Problem, Success, Time};
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
                "Everyone who knows the address of this image can already look and comment, without a \
                 link. A password, an end or “to look” hold nobody back as long as the settings say so.",
            ),
            (true, false) => Some(
                "Everyone who knows the address of this image can already look, without a link. A password \
                 or an end hold nobody back from that as long as the settings say so.",
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
        true => view! { <p class="hint">"There are no links yet."</p> }.into_any(),
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
            <h1>"Links to this image"</h1>
            <p class="lead">
                "Anyone with a link may look or comment, also where others may not."
            </p>
            {openness.words().map(caution)}
            <Problem text=news.problem />
            {news.link.map(fresh)}
            <form class="form" method="post">
                <fieldset>
                    <legend>"New link"</legend>
                    <label class="choice">
                        <input type="radio" name="level" value="view" checked />
                        <span>"To look"</span>
                    </label>
                    <label class="choice">
                        <input type="radio" name="level" value="comment" />
                        <span>"To look and comment"</span>
                    </label>
                    <Field
                        label="Password"
                        name="password"
                        kind="password"
                        autocomplete="new-password"
                        optional=true
                        hint="Leave empty for none."
                    />
                    <Field
                        label="Good for days"
                        name="days"
                        kind="number"
                        optional=true
                        hint="Leave empty for as long as you like."
                    />
                    <button class="button primary" type="submit">
                        "Make a link"
                    </button>
                </fieldset>
            </form>
            <section aria-labelledby="links">
                <h2 id="links">"Links"</h2>
                {list}
            </section>
        </main>
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
        <Success text=Some("Your link is ready. It is shown this once.".to_owned()) />
        <label class="field">
            <span>"Link"</span>
            <input class="input" type="text" readonly value=link data-testid="share-link" />
        </label>
    }
}

fn row(image: ImageId, share: ShareRow) -> impl IntoView {
    let words = match share.level {
        ShareLevel::View => "To look",
        ShareLevel::Comment => "To look and comment",
    };
    let until = match (share.is_over, share.expires_at) {
        (true, _) => "over".into_any(),
        (false, None) => "until you take it back".into_any(),
        (false, Some(at)) => view! { "until "<Time at /> }.into_any(),
    };
    view! {
        <li data-testid="share">
            <p>
                <strong>{words}</strong>
                {share.has_password.then_some(", with a password")}
                <span class="meta">
                    "Made "<Time at=share.created_at />", good "{until}
                </span>
            </p>
            <form method="post" action=format!("/i/{image}/share/{}/end", share.id)>
                <button class="button small danger" type="submit">
                    "Take back"
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
