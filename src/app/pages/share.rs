//! `/i/{id}/share`, where links to one image are made, and `/s/{token}`, where one arrives by one.
//! Forms that work without JavaScript.

use super::missing::HomeBar;
use crate::app::ui::{Field, Icon, Problem, Success, Time};
use crate::model::{ImageId, ShareLevel, Timestamp};
use leptos::prelude::*;
use uuid::Uuid;

/// A link as its list shows it; the link itself is not known any more.
#[derive(Clone, Debug)]
pub struct ShareRow {
    /// Its id.
    pub id: Uuid,
    /// What it allows.
    pub level: ShareLevel,
    /// Does it ask for a password?
    pub has_password: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it is good; absent: until it is taken back.
    pub expires_at: Option<Timestamp>,
    /// It is not good any more.
    pub is_over: bool,
}

/// What came of the last form.
#[derive(Clone, Debug, Default)]
pub struct ShareNews {
    /// A link that was just made, shown this once.
    pub link: Option<String>,
    /// Why something came to nothing.
    pub problem: Option<String>,
}

/// Where the tenant lets in more people than links do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Openness {
    /// Whoever knows the address may look.
    pub anyone_looks: bool,
    /// And write, once they have given a name.
    pub guests_write: bool,
}

impl Openness {
    /// What a link cannot hold back then; nothing where it can.
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

/// Where links are made.
#[component]
pub fn SharePage(
    /// Of which image.
    image: ImageId,
    /// What people call it.
    title: String,
    /// Who needs no link.
    openness: Openness,
    /// The links there are.
    shares: Vec<ShareRow>,
    /// What came of the last form.
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
                <a href=format!("/i/{image}")>{title}</a>
            </p>
            <h1>"Links to this image"</h1>
            <p class="lead">
                "A link lets whoever has it look or comment, also where others may not."
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

/// Where one arrives by a link.
#[component]
pub fn ArrivalPage(
    /// Does it ask for a password?
    asks_password: bool,
    /// Why the last attempt came to nothing.
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
