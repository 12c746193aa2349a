//! What live connections may follow: decided when they subscribe, and again when rights change (LP23).

use super::caller::Caller;
use super::embedded_images::place_of;
use crate::model::{ImageId, Role, Settings, TenantId};
use crate::protocol::live::{CloseCode, EmbedPlace};
use crate::server::access::{Access, AccessControl, AccessError, ImageAt, Subject};
use crate::server::realtime::{
    Authorizer, ConnectionError, FollowGrant, OpenConnection, PublicIdentity, Viewer,
};
use crate::server::state::AppState;
use crate::server::store::{Digest, StoreError, User};
use async_trait::async_trait;
use std::collections::BTreeSet;
use std::sync::Arc;

#[async_trait]
impl Authorizer for AccessControl {
    async fn follow(
        &self,
        viewer: &Viewer,
        tenant: &TenantId,
        image: ImageId,
        place: Option<&EmbedPlace>,
    ) -> Result<FollowGrant, ConnectionError> {
        check_session(self, viewer).await?;
        match enter(self, subject(viewer), (tenant, image), place).await {
            Ok((access, is_awaited)) if access.tenant.id == *tenant => {
                if !may_embed(viewer, &access.tenant.settings) {
                    return Err(ConnectionError::Close(CloseCode::NotAllowed));
                }
                let shown_role = shown_role(self, viewer, &access).await?;
                Ok(FollowGrant { may: access.capabilities(), shown_role, is_awaited })
            }
            Ok(_) | Err(AccessError::NotVisible) => {
                Err(ConnectionError::Close(CloseCode::ImageGone))
            }
            Err(AccessError::Banned) => Err(ConnectionError::Close(CloseCode::NotAllowed)),
            Err(AccessError::Store(error)) => Err(error.into()),
        }
    }

    async fn watch_queue(&self, viewer: &Viewer, tenant: &TenantId) -> Result<(), ConnectionError> {
        check_session(self, viewer).await?;
        let is_allowed = may_watch_queue(self, viewer, tenant).await?;
        is_allowed.then_some(()).ok_or(ConnectionError::Close(CloseCode::NotAllowed))
    }
}

/// Access to an image, or to the one that will be in this place of the tenant; true: it is not there yet.
async fn enter(
    control: &AccessControl,
    subject: Subject,
    (tenant, image): (&TenantId, ImageId),
    place: Option<&EmbedPlace>,
) -> Result<(Access, bool), AccessError> {
    let denied = match control.on_image(image, subject).await {
        Ok(access) => return Ok((access, false)),
        Err(denied) => denied,
    };
    let (AccessError::NotVisible, Some(EmbedPlace { url_id, src })) = (&denied, place.cloned())
    else {
        return Err(denied);
    };
    let Ok(place) = place_of(url_id, src, String::new()) else { return Err(denied) };
    match control.image_at(tenant, &place.url_id, &place.src).await? {
        ImageAt::Awaited(id) if id == image => {
            Ok((control.on_awaited_image(tenant, subject).await?, true))
        }
        // It may have come into being meanwhile.
        ImageAt::Present(id) if id == image => {
            control.forget_image(image);
            Ok((control.on_image(image, subject).await?, false))
        }
        _ => Err(denied),
    }
}

/// LP23: authorises all connections again after rights have changed. Closes those that lost their right,
/// and sends changed capabilities to the others.
pub async fn reauthorize(state: &AppState) -> Result<(), StoreError> {
    for connection in state.engine.connections().all() {
        reauthorize_connection(state, connection).await?;
    }
    Ok(())
}

/// The same for the connections of these sessions.
///
/// # Errors
/// The database cannot be read.
pub async fn reauthorize_sessions(
    state: &AppState,
    sessions: &BTreeSet<Digest>,
) -> Result<(), StoreError> {
    for connection in state.engine.connections().all() {
        if connection.viewer.session.is_some_and(|session| sessions.contains(&session)) {
            reauthorize_connection(state, connection).await?;
        }
    }
    Ok(())
}

