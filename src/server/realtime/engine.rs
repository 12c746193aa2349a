//! The engine: open rooms, open connections and the operations under way.

use super::connection::Connections;
use super::idempotency::{AbandonedOperations, OperationLocks, RecentOperations};
use super::log_heads::{LogHeads, LogWatch};
use super::room::{OpenRooms, Room};
use super::usage_counters::UsageCounters;
use crate::model::{ImageId, TenantId};
use crate::server::bus::{Bus, Message, Notice, Topic};
use crate::server::clock;
use crate::server::metrics;
use crate::server::store::{Store, StoreError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// The engine.
pub struct Engine {
    pub(super) store: Arc<dyn Store>,
    build: String,
    bus: Arc<dyn Bus>,
    rooms: Arc<Mutex<OpenRooms>>,
    heads: Arc<LogHeads>,
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
    pub fn new(store: Arc<dyn Store>, bus: Arc<dyn Bus>, build: impl Into<String>) -> Self {
        let (rooms, heads) = (Arc::new(Mutex::default()), Arc::new(LogHeads::default()));
        let deliver = deliver_to(Arc::downgrade(&rooms), Arc::clone(&heads));
        bus.subscribe(Topic::Image, Arc::new(deliver));
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
            usage: UsageCounters::default(),
        }
    }

    /// The browser part that belongs to this server.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// Counters of the tenants' live traffic.
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

    /// The number of images in use.
    pub fn open_rooms(&self) -> usize {
        self.lock().count()
    }

    /// Watches the log of an image, so that what is read from the database after this can be kept while it is true.
    pub fn watch(&self, image: ImageId) -> LogWatch {
        self.heads.watch(image)
    }

    /// Reloads the boards of these images, here and in every subscriber's page: rows were changed past
    /// the log.
    pub fn reload(&self, images: &[ImageId]) {
        images.iter().for_each(|image| self.heads.invalidate(*image));
        let open = |image: &ImageId| self.lock().get(*image);
        images.iter().filter_map(open).for_each(|room| room.reload());
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
        lock(&self.rooms)
    }
}

fn lock(rooms: &Mutex<OpenRooms>) -> MutexGuard<'_, OpenRooms> {
    rooms.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Delivers committed events to those who watch or follow their images. Holds the rooms weakly, since each of
/// them holds the bus.
fn deliver_to(rooms: Weak<Mutex<OpenRooms>>, heads: Arc<LogHeads>) -> impl Fn(Message) {
    move |message| {
        let Notice::Committed { image, recorded, .. } = message.notice else { return };
        metrics::EVENTS.count();
        heads.advance(image, recorded.seq);
        let room = rooms.upgrade().and_then(|rooms| lock(&rooms).get(image));
        if let Some(room) = room {
            room.subscribers.publish(*recorded);
        }
    }
}
