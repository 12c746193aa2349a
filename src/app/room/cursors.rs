//! The cursors of others over the image; hidden from screen readers.

use super::presence::Presence;
use crate::browser;
use crate::model::UserId;
use leptos::html::Div;
use leptos::prelude::*;

/// The cursors of all others.
#[component]
pub fn Cursors() -> impl IntoView {
    let presence = expect_context::<Presence>();
    let who = Memo::new(move |_| {
        presence.cursors.with(|cursors| cursors.iter().map(|(id, _)| *id).collect::<Vec<_>>())
    });
    view! {
        <div class="cursors" aria-hidden="true">
            <For each=move || who.get() key=|id| *id let:id>
                <Cursor id />
            </For>
        </div>
    }
}

#[component]
fn Cursor(id: UserId) -> impl IntoView {
    let presence = expect_context::<Presence>();
    let at = Memo::new(move |_| {
        presence.cursors.with(|all| all.iter().find(|(of, _)| *of == id).map(|(_, at)| *at))
    });
    let name = Memo::new(move |_| {
        presence.people.with(|people| {
            let author = people.iter().find(|author| author.id == id);
            author.map(|author| author.name.as_str().to_owned()).unwrap_or_default()
        })
    });
    let node = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some((element, at)) = node.get().zip(at.get()) {
            browser::set_place(&element, at);
        }
    });
    view! {
        <div class="cursor" data-testid="cursor" data-user-id=id.to_string() node_ref=node>
            <span class="cursor-name">{name}</span>
        </div>
    }
}
