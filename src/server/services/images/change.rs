//! Changing an image: its title, its visibility, its picture. Open pages load it again.

use super::title;
use super::upload::UploadSlot;
use crate::model::{Actor, Author, ImageId, Role, Visibility};
use crate::protocol::page::ImageInfo;
use crate::protocol::{AppError, Conflict, Input, Thing};
use crate::server::access::Access;
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::images::files::{self, NewFiles, SentFile};
use crate::server::services::images::{describe, manage, record};
use crate::server::state::AppState;
use crate::server::store::{ImageChange, User};
use crate::server::word_filter;

/// What is to change about an image; the rest stays as it is.
#[derive(Clone, Debug, Default)]
pub struct ImagePatch {
    /// Another title.
    pub title: Option<String>,
    /// Another visibility.
    pub visibility: Option<Visibility>,
}

/// Renames an image, or changes who finds it.
pub async fn change(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    patch: ImagePatch,
) -> Result<ImageInfo, AppError> {
    let access = manage(state, caller, image).await?;
    let ImagePatch { title, visibility } = patch;
    if title.is_none() && visibility.is_none() {
        return Err(AppError::invalid(Input::NoImageChange));
    }
    let present = record(state, image).await?;
    let title = match title.filter(|title| *title != present.title) {
        Some(title) => Some(new_title(&access, title)?),
        None => None,
    };
    let visibility = visibility.filter(|visibility| *visibility != present.visibility);
    let change = ImageChange { title, visibility, files: None };
    if change == ImageChange::default() {
        return describe(state, &present).await;
    }
    apply(state, caller, image, &change).await?;
    let (tenant, id) = (&access.tenant.id, image.to_string());
    if change.title.is_some() {
        audit::record(state, tenant, caller, ("image.rename", &id), "").await?;
    }
    if let Some(visibility) = change.visibility {
        let what = ("image.visibility", &*id);
        audit::record(state, tenant, caller, what, visibility.name()).await?;
    }
    describe(state, &record(state, image).await?).await
}

/// Replaces the picture of an image; markers keep their percent.
pub async fn replace(
    state: &AppState,
    caller: &Caller,
    slot: UploadSlot<'_>,
    image: ImageId,
    sent: SentFile,
) -> Result<ImageInfo, AppError> {
    let access = writable(manage(state, caller, image).await?)?;
    let old = record(state, image).await?;
    if old.embedded.is_some() {
        return Err(Conflict::FileElsewhere.into());
    }
    let new = NewFiles::prepare(state, slot.into_permit(), sent).await?;
    let files = new.names.clone();
    new.write(state, image).await?;
    let change = ImageChange { files: Some(files.clone()), ..ImageChange::default() };
    apply(state, caller, image, &change).await?;
    files::delete(state, image, old.files().filter(|file| !files.contain(file))).await;
    let id = image.to_string();
    audit::record(state, &access.tenant.id, caller, ("image.replace", &id), "").await?;
    describe(state, &record(state, image).await?).await
}

/// Where writing has ended, moderators alone give an image another title or picture.
fn writable(access: Access) -> Result<Access, AppError> {
    match access.rights.restriction {
        Some(restriction) if access.rights.role < Role::Moderator => Err(restriction.into()),
        _ => Ok(access),
    }
}

fn new_title(access: &Access, title: String) -> Result<String, AppError> {
    let access = writable(access.clone())?;
    let title = title::given(Some(title))?;
    let title = title.ok_or_else(|| AppError::invalid(Input::NoTitle))?;
    Ok(word_filter::mask_title(&access.tenant.settings, &title))
}

async fn apply(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    change: &ImageChange,
) -> Result<(), AppError> {
    let by = author(caller.user()?);
    if !state.store.images().change(image, change, &by, clock::now()).await? {
        return Err(AppError::not_found(Thing::Image));
    }
    if change.visibility.is_some() {
        state.access.invalidate();
    }
    state.engine.reload(&[image]).await?;
    Ok(())
}

/// A person as the log names them; the server's own name for someone without one.
fn author(user: &User) -> Author {
    user.clone().author().unwrap_or_else(|| Actor::moderation().author())
}
