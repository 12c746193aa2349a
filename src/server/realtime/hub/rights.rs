//! What happens to open connections when rights, or what waits for moderators, have changed (LP23, LP29).
//! Knows no rule of who may do what.

use super::Hub;
use crate::model::{Role, TenantId};
use crate::protocol::live::CloseCode;
use crate::server::access::{AccessError, Subject};
use crate::server::bus::Notice;
use crate::server::store::{StoreError, Tenant};
use std::sync::Arc;

impl Hub {
    /// LP23: looks at all connections anew after rights have changed. Closes those that may not hear
    /// on, and tells the others what they may do now.
    pub async fn reauthorize(&self) -> Result<(), StoreError> {
        for (id, who, followed, moderated) in self.connections.all() {
            if let Some(session) = who.session
                && self.access.owner(&session).await?.is_none()
            {
                self.connections.close_one(id, CloseCode::SignInAgain);
                continue;
            }
            for tenant in moderated {
                let moderated = self.may_moderate(&tenant, who.subject).await?;
                if moderated.is_none_or(|tenant| !who.may_follow_in(&tenant.settings)) {
                    self.connections.close_one(id, CloseCode::NotAllowed);
                }
            }
            for (image, told) in followed {
                match self.access.on_image(image, who.subject).await {
                    Ok(access) if !who.may_follow_in(&access.tenant.settings) => {
                        self.connections.close_one(id, CloseCode::NotAllowed);
                    }
                    Ok(access) if access.may() == told => {}
                    Ok(access) => self.connections.tell(id, image, access.may()),
                    Err(AccessError::Store(error)) => return Err(error),
                    Err(_) => self.connections.close_one(id, CloseCode::NotAllowed),
                }
            }
        }
        Ok(())
    }

    /// A tenant that this person moderates.
    pub(in super::super) async fn may_moderate(
        &self,
        tenant: &TenantId,
        who: Subject,
    ) -> Result<Option<Arc<Tenant>>, StoreError> {
        match self.access.in_tenant(tenant, who).await {
            Ok(access) => {
                let is_moderator = access.rights.role >= Role::Moderator;
                Ok(is_moderator.then_some(access.tenant))
            }
            Err(AccessError::Store(error)) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// What waits for a tenant's moderators is another thing from now on: those who listen hear of it.
    pub async fn queue_changed(&self, tenant: &TenantId) -> Result<(), StoreError> {
        self.bus.publish(Notice::QueueChanged { tenant: tenant.clone() });
        if self.connections.moderate(tenant) {
            let waiting = self.store.moderation().waiting(tenant).await?;
            self.connections.tell_moderators(tenant, waiting);
        }
        Ok(())
    }
}
