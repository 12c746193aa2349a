//! Administration of a tenant: authorisation, and changes of its settings.

use super::settings::{SettingsForm, revision};
use super::settings_diff::{conflicting, describe_diff};
use crate::model::{Role, TenantId};
use crate::protocol::{AppError, Conflict, Thing};
use crate::server::access::Access;
use crate::server::services::caller::Caller;
use crate::server::services::{audit, images, moderation};
use crate::server::state::AppState;
use crate::server::store::Tenant;

/// Authorises an administrator of the tenant; 404 for everyone else.
pub async fn administer(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
) -> Result<Access, AppError> {
    let access = images::enter_tenant(state, caller, tenant).await?;
    let is_administrator = access.rights.role == Role::Administrator;
    is_administrator.then_some(access).ok_or_else(|| AppError::not_found(Thing::Page))
}

/// Changes the tenant's settings, effective at once and on open sockets too. Optimistic locking: when they have
/// changed since the form was shown, answers `conflict` with the present values.
pub async fn change_settings(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    form: &SettingsForm,
) -> Result<(), AppError> {
    let was = administer(state, caller, tenant).await?.tenant;
    let (name, settings) = form.read()?;
    let changed = Tenant { id: was.id.clone(), name, settings };
    if changed == *was {
        return Ok(());
    }
    if !form.revision.is_empty() && form.revision != revision(&was) {
        let now = conflicting(&was, &changed);
        return Err(AppError::from(Conflict::SettingsChanged { now }));
    }
    state.store.tenancy().change_tenant(&changed).await?;
    state.access.invalidate();
    let detail = describe_diff(&was, &changed);
    audit::record(state, tenant, caller, ("settings.change", tenant.as_str()), detail).await?;
    if changed.settings.flags_to_hide != was.settings.flags_to_hide {
        moderation::hide_flagged(state, &changed).await?;
    }
    Ok(())
}
