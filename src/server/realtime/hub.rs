//! All rooms, all connections, and the way of an operation through a room. Knows no socket.

use super::connections::Connections;
use super::in_flight::InFlight;
use super::lately::Lately;
use super::meter::Meters;
use super::room::{Decided, Room};
use crate::model::{
    Actor, BroadcastId, Chat, ImageId, Limits, Operation, Recorded, Refusal, Role, Seq, TenantId,
    Timestamp, UserId,
};
use crate::protocol::live::{CloseCode, Outcome};
use crate::server::access::{Access, AccessError, Asker};
use crate::server::clock;
use crate::server::store::{AppendError, Digest, Held, KnownOperation, Store, StoreError, Tenant};
use crate::server::words::{self, Screened};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// How often an operation is decided anew when others were faster; more would be a fault.
const MAX_ATTEMPTS: usize = 8;
/// A room that nobody follows is kept this long after its last use, in milliseconds.
const IDLE_MS: i64 = 60_000;
/// Rooms are looked through when this many are open, and again at each doubling.
const SWEEP_AT: usize = 64;

/// All rooms and connections.
pub struct Hub {
    store: Arc<dyn Store>,
    access: Arc<Access>,
    build: String,
    rooms: Mutex<Rooms>,
    connections: Connections,
    in_flight: InFlight,
    /// Operations that were stored since the start: the others need not be looked for.
    stored: Lately,
    /// LP12: operations whose person was told that they are unknown. They stay unknown.
    given_up: Lately,
    meters: Meters,
}

struct Rooms {
    open: HashMap<ImageId, Arc<Room>>,
    sweep_at: usize,
}

/// An operation that is stored.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its event.
    pub recorded: Recorded,
    /// The discussion as it is now; absent when it is deleted.
    pub chat: Option<Arc<Chat>>,
}

