//! The state and how it is read.

use super::reading::Reading;
use crate::app::live_client::Connection;
use crate::app::room::held::Held;
use crate::browser::Frame;
use crate::model::{
    Actor, Author, BroadcastId, Chat, ChatId, CommentId, Epoch, ImageId, Pending, Recorded, Role,
    Seq, TenantId, WriteRestriction,
};
use crate::protocol::AppError;
use crate::protocol::live::Capabilities;
use crate::protocol::page::{ImageInfo, Me, RoomData, Snapshot, ViewerData};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Called when an own operation is refused.
pub type OnRefused = Box<dyn FnOnce(AppError)>;

/// Called with events before they are applied.
pub(super) type Hear = Rc<dyn Fn(&[Recorded])>;

/// The state of the room. Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Sync {
    /// The image.
    pub image: ImageId,
    /// Where the page is shown.
    pub frame: Frame,
    /// The state of the live connection.
    pub connection: RwSignal<Connection>,
    /// The viewer, once identified.
    pub me: RwSignal<Option<Me>>,
    /// What the viewer may do.
    pub may: RwSignal<Capabilities>,
    /// The comments that the viewer flagged; for moderators, all that wait for a review.
    pub flagged: RwSignal<Vec<CommentId>>,
    /// Counts the changes of the discussions, and of where someone holds their markers.
    pub revision: RwSignal<u32>,
    /// Counts the requests for the log after the present position.
    pub resume_requests: RwSignal<u32>,
    pub(super) readings: RwSignal<Vec<(ChatId, Reading)>>,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
}

/// The part that nothing follows.
pub(super) struct Inner {
    pub(super) tenant: TenantId,
    pub(super) build: String,
    pub(super) epoch: Epoch,
    pub(super) pending: Pending,
    /// What people see, in order of creation.
    pub(super) chats: Rc<Vec<Arc<Chat>>>,
    /// Discussions whose creation is unacknowledged, and unacknowledged comments.
    pub(super) unanswered: (Vec<ChatId>, Vec<CommentId>),
    /// Events that wait for an animation frame or for a gesture; `None` when the next event need not wait.
    pub(super) next_frame: Option<Vec<Recorded>>,
    /// How often the time of a slow frame passed before this frame.
    pub(super) missed_frames: usize,
    /// Since when a gesture has made events wait: milliseconds since the page was opened. `None` once all are applied.
    pub(super) waits_since: Option<i64>,
    pub(super) hear: Option<Hear>,
    /// Are events missing before the last one?
    pub(super) has_gap: bool,
    pub(super) on_refused: Vec<(BroadcastId, OnRefused)>,
    /// Operations whose answer was lost. The other unanswered ones have a request in flight.
    pub(super) unknown: Vec<BroadcastId>,
    /// Discussions whose excerpt was asked for.
    pub(super) asked: Vec<ChatId>,
    /// The image as it is now, when it may be another than the page shows.
    pub(super) changed_image: Option<ImageInfo>,
    /// Counts the snapshots: comments that were asked for before one do not go with it.
    pub(super) snapshots: u32,
    /// Markers that someone holds.
    pub(super) held: Vec<Held>,
}

impl Sync {
    /// The room from the data in the page, and the discussions, in it or after it.
    pub fn new(room: RoomData, viewer: ViewerData, snapshot: Snapshot) -> Self {
        let RoomData { image, build, .. } = room;
        let pending = Pending::new(snapshot.board);
        let inner = Inner {
            chats: in_order(&pending),
            tenant: image.tenant_id,
            build,
            epoch: snapshot.epoch,
            pending,
            unanswered: (Vec::new(), Vec::new()),
            next_frame: None,
            missed_frames: 0,
            waits_since: None,
            hear: None,
            has_gap: false,
            on_refused: Vec::new(),
            unknown: Vec::new(),
            asked: Vec::new(),
            changed_image: None,
            snapshots: 0,
            held: Vec::new(),
        };
        Self {
            image: image.id,
            frame: Frame::of_page(),
            connection: RwSignal::new(Connection::Reconnecting),
            me: RwSignal::new(viewer.me),
            may: RwSignal::new(viewer.may),
            flagged: RwSignal::new(viewer.flagged),
            revision: RwSignal::new(0),
            resume_requests: RwSignal::new(0),
            readings: RwSignal::new(Vec::new()),
            inner: StoredValue::new_local(inner),
        }
    }

    /// The tenant of the image.
    pub fn tenant(self) -> TenantId {
        self.inner.with_value(|inner| inner.tenant.clone())
    }

