//! The squares on the image. Each follows its own discussion only.

use super::desk::{Desk, Place};
use super::presence::Presence;
use super::sync::Sync;
use crate::browser;
use crate::model::{ChatId, Point};
use leptos::ev::MouseEvent;
use leptos::html::Button;
use leptos::prelude::*;

/// The marker of a discussion.
#[component]
pub fn Marker(
    /// Which.
    id: ChatId,
) -> impl IntoView {
    let (sync, desk) = (expect_context::<Sync>(), expect_context::<Desk>());
    let chat = sync.chats.chat(id);
    let at = Memo::new(move |_| chat.get().map(|chat| chat.at));
    let number = Memo::new(move |_| chat.get().map_or(0, |chat| chat.number));
    let resolved = Memo::new(move |_| chat.get().is_some_and(|chat| chat.resolved.is_some()));
    let sending = sync.chats.is_opening(id);
    let presence = expect_context::<Presence>();
    let open = move || desk.open.get() == Some(Place::Chat(id));
    let node = placed(at);
    let label = move || {
        let place = at.get().map(spoken).unwrap_or_default();
        let state = match (sending.get(), resolved.get()) {
            (true, _) => ", sending",
            (false, true) => ", resolved",
            (false, false) => "",
        };
        format!("Discussion {}, {place}{state}", number.get())
    };
    let press = move |event: MouseEvent| {
        event.stop_propagation();
        desk.open_chat(id);
    };
    view! {
        <button
            class="marker"
            type="button"
            node_ref=node
            data-testid="marker"
            data-chat-id=id.to_string()
            data-state=move || if sending.get() { "sending" } else { "saved" }
            data-resolved=move || resolved.get().then_some("")
            data-typing=move || presence.is_written_in(id).then_some("")
            data-highlighted=move || (desk.highlighted.get() == Some(id)).then_some("")
            aria-haspopup="dialog"
            aria-expanded=move || open().to_string()
            aria-label=label
            on:click=press
            on:pointerenter=move |_| desk.highlighted.set(Some(id))
            on:pointerleave=move |_| desk.highlighted.set(None)
            on:focus=move |_| desk.highlighted.set(Some(id))
            on:blur=move |_| desk.highlighted.set(None)
        >
            <span aria-hidden="true">{number}</span>
        </button>
    }
}

/// The marker of the discussion to be.
#[component]
pub fn DraftMarker() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let is_there = Memo::new(move |_| desk.draft_at.get().is_some());
    move || is_there.get().then(|| view! { <DraftSquare /> })
}

#[component]
fn DraftSquare() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let node = placed(Memo::new(move |_| desk.draft_at.get()));
    let failed = move || desk.error(Place::New).is_some();
    let state = move || match (desk.is_introducing(Place::New), failed()) {
        (true, _) => "sending",
        (false, true) => "failed",
        (false, false) => "draft",
    };
    let press = move |event: MouseEvent| {
        event.stop_propagation();
        desk.open_draft();
    };
    view! {
        <button
            class="marker"
            type="button"
            node_ref=node
            data-testid="marker"
            data-chat-id="draft"
            data-draft=""
            data-state=state
            aria-haspopup="dialog"
            aria-expanded=move || (desk.open.get() == Some(Place::New)).to_string()
            aria-label=move || if failed() { "Draft, not sent" } else { "Draft" }
            on:click=press
        >
            {move || failed().then(|| view! { <span aria-hidden="true">"!"</span> })}
        </button>
    }
}

/// An element that stands where the place is, and goes along when it changes.
fn placed(at: Memo<Option<Point>>) -> NodeRef<Button> {
    let node = NodeRef::<Button>::new();
    Effect::new(move |_| {
        if let Some((element, at)) = node.get().zip(at.get()) {
            browser::set_place(&element, at);
        }
    });
    node
}

/// Puts the focus on the marker of a place.
pub fn focus(place: Option<Place>) {
    let id = match place {
        None => return,
        Some(Place::New) => "draft".to_owned(),
        Some(Place::Chat(id)) => id.to_string(),
    };
    browser::focus(&format!(".marker[data-chat-id='{id}']"));
}

/// A place in words: "lower left, 22 %, 71 %".
pub fn spoken(at: Point) -> String {
    let part = |v: f64, low: &'static str, high: &'static str| match v {
        v if v < 100.0 / 3.0 => low,
        v if v > 200.0 / 3.0 => high,
        _ => "",
    };
    let words = match (part(at.y(), "upper", "lower"), part(at.x(), "left", "right")) {
        ("", "") => "centre".to_owned(),
        ("", side) | (side, "") => side.to_owned(),
        (height, side) => format!("{height} {side}"),
    };
    format!("{words}, {:.0} %, {:.0} %", at.x(), at.y())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_words() {
        for (x, y, words) in [
            (22.0, 71.0, "lower left, 22 %, 71 %"),
            (50.0, 50.0, "centre, 50 %, 50 %"),
            (50.4, 5.0, "upper, 50 %, 5 %"),
            (99.6, 50.0, "right, 100 %, 50 %"),
        ] {
            assert_eq!(spoken(Point::new(x, y).expect("inside")), words);
        }
    }
}
