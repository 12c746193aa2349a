//! Extractors. Each rejection is an `AppError`.

pub mod body;
mod caller;
mod form;
mod image;
mod json;
mod path;
mod query;
mod resource;
mod tenant;

pub use caller::{authenticate, identify};
pub use form::Form;
pub use image::ImageAccess;
pub use json::JsonObject;
pub use path::{Id, Ids};
pub use query::QueryParams;
pub use resource::{CommentRef, Resource};
pub use tenant::{TenantAdministrator, TenantModerator, TenantPath};
