//! The first steps of administrators: who can view and upload, invitations, backups. They are asked until they are done.

use crate::model::{Role, TenantId, UserId};
use crate::server::state::AppState;
use crate::server::store::StoreError;

/// The first tenant that this person administers and whose first steps are not done.
pub async fn before_first_steps(
    state: &AppState,
    user: UserId,
) -> Result<Option<TenantId>, StoreError> {
    for (id, role) in state.store.invitations().memberships(user).await? {
        let is_set_up = match role {
            Role::Administrator => state.access.tenant(&id).await?.map(|t| t.settings.is_set_up),
            Role::Guest | Role::Member | Role::Moderator => None,
        };
        if is_set_up == Some(false) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
