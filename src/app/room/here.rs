//! Who is here: how many, and behind a press who, with the switch for live cursors.

use super::presence::Presence;
use super::sync::Sync;
use crate::app::ui::{Avatar, Icon, Late};
use crate::browser;
use crate::model::{Author, UserId};
use leptos::prelude::*;

/// The number of people, a button.
#[component]
pub fn Here() -> impl IntoView {
    let presence = expect_context::<Presence>();
    let open = RwSignal::new(false);
    let count = move || presence.count.get().map_or_else(|| "–".to_owned(), |n| n.to_string());
    view! {
        <div class="here">
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
            <Late class="late" view=move || view! { <Panel open /> } />
        </div>
    }
}

/// Who, by name.
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
                    class="here-panel"
                    role="dialog"
                    aria-label="Who is here"
                    data-testid="people"
                    on:click=|event| event.stop_propagation()
                >
                    <ul class="here-people">
                        <For
                            each=move || presence.people.get()
                            key=|author| (author.id, author.name.as_str().to_owned())
                            let:author
                        >
                            {person(author)}
                        </For>
                    </ul>
                    <p class="here-others">{move || others(presence)}</p>
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

/// Those who have no name, or are too many to be named.
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
