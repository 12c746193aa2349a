//! The frame of the moderation page: tabs, the result of the last form, the content of the tab.

use super::audit::Audit;
use super::ban::BanForm;
use super::bans::Bans;
use super::deleted::Deleted;
use super::deleted_images::DeletedImages;
use super::images::Images;
use super::queue::Queue;
use super::view::{ModerationNews, Shown};
use crate::app::pages::tenant::frame::{Tab, TenantFrame};
use crate::app::ui::{Icon, Problem};
use crate::protocol::moderation::Desk;
use crate::texts::tenant;
use leptos::prelude::*;
use uuid::Uuid;

/// The moderation page.
#[component]
pub fn ModerationPage(
    /// The tenant and the viewer.
    desk: Desk,
    /// The tab.
    shown: Shown,
    /// The result of the last form.
    news: ModerationNews,
    /// The query of the present view.
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
    let chips = Shown::tabs().into_iter().map(link).collect_view();
    let part = match shown {
        Shown::Queue(filter, cases) => {
            view! { <Queue desk filter cases back=back.clone() /> }.into_any()
        }
        Shown::Deleted(filter, things) => {
            view! { <Deleted filter things back=back.clone() /> }.into_any()
        }
        Shown::Images(page) => {
            view! { <Images page path=path.clone() back=back.clone() /> }.into_any()
        }
        Shown::DeletedImages(images) => {
            view! { <DeletedImages images back=back.clone() /> }.into_any()
        }
        Shown::Bans(bans) => view! { <Bans bans back=back.clone() /> }.into_any(),
        Shown::Audit(filter, entries, older) => {
            view! { <Audit desk filter entries older /> }.into_any()
        }
        Shown::Ban(candidate) => {
            view! { <BanForm candidate choices=news.refused_ban /> }.into_any()
        }
    };
    view! {
        <TenantFrame tenant name role current=Tab::Moderation>
            <h1>{tenant::moderation()}</h1>
            <nav class="chips" aria-label=tenant::parts_of_this_page()>
                {chips}
            </nav>
            <Problem text=news.problem />
            <Done text=news.done undo=news.undo back />
            {part}
        </TenantFrame>
    }
}

/// The size of the queue, in its tab.
#[component]
fn Waiting(waiting: u32) -> impl IntoView {
    view! {
        <span class="count" data-testid="waiting">
            {waiting}
        </span>
    }
}

/// The completed action, with its undo button.
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
                    {tenant::undo()}
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
