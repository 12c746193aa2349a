//! Operations on the discussions of an image, from top to bottom: check the rights, rate-limit, name who is mentioned, find
//! the pictures, screen words, apply, follow up.

use super::caller::Caller;
use super::{comment_pictures, mentions, moderation};
use crate::model::{Actor, ImageId, Operation, Settings, TenantId, TextError};
use crate::protocol::live::ServerMessage;
use crate::protocol::{AppError, ErrorCode};
use crate::server::access::Access;
use crate::server::markdown;
use crate::server::realtime::{Applied, ApplyError, OperationContext};
use crate::server::state::AppState;
use crate::server::word_filter::{self, Screened};

/// Applies an operation of the caller, whose access to the image is known.
#[tracing::instrument(skip_all, fields(image = %image))]
pub async fn operate(
    state: &AppState,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    operation: &Operation,
) -> Result<Applied, AppError> {
    refuse_blank(operation)?;
    access.rights.allow(&operation.command)?;
    let (tenant, settings) = (&access.tenant.id, &access.tenant.settings);
    let actor = caller.actor(access.rights.role)?;
    let is_look_alike = state.access.is_look_alike(tenant, actor.role, &actor.name).await?;
    let actor = &Actor { is_look_alike, ..actor };
    state.limits.tenant_change(tenant)?;
    let context = OperationContext { tenant, image, actor, limits: settings.limits() };
    let engine = &state.engine;
    let named = mentions::named(state, (actor.id, access), image, operation).await?;
    let named = comment_pictures::known(state, (actor.id, access), image, named).await?;
    let applied = match screen(settings, actor, &named) {
        Screened::Clean => engine.apply_replaced(context, operation, &named).await?,
        Screened::Masked(masked) => engine.apply_replaced(context, operation, &masked).await?,
        Screened::Held(words) => {
            moderation::hold(state, context, (operation, &named), words).await?
        }
    };
    if applied.is_new {
        moderation::after_operation(state, caller, actor, (tenant, image), &operation.command)
            .await?;
    }
    Ok(applied)
}

/// Applies an operation for a page, which is answered with its event as all subscribers get it, or that it is held for
/// review.
pub async fn operate_for_page(
    state: &AppState,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    operation: &Operation,
) -> Result<ServerMessage, AppError> {
    match operate(state, caller, (image, access), operation).await {
        Ok(done) => Ok(ServerMessage::event(image, done.recorded)),
        Err(error) if error.code() == ErrorCode::Held => {
            Ok(ServerMessage::Held { image_id: image, broadcast_id: operation.broadcast_id })
        }
        Err(error) => Err(error),
    }
}

/// Applies an operation in someone's name, without a check of rights, rates or words: for the server
/// itself, and for what a moderator approved.
pub async fn operate_as(
    state: &AppState,
    (tenant, image): (&TenantId, ImageId),
    actor: &Actor,
    operation: &Operation,
) -> Result<Applied, ApplyError> {
    let limits =
        state.access.tenant(tenant).await?.ok_or(ApplyError::NoSuchImage)?.settings.limits();
    state.engine.apply(OperationContext { tenant, image, actor, limits }, operation).await
}

/// Refuses a text that shows nothing, in the ways that reading stored texts lets in.
fn refuse_blank(operation: &Operation) -> Result<(), TextError> {
    match operation.command.body() {
        Some(body) if body.is_blank() || markdown::shows_nothing(body) => Err(TextError::Empty),
        _ => Ok(()),
    }
}

/// The word list does not apply to moderators.
fn screen(settings: &Settings, actor: &Actor, operation: &Operation) -> Screened {
    match actor.moderates() {
        true => Screened::Clean,
        false => word_filter::screen(settings, &actor.name, operation),
    }
}
