//! The frame of every page of a tenant: its name and the tabs.

use crate::app::pages::foot::Foot;
use crate::app::pages::home_bar::HomeBar;
use crate::model::{Role, TenantId};
use crate::texts::tenant;
use leptos::prelude::*;

/// A page of a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Moderation.
    Moderation,
    /// Members and invitations.
    Members,
    /// API keys.
    Keys,
    /// Webhooks.
    Webhooks,
    /// Usage.
    Usage,
    /// Settings.
    Settings,
}

impl Tab {
    const ALL: [Self; 6] =
        [Self::Moderation, Self::Members, Self::Keys, Self::Webhooks, Self::Usage, Self::Settings];

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Moderation => ("moderation", tenant::moderation()),
            Self::Members => ("members", tenant::members()),
            Self::Keys => ("keys", tenant::api_keys()),
            Self::Webhooks => ("webhooks", tenant::webhooks()),
            Self::Usage => ("usage", tenant::usage()),
            Self::Settings => ("settings", tenant::settings()),
        }
    }

    /// The minimum role.
    fn needs(self) -> Role {
        match self {
            Self::Moderation => Role::Moderator,
            Self::Members | Self::Keys | Self::Webhooks | Self::Usage | Self::Settings => {
                Role::Administrator
            }
        }
    }
}

/// The tabs, for viewers with access to more pages than the images.
#[component]
pub fn TenantTabs(
    /// The tenant.
    tenant: TenantId,
    /// The viewer's role.
    role: Role,
    /// The current page; absent: the images.
    current: Option<Tab>,
    /// Whether this viewer may read the usage, whatever their role.
    #[prop(optional)]
    reads_usage: bool,
) -> impl IntoView {
    let link = |tab: Tab| {
        let (path, words) = tab.words();
        let here = (Some(tab) == current).then_some("page");
        let href = format!("/t/{}/{path}", tenant.as_str());
        view! { <a href=href aria-current=here>{words}</a> }
    };
    let is_open =
        |tab: Tab| role >= tab.needs() || Some(tab) == current || reads_usage && tab == Tab::Usage;
    let mut tabs = Tab::ALL.into_iter().filter(|tab| is_open(*tab)).map(link).peekable();
    tabs.peek().is_some().then(|| {
        let here = current.is_none().then_some("page");
        view! {
            <nav class="tabs" aria-label=tenant::pages_of_this_workspace()>
                <a href=format!("/t/{}", tenant.as_str()) aria-current=here>
                    {tenant::images()}
                </a>
                {tabs.collect_view()}
            </nav>
        }
    })
}

/// A page of a tenant.
#[component]
pub fn TenantFrame(
    /// The tenant.
    tenant: TenantId,
    /// The display name of the tenant.
    name: String,
    /// The viewer's role.
    role: Role,
    /// The current page.
    current: Tab,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="tenant-page">
            <p class="tenant-name">
                <bdi>{name}</bdi>
            </p>
            <TenantTabs tenant role current=Some(current) />
            {children()}
        </main>
        <Foot />
    }
}