    /// The build of the wasm.
    pub fn build(self) -> String {
        self.inner.with_value(|inner| inner.build.clone())
    }

    /// The last event that is in; untracked.
    pub fn seq(self) -> Seq {
        self.inner.with_value(|inner| inner.pending.seq())
    }

    /// The discussions in order of creation; tracked.
    pub fn chats(self) -> Rc<Vec<Arc<Chat>>> {
        self.revision.track();
        self.chats_now()
    }

    /// The same, untracked.
    pub fn chats_now(self) -> Rc<Vec<Arc<Chat>>> {
        self.inner.with_value(|inner| Rc::clone(&inner.chats))
    }

    /// A discussion; tracked.
    pub fn chat(self, id: ChatId) -> Option<Arc<Chat>> {
        self.revision.track();
        self.chat_now(id)
    }

    /// A discussion; untracked.
    pub fn chat_now(self, id: ChatId) -> Option<Arc<Chat>> {
        self.inner.with_value(|inner| inner.pending.board().chat(id).cloned())
    }

    /// The discussions whose creation is unacknowledged; untracked.
    pub fn opening(self) -> Vec<ChatId> {
        self.inner.with_value(|inner| inner.unanswered.0.clone())
    }

    /// Is the creation of a discussion unacknowledged? Untracked.
    pub fn is_opening(self, id: ChatId) -> bool {
        self.inner.with_value(|inner| inner.unanswered.0.contains(&id))
    }

    /// Is a comment unacknowledged? Untracked.
    pub fn is_writing(self, id: CommentId) -> bool {
        self.inner.with_value(|inner| inner.unanswered.1.contains(&id))
    }

    /// The viewer as an actor, once they have a name; tracked.
    pub fn actor(self) -> Option<Actor> {
        let role = self.may.get().role;
        self.me.with(|me| me.as_ref().and_then(|me| me.actor(role)))
    }

    /// Why nothing can be written, if so; tracked.
    pub fn restriction(self) -> Option<WriteRestriction> {
        self.may.get().restriction
    }

    /// Is the discussion locked for the viewer? Tracked.
    pub fn is_locked(self, chat: &Chat) -> bool {
        chat.locked && self.may.get().role < Role::Moderator
    }

    /// May the viewer move the marker of a discussion? Tracked.
    pub fn may_move(self, chat: &Chat) -> bool {
        let may_write = self.restriction().is_none();
        self.actor().is_some_and(|actor| {
            (may_write || actor.moderates()) && actor.owns_chat(chat) && !self.is_locked(chat)
        })
    }

    /// Reads or changes which markers someone holds; nothing follows that.
    pub fn with_held<T>(self, f: impl FnOnce(&mut Vec<Held>) -> T) -> T {
        self.with_inner(|inner| f(&mut inner.held))
    }

    /// The viewer as others see them, `None` without a name; tracked.
    pub fn author(self) -> Option<Author> {
        let name = |me: &Me| me.name.clone().map(|name| Author { id: me.id, name, role: None });
        self.me.with(|me| me.as_ref().and_then(name))
    }

    /// The same, untracked.
    pub fn author_now(self) -> Option<Author> {
        untrack(|| self.author())
    }

    /// The image, once after it may have changed; tracked.
    pub fn changed_image(self) -> Option<ImageInfo> {
        self.revision.track();
        self.with_inner(|inner| inner.changed_image.take())
    }

    /// Replaces what the viewer may do.
    pub fn set_permissions(self, may: Capabilities) {
        if self.may.get_untracked() != may {
            self.may.set(may);
        }
    }

    /// Changes the discussions and tells those that follow them.
    pub(super) fn change<T>(self, change: impl FnOnce(&mut Pending) -> T) -> T {
        let mut inner = self.inner.write_value();
        let result = change(&mut inner.pending);
        inner.unanswered = inner.pending.unanswered();
        inner.chats = in_order(&inner.pending);
        drop(inner);
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        result
    }

    /// Changes what nothing follows.
    pub(super) fn with_inner<T>(self, f: impl FnOnce(&mut Inner) -> T) -> T {
        f(&mut self.inner.write_value())
    }

    /// Requests the log after the present position.
    pub fn request_resume(self) {
        self.resume_requests.update(|times| *times += 1);
    }
}

fn in_order(pending: &Pending) -> Rc<Vec<Arc<Chat>>> {
    Rc::new(pending.board().in_order().into_iter().cloned().collect())
}
