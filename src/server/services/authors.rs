//! Authors that a program names: people of the tenant's own site, in whose name an administrator's API key writes.

use super::caller::Caller;
use super::guests::validate_visible_name;
use super::images;
use crate::model::{ImageId, Role, TenantId, UserId};
use crate::protocol::rest::NamedAuthor;
use crate::protocol::{AppError, Forbidden, Input};
use crate::server::access::Access;
use crate::server::clock;
use crate::server::state::AppState;
use crate::server::store::{Identity, User};
use uuid::Uuid;

/// The longest id in bytes, as in signed payloads: it becomes a key.
const MAX_ID_BYTES: usize = 256;
/// The longest address of a picture in characters, as in signed payloads.
const MAX_AVATAR_CHARS: usize = 2_000;

/// Who writes, and what they may do on the image: the caller, or the author that they name. A named author has the
/// rights of their own: who is banned or does not see the image writes nothing.
pub async fn author_of(
    state: &AppState,
    caller: Caller,
    (image, access): (ImageId, Access),
    named: Option<NamedAuthor>,
) -> Result<(Caller, Access), AppError> {
    let Some(named) = named else { return Ok((caller, access)) };
    may_name(&caller, &access.tenant.id)?;
    validate(&named)?;
    let user = person(state, &access.tenant.id, named).await?;
    let author = Caller { user: Some(user), ..Caller::anonymous(caller.address) };
    let access = images::enter(state, &author, image).await?;
    Ok((author, access))
}

fn may_name(caller: &Caller, tenant: &TenantId) -> Result<(), AppError> {
    let key = caller.api_key.as_ref();
    let may = key.is_some_and(|key| key.role == Role::Administrator && key.tenant == *tenant);
    may.then_some(()).ok_or_else(|| Forbidden::NameAuthor.into())
}

/// The picture is checked and not stored, as in signed payloads.
fn validate(named: &NamedAuthor) -> Result<(), AppError> {
    validate_visible_name(&named.name)?;
    if named.id.trim().is_empty() || named.id.len() > MAX_ID_BYTES {
        return Err(AppError::invalid(Input::AuthorId { max: MAX_ID_BYTES }));
    }
    match &named.avatar {
        Some(avatar) if avatar.chars().count() > MAX_AVATAR_CHARS => {
            Err(AppError::invalid(Input::AuthorAvatar { max: MAX_AVATAR_CHARS }))
        }
        _ => Ok(()),
    }
}

/// The person that the tenant's site calls by this id: the same as when the site signs them in.
async fn person(
    state: &AppState,
    tenant: &TenantId,
    NamedAuthor { id, name, .. }: NamedAuthor,
) -> Result<User, AppError> {
    let identity = Identity::of_tenant(tenant, id);
    let new = User { id: UserId(Uuid::now_v7()), name: Some(name.clone()) };
    let user = state.store.identities().identify(&identity, &new, None, clock::now()).await?;
    if user.name.as_ref() != Some(&name) {
        state.store.people().rename_user(user.id, &name).await?;
    }
    Ok(User { name: Some(name), ..user })
}
