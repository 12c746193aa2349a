//! The people on the image: their number, a panel with their names, the switch for live cursors.

use super::presence::Presence;
use super::sync::Sync;
use crate::app::ui::{Avatar, ClientOnly, Icon};
use crate::browser;
use crate::model::{Author, UserId};
use leptos::prelude::*;

/// The number of people, as a button that opens the panel.
#[component]
pub fn PresenceList() -> impl IntoView {
    let presence = expect_context::<Presence>();
    let open = RwSignal::new(false);
    let count = move || presence.count.get().map_or_else(|| "–".to_owned(), |n| n.to_string());
    view! {
        <div class="presence-list">
            <button
                class="viewers"
                type="button"
                title="Who is here"
                data-testid="viewer-count"
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                on:click=move |event| {
                    event.stop_propagation();
                    open.update(|open| *open = !*open);
                }
            >
                <Icon name="people" />
                <span>
                    {count} <span class="wide-only">" here"</span>
                </span>
            </button>
            <ClientOnly view=move || view! { <Panel open /> } />
        </div>
    }
}

/// The names.
#[component]
fn Panel(open: RwSignal<bool>) -> impl IntoView {
    let presence = expect_context::<Presence>();
    browser::on_document("click", move |_| open.set(false));
    browser::on_key(move |key| {
        if key == "Escape" && open.get_untracked() {
            open.set(false);
            browser::focus(".viewers");
        }
    });
    let switch = move |event| presence.show_cursors(event_target_checked(&event));
    move || {
        open.get().then(|| {
            view! {
                <div
                    class="presence-panel"
                    role="dialog"
                    aria-label="Who is here"
                    data-testid="people"
                    on:click=|event| event.stop_propagation()
                >
                    <ul class="presence-people">
                        <For
                            each=move || presence.people.get()
                            key=|author| (author.id, author.name.as_str().to_owned())
                            let:author
                        >
                            {person(author)}
                        </For>
                    </ul>
                    <p class="presence-others">{move || others(presence)}</p>
                    <label class="switch">
                        <input
                            type="checkbox"
                            role="switch"
                            data-testid="cursors-switch"
                            prop:checked=presence.has_cursors
                            on:change=switch
                        />
                        <span>"Live cursors"</span>
                    </label>
                </div>
            }
        })
    }
}

fn person(Author { id, name }: Author) -> impl IntoView {
    let sync = expect_context::<Sync>();
    let name = String::from(name);
    let is_me = move || me(sync) == Some(id);
    view! {
        <li>
            <Avatar name=name.clone() />
            <span class="name">{name}</span>
            {move || is_me().then(|| view! { <span class="note">"you"</span> })}
        </li>
    }
}

fn me(sync: Sync) -> Option<UserId> {
    sync.me.with(|me| me.as_ref().map(|me| me.id))
}

/// The number of people without a name, or beyond the listed ones.
fn others(presence: Presence) -> Option<String> {
    let named = presence.people.with(Vec::len);
    let all = presence.count.get().unwrap_or_default() as usize;
    match (named, all.saturating_sub(named)) {
        (_, 0) => None,
        (0, 1) => Some("One person without a name yet".to_owned()),
        (0, more) => Some(format!("{more} people without a name yet")),
        (_, more) => Some(format!("and {more} more")),
    }
}
