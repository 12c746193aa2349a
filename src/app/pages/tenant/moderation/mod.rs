//! `/t/{tenant}/moderation`: what waits for moderators, what was deleted, images, bans, the audit log. Forms
//! that work without JavaScript; with it the queue is live.

mod audit;
mod ban;
mod bans;
mod deleted;
mod filter;
mod images;
mod live;
mod queue;

use super::frame::{Tab, TenantFrame};
use crate::app::ui::{Icon, Problem};
use crate::protocol::moderation::{
    AuditEntry, AuditFilter, BanCandidate, BanView, Case, DeletedThing, Desk, ImageRow, QueueFilter,
};
use leptos::prelude::*;
pub use queue::QueueList;
use uuid::Uuid;

/// Which part of the page is shown, with what is in it.
#[derive(Clone, Debug)]
pub enum Shown {
    /// What waits.
    Queue(QueueFilter, Vec<Case>),
    /// What can be brought back.
    Deleted(QueueFilter, Vec<DeletedThing>),
    /// Images, to close them.
    Images(Vec<ImageRow>),
    /// Who is banned.
    Bans(Vec<BanView>),
    /// What was done; and where older entries begin, if there are any.
    Audit(AuditFilter, Vec<AuditEntry>, Option<i64>),
    /// The form that bans someone.
    Ban(BanCandidate),
}

/// What came of the last form.
#[derive(Clone, Debug, Default)]
pub struct ModerationNews {
    /// What was done.
    pub done: Option<String>,
    /// Takes it back.
    pub undo: Option<Uuid>,
    /// Why something came to nothing.
    pub problem: Option<String>,
}

impl Shown {
    const TABS: [(&'static str, &'static str); 5] = [
        ("queue", "Queue"),
        ("deleted", "Deleted"),
        ("images", "Images"),
        ("bans", "Bans"),
        ("audit", "Audit log"),
    ];

    /// As it stands in the address.
    fn name(&self) -> &'static str {
        match self {
            Self::Queue(..) => "queue",
            Self::Deleted(..) => "deleted",
            Self::Images(..) => "images",
            Self::Bans(..) | Self::Ban(..) => "bans",
            Self::Audit(..) => "audit",
        }
    }
}

/// The page of moderators.
#[component]
pub fn ModerationPage(
    /// Whose, and who reads.
    desk: Desk,
    /// What is shown.
    shown: Shown,
    /// What came of the last form.
    news: ModerationNews,
    /// The query that shows the same again.
    back: String,
) -> impl IntoView {
    let Desk { tenant, name, role, waiting } = desk.clone();
    let path = format!("/t/{tenant}/moderation");
    let current = shown.name();
    let link = |(view, words): (&'static str, &'static str)| {
        let here = (view == current).then_some("true");
        let count = (view == "queue").then(|| view! { <Waiting waiting /> });
        view! {
            <a class="chip" href=format!("{path}?view={view}") aria-current=here>
                {words}
                {count}
            </a>
        }
    };
    let chips = Shown::TABS.into_iter().map(link).collect_view();
    let part = match shown {
        Shown::Queue(filter, cases) => {
            view! { <queue::Queue desk filter cases back=back.clone() /> }.into_any()
        }
        Shown::Deleted(filter, things) => {
            view! { <deleted::Deleted filter things back=back.clone() /> }.into_any()
        }
        Shown::Images(rows) => view! { <images::Images rows back=back.clone() /> }.into_any(),
        Shown::Bans(bans) => view! { <bans::Bans bans back=back.clone() /> }.into_any(),
        Shown::Audit(filter, entries, older) => {
            view! { <audit::Audit desk filter entries older /> }.into_any()
        }
        Shown::Ban(candidate) => view! { <ban::BanForm candidate /> }.into_any(),
    };
    view! {
        <TenantFrame tenant name role current=Tab::Moderation>
            <h1>"Moderation"</h1>
            <nav class="chips" aria-label="Parts of this page">
                {chips}
            </nav>
            <Problem text=news.problem />
            <Done text=news.done undo=news.undo back />
            {part}
        </TenantFrame>
    }
}

/// How much waits, beside the word that says where.
#[component]
fn Waiting(waiting: u32) -> impl IntoView {
    view! {
        <span class="count" data-testid="waiting">
            {waiting}
        </span>
    }
}

/// What was done, and the way back.
#[component]
fn Done(text: Option<String>, undo: Option<Uuid>, back: String) -> impl IntoView {
    let button = undo.map(|undo| {
        view! {
            <form method="post">
                <input type="hidden" name="back" value=back />
                <input type="hidden" name="undo" value=undo.to_string() />
                <button
                    class="button small"
                    type="submit"
                    name="action"
                    value="undo"
                    data-testid="undo"
                >
                    "Undo"
                </button>
            </form>
        }
    });
    text.map(|text| {
        view! {
            <div class="news" role="status" data-testid="done">
                <Icon name="check" />
                <p>{text}</p>
                {button}
            </div>
        }
    })
}

/// Where something stands: its image, and its discussion there.
fn place(
    image: &crate::protocol::moderation::ImageRef,
    chat: Option<crate::model::ChatId>,
) -> impl IntoView + use<> {
    let fragment = chat.map_or_else(String::new, |chat| format!("#chat={chat}"));
    view! { <a href=format!("/i/{}{fragment}", image.id)>{image.title.clone()}</a> }
}

/// How long a ban lasts.
fn durations() -> impl IntoView {
    view! {
        <option value="1h">"1 hour"</option>
        <option value="1d">"1 day"</option>
        <option value="7d" selected>
            "7 days"
        </option>
        <option value="30d">"30 days"</option>
    }
}
