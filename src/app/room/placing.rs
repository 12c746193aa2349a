//! Placing and moving a marker by keyboard: a crosshair that the arrow keys move, and Enter. With Alt they draw or size a
//! region.

use super::compose_target::ComposeTarget;
use super::held::Extent;
use super::presence::Presence;
use super::room_ui::RoomUi;
use super::toast::ToastKind;
use super::words::spoken_place;
use super::{keys, moving};
use crate::app::ui::effect;
use crate::browser::{self, Event, Key, Node};
use crate::model::{ChatId, Point, Refusal, Size};
use crate::protocol::live::Moving;
use crate::texts::live;
use leptos::prelude::{Track, untrack};
use std::cell::Cell;
use std::rc::Rc;

/// How far an arrow key moves the crosshair, in percent of the image.
const STEP: f64 = 1.0;
/// The same with Shift.
const BIG_STEP: f64 = 10.0;
/// Where the crosshair is at first.
const MIDDLE: (f64, f64) = (50.0, 50.0);

struct Placing {
    ui: RoomUi,
    presence: Presence,
    overlay: Node,
    crosshair: Node,
    /// The region that is drawn.
    band: Node,
    button: Node,
    middle: Extent,
    spot: Cell<Extent>,
    /// The discussion whose marker is moved; `None`: a new one is placed.
    moves: Cell<Option<ChatId>>,
}

/// Connects the button and the keys that begin it.
pub fn start(ui: RoomUi, presence: Presence) {
    let nodes = Node::in_page(".place-button").zip(Node::in_page("[data-slot=overlay]"));
    let middle = Point::new(MIDDLE.0, MIDDLE.1).map(|at| (at, None));
    let Some(((button, overlay), middle)) = nodes.zip(middle) else { return };
    let (crosshair, band) = (Node::from_template("crosshair"), Node::new("div"));
    band.set("class", "band");
    let (spot, moves) = (Cell::new(middle), Cell::new(None));
    let placing =
        Rc::new(Placing { ui, presence, overlay, crosshair, band, button, middle, spot, moves });
    let shown = placing.button.clone();
    effect(move || shown.show(ui.sync.restriction().is_none()));
    let this = Rc::clone(&placing);
    effect(move || {
        ui.sync.revision.track();
        untrack(|| this.give_up_deleted());
    });
    let this = Rc::clone(&placing);
    placing.button.on("click", move |event| this.place(&event));
    let this = Rc::clone(&placing);
    placing.crosshair.on("blur", move |_| this.end());
    placing.crosshair.on("click", |event| event.stop_propagation());
    let this = Rc::clone(&placing);
    placing.crosshair.on("keydown", move |event| this.press(&event));
    let begin = move |event: Event| {
        if keys::shortcut(&event).as_deref() == Some("m")
            && let Some(id) = keys::current(ui)
        {
            untrack(|| placing.grab(id));
        }
    };
    // A widget has no keys but those of the marker with the focus.
    if !browser::is_widget() {
        browser::on_document("keydown", begin);
    } else if let Some(markers) = Node::in_page(".stage:not([data-readonly]) .markers") {
        markers.on("keydown", begin);
    }
}

impl Placing {
    /// A new marker is placed.
    fn place(&self, event: &Event) {
        event.stop_propagation();
        let ui = &self.ui;
        if let Some(reason) = untrack(|| ui.sync.reading_only()) {
            return ui.notify(reason, ToastKind::Failed);
        }
        ui.close();
        ui.remember_focus();
        self.begin(self.spot.get(), "data-place-label");
    }

    /// The crosshair goes to the marker of a discussion, if the viewer may move that; else the reason is shown.
    fn grab(&self, id: ChatId) {
        let ui = &self.ui;
        let Some(chat) = ui.sync.chat_now(id) else { return };
        if !ui.sync.may_move(&chat) {
            let is_locked = ui.sync.is_locked(&chat);
            let why = if is_locked { Refusal::Locked } else { Refusal::NotYours };
            return ui.notify_error(&why.into());
        }
        ui.close();
        self.moves.set(Some(id));
        self.begin((chat.at, chat.size), "data-move-label");
    }

