//! All rooms, all connections, and the way of an operation through a room. Knows no socket.

use super::connections::Connections;
use super::in_flight::InFlight;
use super::lately::Lately;
use super::meter::Meters;
use super::room::{Decided, Room};
use crate::model::{
    Actor, BroadcastId, Chat, ImageId, Limits, Operation, Recorded, Refusal, Seq, TenantId,
    Timestamp, UserId,
};
use crate::protocol::live::CloseCode;
use crate::server::access::{Access, AccessError};
use crate::server::clock;
use crate::server::store::{AppendError, Digest, KnownOperation, Store, StoreError};
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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
        for (id, who, followed) in self.connections.all() {
            if let Some(session) = who.session
                && self.access.owner(&session).await?.is_none()
            {
                self.connections.close_one(id, CloseCode::SignInAgain);
                continue;
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

    /// Forgets rooms that nobody needs.
    pub fn sweep(&self) {
        self.lock().sweep(clock::now());
    }

    /// Carries out an operation once (LP3): decided, stored, then told to all who follow.
    pub async fn operate(
        &self,
        tenant: &TenantId,
        image: ImageId,
        actor: &Actor,
        operation: &Operation,
    ) -> Result<Done, OperateError> {
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
        for _ in 0..MAX_ATTEMPTS {
            if !room.ensure_board(&*self.store).await? {
                return Err(OperateError::NoSuchImage);
            }
            let decided = room.decide(
                &*self.store,
                (actor, limits),
                operation,
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

    async fn limits(&self, tenant: &TenantId) -> Result<Limits, StoreError> {
        let tenant = self.access.tenant(tenant).await?;
        Ok(tenant.map_or_else(Limits::default, |tenant| tenant.settings.limits()))
    }

    /// LP12: where an operation of this person is in the log, if it was stored. One that is under
    /// way right now is waited for. One that is not known will not be stored later either: its
    /// request may still be on the way, and the person is told to send another.
    pub async fn outcome(
        &self,
        tenant: &TenantId,
        actor: UserId,
        id: BroadcastId,
    ) -> Result<Option<Seq>, StoreError> {
        let _turn = self.in_flight.turn(tenant, actor, id).await;
        let known = self.store.operation(tenant, actor, id).await?;
        if known.is_none() {
            self.given_up.remember(tenant, actor, id);
        }
        Ok(known.map(|known| known.seq))
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
