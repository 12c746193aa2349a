//! The markers on the image. Each depends on the signals of its own discussion only.

use super::compose_target::ComposeTarget;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::sync::Sync;
use crate::browser;
use crate::model::{ChatId, Point};
use leptos::ev::MouseEvent;
use leptos::html::Button;
use leptos::prelude::*;

/// The marker of a discussion.
#[component]
pub fn Marker(
    /// The discussion.
    id: ChatId,
) -> impl IntoView {
    let (sync, ui) = (expect_context::<Sync>(), expect_context::<RoomUi>());
    let chat = sync.chats.chat(id);
    let at = Memo::new(move |_| chat.get().map(|chat| chat.at));
    let number = Memo::new(move |_| chat.get().map_or(0, |chat| chat.number));
    let resolved = Memo::new(move |_| chat.get().is_some_and(|chat| chat.resolved.is_some()));
    let sending = sync.chats.is_opening(id);
    let presence = expect_context::<Presence>();
    let open = move || ui.open.get() == Some(ComposeTarget::Chat(id));
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
        ui.open_chat(id);
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
            data-typing=move || presence.is_typed_in(id).then_some("")
            data-highlighted=move || (ui.highlighted.get() == Some(id)).then_some("")
            aria-haspopup="dialog"
            aria-expanded=move || open().to_string()
            aria-label=label
            on:click=press
            on:pointerenter=move |_| ui.highlighted.set(Some(id))
            on:pointerleave=move |_| ui.highlighted.set(None)
            on:focus=move |_| ui.highlighted.set(Some(id))
            on:blur=move |_| ui.highlighted.set(None)
        >
            <span aria-hidden="true">{number}</span>
        </button>
    }
}

/// The marker of a new discussion.
#[component]
pub fn DraftMarker() -> impl IntoView {
    let ui = expect_context::<RoomUi>();
    let is_there = Memo::new(move |_| ui.draft_at.get().is_some());
    move || is_there.get().then(|| view! { <DraftSquare /> })
}

#[component]
fn DraftSquare() -> impl IntoView {
    let ui = expect_context::<RoomUi>();
    let node = placed(Memo::new(move |_| ui.draft_at.get()));
    let failed = move || ui.error(ComposeTarget::New).is_some();
    let state = move || match (ui.is_identifying(ComposeTarget::New), failed()) {
        (true, _) => "sending",
        (false, true) => "failed",
        (false, false) => "draft",
    };
    let press = move |event: MouseEvent| {
        event.stop_propagation();
        ui.open_draft();
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
            aria-expanded=move || (ui.open.get() == Some(ComposeTarget::New)).to_string()
            aria-label=move || if failed() { "Draft, not sent" } else { "Draft" }
            on:click=press
        >
            {move || failed().then(|| view! { <span aria-hidden="true">"!"</span> })}
        </button>
    }
}

/// The node of an element that is kept at a place.
fn placed(at: Memo<Option<Point>>) -> NodeRef<Button> {
    let node = NodeRef::<Button>::new();
    Effect::new(move |_| {
        if let Some((element, at)) = node.get().zip(at.get()) {
            browser::set_place(&element, at);
        }
    });
    node
}

/// A place for screen readers: "lower left, 22 %, 71 %".
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
    fn places_are_spelled_out() {
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
