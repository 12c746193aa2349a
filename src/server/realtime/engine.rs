//! The engine: open rooms, open connections and the operations under way.

use super::connection::Connections;
use super::idempotency::{AbandonedOperations, OperationLocks, RecentOperations};
use super::listener::Listener;
use super::log_heads::{LogHeads, LogWatch};
use super::room::{OpenRooms, Room};
use super::usage::UsageCounters;
use crate::model::{Author, ImageId, TenantId};
use crate::server::bus::{Bus, Topic};
use crate::server::clock;
use crate::server::store::{Store, StoreError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The engine.
pub struct Engine {
    pub(super) store: Arc<dyn Store>,
    build: String,
    pub(super) bus: Arc<dyn Bus>,
    rooms: Arc<Mutex<OpenRooms>>,
    pub(super) heads: Arc<LogHeads>,
    connections: Connections,
    pub(super) locks: OperationLocks,
    /// Operations stored since the start: any other operation is decided without a lookup.
    pub(super) recent: RecentOperations,
    /// LP12: operations reported as unknown. They stay unknown.
    pub(super) abandoned: AbandonedOperations,
    usage: UsageCounters,
}

impl Engine {
    /// An engine without rooms. `build` names the browser part that belongs to this server.
    pub fn new(
        store: Arc<dyn Store>,
        bus: Arc<dyn Bus>,
        build: impl Into<String>,
        usage: UsageCounters,
    ) -> Self {
        let (rooms, heads) = (Arc::new(Mutex::default()), Arc::new(LogHeads::default()));
        let listener = Listener {
            rooms: Arc::downgrade(&rooms),
            heads: Arc::clone(&heads),
            store: Arc::clone(&store),
            node: bus.node(),
        };
        bus.subscribe(Topic::Image, Arc::new(move |message| listener.hear(message)));
        Self {
            store,
            build: build.into(),
            bus,
            rooms,
            heads,
            connections: Connections::default(),
            locks: OperationLocks::default(),
            recent: RecentOperations::default(),
            abandoned: AbandonedOperations::default(),
            usage,
        }
    }

    /// The browser part that belongs to this server.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// Counters of what is sent to the tenants' viewers.
    pub fn usage(&self) -> &UsageCounters {
        &self.usage
    }

    /// The database.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// The registry of open connections.
    pub fn connections(&self) -> &Connections {
        &self.connections
    }

    /// The room of an image; opened if needed.
    pub fn room(&self, tenant: &TenantId, image: ImageId) -> Arc<Room> {
        let new = || Room::new(tenant.clone(), image, self.usage.of(tenant), Arc::clone(&self.bus));
        self.lock().get_or_open(image, clock::now(), new)
    }

    /// The tenant of an image; `None` when there is no such image. Reads the database only for an image
    /// that is not known to exist.
    pub async fn tenant_of(&self, image: ImageId) -> Result<Option<TenantId>, StoreError> {
        let open = self.lock().get(image);
        if let Some(room) = open.filter(|room| room.exists()) {
            return Ok(Some(room.tenant.clone()));
        }
        let Some(record) = self.store.image(image).await? else { return Ok(None) };
        self.room(&record.tenant, image).set_exists();
        Ok(Some(record.tenant))
    }

    /// The room of an existing image of this tenant. Reads the database like [`Self::tenant_of`].
    pub async fn existing_room(
        &self,
        tenant: &TenantId,
        image: ImageId,
    ) -> Result<Option<Arc<Room>>, StoreError> {
        let own = self.tenant_of(image).await?;
        Ok((own.as_ref() == Some(tenant)).then(|| self.room(tenant, image)))
    }

    /// The room of an image, if it is open.
    pub(super) fn open_room(&self, image: ImageId) -> Option<Arc<Room>> {
        self.lock().get(image)
    }

    /// The people with a name who look at an image at present, as this node knows them.
    pub fn people_at(&self, image: ImageId) -> Vec<Author> {
        self.open_room(image).map(|room| room.subscribers.people()).unwrap_or_default()
    }

    /// The rooms with subscribers.
    pub(super) fn followed(&self) -> Vec<Arc<Room>> {
        self.lock().followed()
    }

    /// The number of images in use.
    pub fn open_rooms(&self) -> usize {
        self.lock().count()
    }

    /// Watches the log of an image, so that what is read from the database after this can be kept while it is true.
    pub fn watch(&self, image: ImageId) -> LogWatch {
        self.heads.watch(image)
    }

    /// The number of open rooms.
    pub fn room_count(&self) -> usize {
        self.lock().count()
    }

    /// Drops idle rooms.
    pub fn sweep(&self) {
        self.lock().sweep(clock::now());
    }

    fn lock(&self) -> MutexGuard<'_, OpenRooms> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
