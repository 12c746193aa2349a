//! `/i/{id}/share`, which creates share links to an image, and `/s/{token}`, which opens one. The forms
//! work without JavaScript.

use super::home_bar::HomeBar;
use crate::app::ui::{
    Field, Icon, Problem, SECOND_SLOT, SLOT, Secret, Success, Time, with_element, with_two,
};
use crate::model::{ImageId, ShareLevel, Timestamp};
use crate::texts::account;
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
            (true, true) => Some(account::everyone_can_comment()),
            (true, false) => Some(account::everyone_can_view()),
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
        true => view! { <p class="hint">{account::there_are_no_share_links()}</p> }.into_any(),
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
            <h1>{account::share_links()}</h1>
            <p class="lead">
                {account::anyone_with_a_share_link()}
            </p>
            {openness.words().map(caution)}
            <Problem text=news.problem />
            {news.link.map(fresh)}
            <NewLink chosen=news.chosen />
            <section aria-labelledby="links">
                <h2 id="links">{account::links()}</h2>
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
                <legend>{account::new_share_link()}</legend>
                {level(ShareLevel::View, "view")}
                {level(ShareLevel::Comment, "comment")}
                <Field
                    label=account::password()
                    name="password"
                    kind="password"
                    autocomplete="new-password"
                    optional=true
                    hint=account::leave_empty_for_none()
                />
                <Field
                    label=account::expires_after_days()
                    name="days"
                    kind="number"
                    value=chosen.days.clone()
                    optional=true
                    hint=account::leave_empty_for_a_link()
                />
                <button class="button primary" type="submit">
                    {account::create_link()}
                </button>
            </fieldset>
        </form>
    }
}

/// What a link grants.
fn level_words(level: ShareLevel) -> &'static str {
    match level {
        ShareLevel::View => account::can_view(),
        ShareLevel::Comment => account::can_comment(),
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
        <Success text=Some(account::share_link_ready().to_owned()) />
        <Secret label=account::link() value=link hook="share-link" />
    }
}

fn row(image: ImageId, share: ShareRow) -> impl IntoView {
    let words = level_words(share.level);
    let created = view! { <Time at=share.created_at /> };
    let times = match (share.is_over, share.expires_at) {
        (true, _) => with_element(&account::share_expired(SLOT), created).into_any(),
        (false, None) => with_element(&account::share_without_end(SLOT), created).into_any(),
        (false, Some(at)) => {
            let expires = view! { <Time at /> };
            with_two(&account::share_with_end(SLOT, SECOND_SLOT), created, expires).into_any()
        }
    };
    view! {
        <li data-testid="share">
            <p>
                <strong>{words}</strong>
                {share.has_password.then(account::with_a_password)}
                <span class="meta">
                    {times}
                </span>
            </p>
            <form method="post" action=format!("/i/{image}/share/{}/end", share.id)>
                <button class="button small danger" type="submit">
                    {account::revoke()}
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
            <Field label=account::password() name="password" kind="password" autocomplete="current-password" />
        }
    });
    let words = match asks_password {
        true => account::shared_with_password(),
        false => account::shared_with_you(),
    };
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>{account::a_shared_image()}</h1>
            <p>{words}</p>
            <Problem text=problem />
            <form class="form" method="post">
                {field}
                <button class="button primary" type="submit">
                    {account::open_the_image()}
                </button>
            </form>
        </main>
    }
}
