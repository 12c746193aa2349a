//! LP26: what the bus lost is found in the database. A lost message costs seconds, never an event.

use super::engine::Engine;
use super::room::Room;
use crate::model::ImageId;
use crate::server::bus::Notice;
use crate::server::store::StoreError;
use std::collections::HashMap;
use std::sync::Arc;

impl Engine {
    /// Compares the heads of all images with viewers with those of the database, in one read, and reads what is missing.
    /// Nodes that have been silent for too long are gone.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn reconcile(&self) -> Result<(), StoreError> {
        let rooms = self.followed();
        rooms.iter().for_each(|room| room.subscribers.expire_nodes());
        let told =
            |room: &Arc<Room>| Some((room.image(), (room.subscribers.told()?, Arc::clone(room))));
        let rooms: HashMap<ImageId, _> = rooms.iter().filter_map(told).collect();
        let images: Vec<ImageId> = rooms.keys().copied().collect();
        for (image, head) in self.store.images().heads(&images).await? {
            if let Some((_, room)) = rooms.get(&image).filter(|(told, _)| *told < head) {
                self.heads.advance(image, head);
                room.outdate_before(head);
                room.catch_up(&self.store, "reconciliation");
            }
        }
        Ok(())
    }

    /// Tells the other nodes who is here, as a sign of life.
    pub fn say_who_is_here(&self) {
        self.followed().iter().for_each(|room| room.subscribers.say_who_is_here());
    }

    /// The bus is back: asks the other nodes who is there, and tells them.
    pub fn announce(&self) {
        self.followed().iter().for_each(|room| room.subscribers.watch());
        self.say_who_is_here();
    }

    /// Reloads the boards of these images, here and in every subscriber's page: rows were changed past the log.
    ///
    /// # Errors
    /// The database cannot be read; then other nodes notice with their next reconciliation.
    pub async fn reload(&self, images: &[ImageId]) -> Result<(), StoreError> {
        for &image in images {
            self.heads.invalidate(image);
            if let Some(room) = self.open_room(image) {
                self.reload_room(&room);
            }
            if self.bus.is_shared()
                && let Some(tenant) = self.tenant_of(image).await?
            {
                self.bus.publish(Notice::Restated { tenant, image });
            }
        }
        Ok(())
    }

    /// Among several nodes the place of the change in the log says what the subscribers are to be told.
    fn reload_room(&self, room: &Arc<Room>) {
        room.outdate();
        match self.bus.is_shared() {
            true => room.subscribers.outdate(),
            false => room.subscribers.reset(),
        }
    }
}
