//! The room on the live connection: subscribes to the image, hands messages to `Sync` and `Presence`,
//! sends this person's presence.

use super::announcer::Announcer;
use super::presence::{Presence, PresenceUpdate};
use super::sync::Sync;
use super::unread::Unread;
use crate::app::live_client::{Connection, LiveClient, Subscriber};
use crate::app::ui::effect;
use crate::browser::{Frame, after};
use crate::model::{Author, Epoch, Seq};
use crate::protocol::live::{ClientMessage, ServerMessage, TerminationReason};
use leptos::prelude::*;
use std::rc::Rc;

/// LP18: a page that is behind the head for this long resumes. Milliseconds.
const BEHIND_MS: i32 = 2_000;

#[derive(Clone, Copy)]
struct RoomSubscriber {
    client: LiveClient,
    sync: Sync,
    presence: Presence,
    unread: Unread,
    /// The author that the server knows this connection as.
    connected_as: StoredValue<Option<Author>>,
}

/// Connects the room to the server.
pub fn start(sync: Sync, presence: Presence, (announcer, unread): (Announcer, Unread)) {
    let client = LiveClient::new(sync.connection);
    if sync.frame == Frame::WithoutOrigin {
        return client.refuse(TerminationReason::NoOrigin);
    }
    let connected_as = StoredValue::new(None);
    let room = RoomSubscriber { client, sync, presence, unread, connected_as };
    sync.on_events(move |events| {
        announcer.hear(events);
        unread.hear(events);
    });
    client.start(Rc::new(room));
    let mut seen = 0;
    effect(move || {
        let requests = sync.resume_requests.get();
        if std::mem::replace(&mut seen, requests) != requests {
            untrack(|| room.resume());
        }
    });
    // A new name shows to others only on a new connection.
    let mut shown = sync.author_now();
    effect(move || {
        let author = sync.author();
        if shown != author {
            shown = author;
            untrack(|| client.connect());
        }
    });
    effect(move || {
        let update = presence.update.get();
        untrack(|| room.send_presence(update));
    });
    effect(move || {
        if sync.connection.get() == Connection::Live {
            untrack(|| sync.retry_readings());
        }
    });
}

impl RoomSubscriber {
    /// Asks for the log. The server tells the outcome of an operation to its author only, so a
    /// connection from before the author was known is replaced.
    fn resume(self) {
        let has_unknown_outcomes = !self.sync.resume_position().2.is_empty();
        let is_other_author = self.connected_as.get_value() != self.sync.author_now();
        match has_unknown_outcomes && is_other_author {
            true => self.client.connect(),
            false => self.client.subscribe(),
        }
    }

    /// Sends presence, if there is someone to receive it and a name to show.
    fn send_presence(self, PresenceUpdate { cursor, typing, moving, .. }: PresenceUpdate) {
        let is_alone = self.presence.count.get_untracked().is_none_or(|count| count < 2);
        let is_live = self.sync.connection.get_untracked() == Connection::Live;
        if is_live && !is_alone && self.sync.author_now().is_some() {
            let image_id = Some(self.sync.image);
            self.client.send(&ClientMessage::Presence { image_id, cursor, typing, moving });
        }
    }

    fn handle(self, message: ServerMessage) {
        let (sync, presence) = (self.sync, self.presence);
        match message {
            ServerMessage::Welcome { outcomes, may, .. } => {
                if let Some(may) = may {
                    sync.set_permissions(may);
                }
                sync.apply_outcomes(outcomes);
                self.client.subscribed();
            }
            ServerMessage::May { may, .. } => sync.set_permissions(may),
            ServerMessage::Flagged { comments, .. } => sync.flagged.set(comments),
            ServerMessage::Read { chat_id, seq, .. } => {
                // What was read may still wait to be applied.
                self.unread.hear(&sync.waiting());
                self.unread.on_read(chat_id, seq);
            }
            ServerMessage::Reset { .. } => sync.reload(),
            ServerMessage::Viewers { count, people, joined, left, .. } => {
                presence.apply_viewers(count, people, joined, &left);
            }
            ServerMessage::Presence { activity, .. } => {
                let me = sync.author_now().map(|author| author.id);
                let others = activity.iter().filter(|activity| Some(activity.id) != me);
                presence.people.with_untracked(|people| {
                    others.for_each(|other| sync.hear_move(other.id, other.moving, people));
                });
                presence.apply_activity(activity, me);
            }
            ServerMessage::Heartbeat { head, .. } if self.is_behind(head) => {
                after(BEHIND_MS, move || {
                    if self.is_behind(head) {
                        self.client.subscribe();
                    }
                });
            }
            _ => {}
        }
    }

    fn is_behind(self, head: Seq) -> bool {
        head > self.sync.resume_position().1 && !self.sync.has_waiting()
    }
}

impl Subscriber for RoomSubscriber {
    fn connecting(&self) {
        self.connected_as.set_value(self.sync.author_now());
    }

    fn subscription(&self) -> ClientMessage {
        let (epoch, since, pending) = self.sync.resume_position();
        ClientMessage::Subscribe {
            tenant_id: self.sync.tenant(),
            image_id: self.sync.image,
            epoch,
            since,
            pending,
            build: Some(self.sync.build()),
            place: None,
        }
    }

    fn receive(&self, messages: Vec<ServerMessage>) {
        if let Some(epoch) = resumed_in(&messages) {
            self.sync.go_on_in(epoch);
        }
        let (events, others): (Vec<_>, Vec<_>) =
            messages.into_iter().partition(ServerMessage::is_event);
        others.into_iter().for_each(|message| self.handle(message));
        let events = events.into_iter().filter_map(ServerMessage::recorded);
        let own = events.filter(|(image, _)| *image == self.sync.image);
        self.sync.receive(own.map(|(_, recorded)| recorded).collect());
    }

    fn is_busy(&self) -> bool {
        self.sync.is_busy()
    }

    /// The guest is asked for a name again with the next comment.
    fn session_ended(&self) {
        self.sync.me.set(None);
    }
}

/// LP5: the epoch in which the connection goes on from the present position; `None` without an answer to `subscribe`, or
/// when the snapshot that it asks for brings the epoch along.
fn resumed_in(messages: &[ServerMessage]) -> Option<Epoch> {
    if messages.iter().any(|message| matches!(message, ServerMessage::Reset { .. })) {
        return None;
    }
    messages.iter().find_map(|message| match message {
        ServerMessage::Welcome { epoch, .. } => Some(*epoch),
        _ => None,
    })
}