async fn reauthorize_connection(
    state: &AppState,
    OpenConnection { id, viewer, follows, awaits, watches }: OpenConnection,
) -> Result<(), StoreError> {
    let (access, connections) = (&state.access, state.engine.connections());
    if has_ended(access, &viewer).await? {
        connections.close_one(id, CloseCode::SignInAgain);
        return Ok(());
    }
    for tenant in watches {
        if !may_watch_queue(access, &viewer, &tenant).await? {
            connections.close_one(id, CloseCode::NotAllowed);
        }
    }
    for (image, sent) in follows {
        let awaited_in = match awaits.get(&image) {
            Some(tenant) if !access.is_known(image).await? => Some(tenant),
            _ => None,
        };
        let granted = match awaited_in {
            Some(tenant) => access.on_awaited_image(tenant, subject(&viewer)).await,
            None => access.on_image(image, subject(&viewer)).await,
        };
        match granted {
            Ok(access) if !may_embed(&viewer, &access.tenant.settings) => {
                connections.close_one(id, CloseCode::NotAllowed);
            }
            Ok(access) if access.capabilities() == sent => {}
            Ok(access) => connections.send_capabilities(id, image, access.capabilities()),
            Err(AccessError::Store(error)) => return Err(error),
            Err(_) => {
                let is_gone = awaited_in.is_none() && access.tenant_of(image).await?.is_none();
                let code = if is_gone { CloseCode::ImageGone } else { CloseCode::NotAllowed };
                connections.close_one(id, code);
            }
        }
    }
    Ok(())
}

/// The viewer of a connection that this caller opens from a page of `embedded_in`.
pub fn viewer(caller: Caller, embedded_in: Option<Arc<str>>) -> Viewer {
    let Subject { user: id, is_signed_in, address, .. } = caller.subject();
    let author = caller.user.and_then(User::author);
    let identity = PublicIdentity { id, author };
    Viewer { identity, is_signed_in, address, session: caller.session, embedded_in }
}

fn subject(viewer: &Viewer) -> Subject {
    let Viewer { is_signed_in, address, .. } = *viewer;
    Subject { user: viewer.identity.id, is_signed_in, is_api_key: false, address }
}

/// The role that stands beside the viewer's name, as [`crate::model::Author`] has it.
async fn shown_role(
    control: &AccessControl,
    viewer: &Viewer,
    access: &Access,
) -> Result<Option<Role>, StoreError> {
    let (tenant, role) = (&access.tenant.id, access.rights.role);
    let is_look_alike = match &viewer.identity.author {
        Some(author) => control.is_look_alike(tenant, role, &author.name).await?,
        None => false,
    };
    Ok((role >= Role::Moderator || is_look_alike).then_some(role))
}

/// LP22: whether images of a tenant with these settings may be followed from the page of the viewer.
fn may_embed(viewer: &Viewer, settings: &Settings) -> bool {
    viewer.embedded_in.as_ref().is_none_or(|origin| settings.embeds(origin))
}

async fn may_watch_queue(
    access: &AccessControl,
    viewer: &Viewer,
    tenant: &TenantId,
) -> Result<bool, StoreError> {
    match access.in_tenant(tenant, subject(viewer)).await {
        Ok(access) => {
            let is_moderator = access.rights.role >= Role::Moderator;
            Ok(is_moderator && may_embed(viewer, &access.tenant.settings))
        }
        Err(AccessError::Store(error)) => Err(error),
        Err(_) => Ok(false),
    }
}

/// LP23: a session that ended before its connection was registered was not closed with the others.
async fn check_session(access: &AccessControl, viewer: &Viewer) -> Result<(), ConnectionError> {
    match has_ended(access, viewer).await? {
        true => Err(ConnectionError::Close(CloseCode::SignInAgain)),
        false => Ok(()),
    }
}

async fn has_ended(access: &AccessControl, viewer: &Viewer) -> Result<bool, StoreError> {
    let Some(session) = &viewer.session else { return Ok(false) };
    Ok(access.owner(session).await?.is_none())
}
