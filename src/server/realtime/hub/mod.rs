//! All rooms and all connections, which the parts below share: `rooms` keeps rooms as long as they are
//! needed, `operations` carries an operation through one, `rights` looks at connections anew. Knows no
//! socket.

mod operations;
mod rights;
mod rooms;

pub use operations::{Done, OperateError};

use super::connections::Connections;
use super::given_up::GivenUp;
use super::in_flight::InFlight;
use super::lately::Lately;
use super::room::Room;
use crate::model::{ImageId, TenantId};
use crate::server::access::AccessControl;
use crate::server::bus::{Bus, Message, Notice, Topic};
use crate::server::clock;
use crate::server::realtime::usage_counters::Meters;
use crate::server::store::{Store, StoreError};
use rooms::Rooms;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// All rooms and connections.
pub struct Hub {
    store: Arc<dyn Store>,
    access: Arc<AccessControl>,
    build: String,
    bus: Arc<dyn Bus>,
    rooms: Arc<Mutex<Rooms>>,
    connections: Connections,
    in_flight: InFlight,
    /// Operations that were stored since the start: the others need not be looked for.
    stored: Lately,
    /// LP12: operations whose person was told that they are unknown. They stay unknown.
    given_up: GivenUp,
    meters: Meters,
}

impl Hub {
    /// No rooms yet. `build` names the browser part that goes with this server.
    pub fn new(
        access: Arc<AccessControl>,
        store: Arc<dyn Store>,
        bus: Arc<dyn Bus>,
        build: impl Into<String>,
    ) -> Self {
        let rooms = Arc::new(Mutex::default());
        bus.subscribe(Topic::Committed, Arc::new(deliver_to(Arc::downgrade(&rooms))));
        Self {
            store,
            access,
            build: build.into(),
            bus,
            rooms,
            connections: Connections::default(),
            in_flight: InFlight::default(),
            stored: Lately::default(),
            given_up: GivenUp::default(),
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
    pub fn access(&self) -> &AccessControl {
        &self.access
    }

    /// All connections.
    pub fn connections(&self) -> &Connections {
        &self.connections
    }

    /// The room of an image.
    pub fn room(&self, tenant: &TenantId, image: ImageId) -> Arc<Room> {
        let new =
            || Room::new(tenant.clone(), image, self.meters.of(tenant), Arc::clone(&self.bus));
        self.lock().get_or_open(image, clock::now(), new)
    }

    /// The tenant of an image that is there. Asks the database only when nobody did before.
    pub async fn tenant_of(&self, image: ImageId) -> Result<Option<TenantId>, StoreError> {
        let open = self.lock().get(image);
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
        let open = |image: &ImageId| self.lock().get(*image);
        images.iter().filter_map(open).for_each(|room| room.reload());
    }

    /// Forgets rooms that nobody needs.
    pub fn sweep(&self) {
        self.lock().sweep(clock::now());
    }

    fn lock(&self) -> MutexGuard<'_, Rooms> {
        lock(&self.rooms)
    }
}

fn lock(rooms: &Mutex<Rooms>) -> MutexGuard<'_, Rooms> {
    rooms.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hands committed events to the viewers of their images. Holds the rooms weakly, since each of them
/// holds the bus.
fn deliver_to(rooms: Weak<Mutex<Rooms>>) -> impl Fn(Message) {
    move |message| {
        let Notice::Committed { image, recorded, .. } = message.notice else { return };
        let room = rooms.upgrade().and_then(|rooms| lock(&rooms).get(image));
        if let Some(room) = room {
            room.viewers.publish(*recorded);
        }
    }
}