/// Why an operation came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum OperateError {
    /// The rules do not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such image in this tenant.
    #[error("there is no such image")]
    NoSuchImage,
    /// LP3: the same person did something else under this id.
    #[error("this broadcastId was used for another operation")]
    OtherOperation,
    /// LP12: its person was told that it is unknown, and that it was not saved.
    #[error("this operation was given up; please send it anew")]
    GivenUp,
    /// It holds an unwanted word: it is kept, and a moderator looks at it first.
    #[error("your comment waits for a moderator")]
    Held,
    /// Others were faster again and again.
    #[error("too many people change this image at once; please try again")]
    Contended,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Hub {
    /// No rooms yet. `build` names the browser part that goes with this server.
    pub fn new(access: Arc<Access>, store: Arc<dyn Store>, build: impl Into<String>) -> Self {
        let rooms = Rooms { open: HashMap::new(), sweep_at: SWEEP_AT };
        Self {
            store,
            access,
            build: build.into(),
            rooms: Mutex::new(rooms),
            connections: Connections::default(),
            in_flight: InFlight::default(),
            stored: Lately::default(),
            given_up: Lately::default(),
            meters: Meters::default(),
        }
    }

    /// The browser part that goes with this server.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// What the tenants' live traffic amounts to.
    pub fn meters(&self) -> &Meters {
        &self.meters
    }

    /// What is kept.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// Who may do what.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// LP23: looks at all connections anew after rights have changed. Closes those that may not hear
    /// on, and tells the others what they may do now.
    pub async fn recheck(&self) -> Result<(), StoreError> {
        for (id, who, followed, moderated) in self.connections.all() {
            if let Some(session) = who.session
                && self.access.owner(&session).await?.is_none()
            {
                self.connections.close_one(id, CloseCode::SignInAgain);
                continue;
            }
            for tenant in moderated {
                let moderated = self.may_moderate(&tenant, who.asker).await?;
                if moderated.is_none_or(|tenant| !who.may_follow_in(&tenant.settings)) {
                    self.connections.close_one(id, CloseCode::NotAllowed);
                }
            }
            for (image, told) in followed {
                match self.access.on_image(image, who.asker).await {
                    Ok(admission) if !who.may_follow_in(&admission.tenant.settings) => {
                        self.connections.close_one(id, CloseCode::NotAllowed);
                    }
                    Ok(admission) if admission.may() == told => {}
                    Ok(admission) => self.connections.tell(id, image, admission.may()),
                    Err(AccessError::Store(error)) => return Err(error),
                    Err(_) => self.connections.close_one(id, CloseCode::NotAllowed),
                }
            }
        }
        Ok(())
    }

    /// A tenant that this person moderates.
    pub(super) async fn may_moderate(
        &self,
        tenant: &TenantId,
        who: Asker,
    ) -> Result<Option<Arc<Tenant>>, StoreError> {
        match self.access.in_tenant(tenant, who).await {
            Ok(admission) => {
                let is_moderator = admission.rights.role >= Role::Moderator;
                Ok(is_moderator.then_some(admission.tenant))
            }
            Err(AccessError::Store(error)) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// What waits for a tenant's moderators is another thing from now on: those who listen hear of it.
    pub async fn queue_changed(&self, tenant: &TenantId) -> Result<(), StoreError> {
        if self.connections.moderate(tenant) {
            let waiting = self.store.moderation().waiting(tenant).await?;
            self.connections.tell_moderators(tenant, waiting);
        }
        Ok(())
    }

    /// All connections.
    pub fn connections(&self) -> &Connections {
        &self.connections
    }

    /// The room of an image.
    pub fn room(&self, tenant: &TenantId, image: ImageId) -> Arc<Room> {
        let mut rooms = self.lock();
        rooms.sweep_when_many(clock::now());
        let new = || Arc::new(Room::new(tenant.clone(), image, self.meters.of(tenant)));
        Arc::clone(rooms.open.entry(image).or_insert_with(new))
    }

    /// The tenant of an image that is there. Asks the database only when nobody did before.
    pub async fn tenant_of(&self, image: ImageId) -> Result<Option<TenantId>, StoreError> {
        let open = self.lock().open.get(&image).cloned();
        if let Some(room) = open.filter(|room| room.exists()) {
            return Ok(Some(room.tenant.clone()));
        }
        let Some(record) = self.store.image(image).await? else { return Ok(None) };
        self.room(&record.tenant, image).is_known_to_exist();
        Ok(Some(record.tenant))
    }

    /// The room of an image that is there, in this tenant. Asks the database only when nobody did
    /// before.
    pub async fn existing_room(
        &self,
        tenant: &TenantId,
        image: ImageId,
    ) -> Result<Option<Arc<Room>>, StoreError> {
        let own = self.tenant_of(image).await?;
        Ok((own.as_ref() == Some(tenant)).then(|| self.room(tenant, image)))
    }

    /// What stands on these images was changed past the log: boards are loaded anew, here and by all
    /// who look at them.
    pub fn reload(&self, images: &[ImageId]) {
        let open = |image| self.lock().open.get(image).cloned();
        images.iter().filter_map(open).for_each(|room| room.reload());
    }

    /// Forgets rooms that nobody needs.
    pub fn sweep(&self) {
        self.lock().sweep(clock::now());
    }

    /// Carries out an operation once (LP3): looked through for unwanted words, decided, stored, then
    /// told to all who follow.
    pub async fn operate(
        &self,
        tenant: &TenantId,
        image: ImageId,
        actor: &Actor,
        operation: &Operation,
    ) -> Result<Done, OperateError> {
        let settings = self.access.tenant(tenant).await?;
        let screened = match &settings {
            Some(tenant) if !actor.moderates() => words::screen(&tenant.settings, operation),
            _ => Screened::Clean,
        };
        self.carry_out((tenant, image), actor, operation, screened).await
    }

    /// The same for an operation that was held, after a moderator approved it.
    pub async fn release(&self, held: &Held, actor: &Actor) -> Result<Done, OperateError> {
        let Held { broadcast_id, command, .. } = held.clone();
        let operation = Operation { broadcast_id, command };
        self.carry_out((&held.tenant, held.image), actor, &operation, Screened::Clean).await
    }

    /// A repetition is known by what was asked, whatever the word list makes of it now.
    async fn carry_out(
        &self,
        (tenant, image): (&TenantId, ImageId),
        actor: &Actor,
        asked: &Operation,
        screened: Screened,
    ) -> Result<Done, OperateError> {
        let operation = asked;
        let request = digest(image, operation);
        let turn = self.in_flight.turn(tenant, actor.id, operation.broadcast_id).await;
        // Held until the write is done, also when whoever asked gives up before.
        let turn = Arc::new(turn);
        if self.given_up.has(tenant, actor.id, operation.broadcast_id) {
            return Err(OperateError::GivenUp);
        }
        if self.stored.has(tenant, actor.id, operation.broadcast_id)
            && let Some(known) = self.known(tenant, actor, operation, request).await?
        {
            return Ok(known);
        }
        let room = self.room(tenant, image);
        let limits = self.limits(tenant).await?;
        let to_decide = match &screened {
            Screened::Clean => operation,
            Screened::Masked(covered) => covered,
            Screened::Held(words) => {
                let known = self.known(tenant, actor, operation, request).await?;
                return match known {
                    Some(known) => Ok(known),
                    None => self.hold(&room, (actor, limits), operation, request, words).await,
                };
            }
        };
        for _ in 0..MAX_ATTEMPTS {
            if !room.ensure_board(&*self.store).await? {
                return Err(OperateError::NoSuchImage);
            }
            let decided = room.decide(
                &*self.store,
                (actor, limits),
                to_decide,
                request,
                (clock::now(), Arc::clone(&turn)),
            );
            let Some(decided) = decided else { continue };
            let done = match decided {
                Ok(decided) => self.settle(decided, tenant, actor, operation, request).await?,
                // What was done before cannot be done again, but is not refused either.
                Err(refusal) => match self.known(tenant, actor, operation, request).await? {
                    Some(known) => Some(known),
                    None => return Err(refusal.into()),
                },
            };
            if let Some(done) = done {
                self.stored.remember(tenant, actor.id, operation.broadcast_id);
                return Ok(done);
            }
        }
        Err(OperateError::Contended)
    }

    /// Keeps what would be carried out, were it not for its words. Always an error: nothing happened.
    async fn hold(
        &self,
        room: &Room,
        (actor, limits): (&Actor, Limits),
        operation: &Operation,
        request: Digest,
        words: &[String],
    ) -> Result<Done, OperateError> {
        let (tenant, id) = (&room.tenant, operation.broadcast_id);
        let moderation = self.store.moderation();
        if let Some(held) = moderation.held_operation(tenant, actor.id, id).await? {
            let is_same = held.request == request;
            return Err(if is_same { OperateError::Held } else { OperateError::OtherOperation });
        }
        if !room.ensure_board(&*self.store).await? {
            return Err(OperateError::NoSuchImage);
        }
        room.would_refuse((actor, limits), operation)?;
        let held = Held {
            id: Uuid::now_v7(),
            tenant: tenant.clone(),
            image: room.image,
            by: actor.author(),
            broadcast_id: id,
            request,
            command: operation.command.clone(),
            words: words.to_vec(),
            at: clock::now(),
        };
        moderation.hold(&held).await?;
        self.queue_changed(tenant).await?;
        Err(OperateError::Held)
    }

    async fn limits(&self, tenant: &TenantId) -> Result<Limits, StoreError> {
        let tenant = self.access.tenant(tenant).await?;
        Ok(tenant.map_or_else(Limits::default, |tenant| tenant.settings.limits()))
    }

    /// LP12: where an operation of this person is in the log, if it was stored, or whether it is held. One that is under
    /// way right now is waited for. One that is not known will not be stored later either: its
    /// request may still be on the way, and the person is told to send another.
    pub async fn outcome(
        &self,
        tenant: &TenantId,
        actor: UserId,
        id: BroadcastId,
    ) -> Result<Outcome, StoreError> {
        let _turn = self.in_flight.turn(tenant, actor, id).await;
        let known = self.store.operation(tenant, actor, id).await?;
        let is_held = known.is_none()
            && self.store.moderation().held_operation(tenant, actor, id).await?.is_some();
        if known.is_none() && !is_held {
            self.given_up.remember(tenant, actor, id);
        }
        Ok(Outcome { broadcast_id: id, seq: known.map(|known| known.seq), is_held })
    }

    /// LP3: the answer to an operation of this person that was carried out before.
    async fn known(
        &self,
        tenant: &TenantId,
        actor: &Actor,
        operation: &Operation,
        request: Digest,
    ) -> Result<Option<Done>, OperateError> {
        match self.store.operation(tenant, actor.id, operation.broadcast_id).await? {
            Some(known) => self.again(known, request).await.map(Some),
            None => Ok(None),
        }
    }

    /// Waits for the commit. `None`: decide again.
    async fn settle(
        &self,
        decided: Decided,
        tenant: &TenantId,
        actor: &Actor,
        operation: &Operation,
        request: Digest,
    ) -> Result<Option<Done>, OperateError> {
        let Decided { recorded, chat, stored } = decided;
        match stored.await.unwrap_or(Err(AppendError::Store(StoreError::Stopped))) {
            Ok(()) => Ok(Some(Done { recorded, chat })),
            Err(AppendError::Conflict) => Ok(None),
            Err(AppendError::Known) => self.known(tenant, actor, operation, request).await,
            Err(AppendError::Store(error)) => Err(error.into()),
        }
    }

    /// The answer to an operation that was carried out before.
    async fn again(&self, known: KnownOperation, request: Digest) -> Result<Done, OperateError> {
        if known.request != request {
            return Err(OperateError::OtherOperation);
        }
        let before = Seq(known.seq.0.saturating_sub(1));
        let tail = self.store.tail(known.image, before, 1).await?;
        let recorded = tail.and_then(|tail| tail.events.into_iter().next());
        let recorded = recorded.ok_or(OperateError::NoSuchImage)?;
        let id = recorded.event.chat_id();
        let board = self.store.board(known.image).await?;
        let chat = board.and_then(|board| board.chat(id).cloned());
        Ok(Done { recorded, chat })
    }

    fn lock(&self) -> MutexGuard<'_, Rooms> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rooms {
    /// So that rooms cannot pile up between two rounds of sweeping.
    fn sweep_when_many(&mut self, now: Timestamp) {
        if self.open.len() >= self.sweep_at {
            self.sweep(now);
        }
    }

    /// Forgets rooms that nobody needs. One that someone holds right now stays: another of the
    /// same image would not know its viewers.
    fn sweep(&mut self, now: Timestamp) {
        let since = Timestamp(now.0 - IDLE_MS);
        self.open.retain(|_, room| Arc::strong_count(room) > 1 || !room.is_idle(since));
        self.sweep_at = (self.open.len() * 2).max(SWEEP_AT);
    }
}

/// What tells a repetition from another operation: the image and all of the command.
fn digest(image: ImageId, operation: &Operation) -> Digest {
    let command = serde_json::to_vec(&operation.command).unwrap_or_default();
    Sha256::new().chain_update(image.0.as_bytes()).chain_update(command).finalize().into()
}
