//! What is around every page of a tenant: its name, and the way to its other pages.

use crate::app::pages::missing::HomeBar;
use crate::model::{Role, TenantId};
use leptos::prelude::*;

/// A page of a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What was flagged, held or banned.
    Moderation,
    /// Who belongs to it.
    Members,
    /// What its administrators decide.
    Settings,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Moderation, Self::Members, Self::Settings];

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Moderation => ("moderation", "Moderation"),
            Self::Members => ("members", "Members"),
            Self::Settings => ("settings", "Settings"),
        }
    }

    /// From which role on the page is there.
    fn needs(self) -> Role {
        match self {
            Self::Moderation => Role::Moderator,
            Self::Members | Self::Settings => Role::Administrator,
        }
    }
}

/// The way to a tenant's pages, for those who have more of them than the images.
#[component]
pub fn TenantTabs(
    /// Whose.
    tenant: TenantId,
    /// What the reader is there.
    role: Role,
    /// Which page it is; absent: the images.
    current: Option<Tab>,
) -> impl IntoView {
    let link = |tab: Tab| {
        let (path, words) = tab.words();
        let here = (Some(tab) == current).then_some("page");
        let href = format!("/t/{}/{path}", tenant.as_str());
        view! { <a href=href aria-current=here>{words}</a> }
    };
    let mut tabs = Tab::ALL.into_iter().filter(|tab| role >= tab.needs()).map(link).peekable();
    tabs.peek().is_some().then(|| {
        let here = current.is_none().then_some("page");
        view! {
            <nav class="tabs" aria-label="Pages of this tenant">
                <a href=format!("/t/{}", tenant.as_str()) aria-current=here>
                    "Images"
                </a>
                {tabs.collect_view()}
            </nav>
        }
    })
}

/// A page of a tenant.
#[component]
pub fn TenantFrame(
    /// Whose.
    tenant: TenantId,
    /// What people call it.
    name: String,
    /// What the reader is there.
    role: Role,
    /// Which page it is.
    current: Tab,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="tenant-page">
            <p class="tenant-name">{name}</p>
            <TenantTabs tenant role current=Some(current) />
            {children()}
        </main>
    }
}