    fn begin(&self, spot: Extent, label: &str) {
        let crosshair = &self.crosshair;
        crosshair.set("aria-label", &crosshair.attribute(label).unwrap_or_default());
        self.overlay.append(&self.band);
        self.overlay.append(crosshair);
        self.show(spot);
        crosshair.focus();
    }

    /// Shows the crosshair there, says where that is, and below it shows the region that is drawn.
    fn show(&self, spot: Extent) {
        let (at, size) = spot;
        self.spot.set(spot);
        self.crosshair.set_place(at);
        self.crosshair.bring_into_view();
        self.band.set_extent(at, size);
        self.band.show(size.is_some() && self.moves.get().is_none());
        self.ui.announce(spoken_place(at, size));
    }

    fn press(&self, event: &Event) {
        let key = browser::key(event);
        match key.name.as_str() {
            "Enter" | " " => self.put_down(),
            "Escape" => {
                if let Some(id) = self.put_back() {
                    focus_marker(id);
                } else if !self.ui.return_focus() {
                    self.button.focus();
                }
            }
            _ => {
                let Some(to) = moved(self.spot.get(), &key) else { return };
                if let Some(chat_id) = self.moves.get() {
                    let moving = Moving { chat_id, to: to.0, size: to.1 };
                    moving::hold(self.ui, self.presence, Some(moving));
                }
                self.show(to);
            }
        }
        // Neither the page nor the window behind does anything upon the key.
        event.prevent_default();
        event.stop_propagation();
    }

    fn put_down(&self) {
        let spot = self.spot.get();
        match self.moves.take() {
            Some(id) => {
                moving::put(self.ui, self.presence, id, spot);
                self.spot.set(self.middle);
                focus_marker(id);
            }
            None => {
                self.spot.set((spot.0, None));
                self.ui.place_by_key(spot);
            }
        }
    }

    /// The marker that was moved is where it was before.
    fn put_back(&self) -> Option<ChatId> {
        let id = self.moves.take()?;
        moving::hold(self.ui, self.presence, None);
        self.ui.announce(live::not_moved());
        self.spot.set(self.middle);
        Some(id)
    }

    /// The discussion whose marker is moved may be deleted meanwhile.
    fn give_up_deleted(&self) {
        let Some(id) = self.moves.get() else { return };
        if self.ui.sync.chat_now(id).is_none() {
            self.moves.set(None);
            moving::hold(self.ui, self.presence, None);
            self.spot.set(self.middle);
            self.ui.notify(live::this_discussion_deleted(), ToastKind::Done);
            self.button.focus();
        }
    }

    /// The focus is elsewhere.
    fn end(&self) {
        self.crosshair.remove();
        self.band.remove();
        self.put_back();
    }
}

fn focus_marker(id: ChatId) {
    Node::in_page(&ComposeTarget::Chat(id).marker_selector()).iter().for_each(Node::focus);
}

/// Where the key of an arrow leads: the whole region stays on the image. (`clamp` can panic with numbers in its message: that
/// weighs 20 KB in the browser.)
fn moved((at, size): Extent, key: &Key) -> Option<Extent> {
    let step = if key.shift { BIG_STEP } else { STEP };
    let (x, y) = match key.name.as_str() {
        "ArrowLeft" => (-step, 0.0),
        "ArrowRight" => (step, 0.0),
        "ArrowUp" => (0.0, -step),
        "ArrowDown" => (0.0, step),
        _ => return None,
    };
    let (w, h) = size.map_or((0.0, 0.0), |size| (size.w(), size.h()));
    if key.alt {
        let side = |now: f64, step: f64, room: f64| (now + step).max(STEP).min(room);
        let sized = Size::new(side(w, x, 100.0 - at.x()), side(h, y, 100.0 - at.y()));
        return Some((at, sized.or(size)));
    }
    let to = |now: f64, step: f64, own: f64| (now + step).min(100.0 - own).max(0.0);
    Some((Point::new(to(at.x(), x, w), to(at.y(), y, h))?, size))
}
