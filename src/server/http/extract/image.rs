//! Access to an image: resolved once from a path that names the image, a discussion or a comment.

use super::resource::{Location, Resource, Target};
use crate::model::{ImageId, Role};
use crate::protocol::{AppError, ErrorCode};
use crate::server::access::Access;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::Method;
use axum::http::request::Parts;

/// The path's target with its image, which the caller may view. Where they may not, there is no such target (LP24); a
/// change needs a caller with a name before anything is looked up.
pub struct ImageAccess<T = ImageId> {
    /// The caller.
    pub caller: Caller,
    /// The image.
    pub image: ImageId,
    /// What they may do there.
    pub access: Access,
    /// What the path names.
    pub target: T,
}

impl<T: Target> FromRequestParts<AppState> for ImageAccess<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let missing = || AppError::not_found(T::NAME);
        // Nesting below `/api/v1` has shortened the request's own path.
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let resource = Resource::of(uri.path()).ok_or_else(missing)?;
        let caller = Caller::from_request_parts(parts, state).await?;
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            caller.actor(Role::Guest)?;
        }
        // Pages of other sites: the CORS layer has looked it up.
        let location = match parts.extensions.get::<Location>() {
            Some(location) => Some(*location),
            None => resource.locate(state).await?,
        };
        let location = location.ok_or_else(missing)?;
        let target = T::at(&location).ok_or_else(missing)?;
        let image = location.image;
        let access =
            images::enter(state, &caller, image).await.map_err(|error| match error.code() {
                ErrorCode::NotFound => missing(),
                _ => error,
            })?;
        Ok(Self { caller, image, access, target })
    }
}
