//! Extractors. Each rejection is an `AppError`.

pub mod body;
mod caller;
mod form;
mod image;
mod image_form;
mod image_forms;
mod json;
mod path;
mod query;
mod resource;
mod tenant;
mod user_agent;

pub use caller::{AcceptsApiKeys, authenticate, identify};
pub use form::Form;
pub use image::ImageAccess;
pub use image_form::{CommentPictureForm, MAX_IMAGE_FORM_BYTES, NewImageForm, ReplacementForm};
pub use image_forms::NewImageForms;
pub use json::JsonObject;
pub use path::{Id, Ids};
pub use query::QueryParams;
pub use resource::{CommentRef, Resource};
pub use tenant::{TenantAdministrator, TenantModerator, TenantPath, TenantVisitor};
pub use user_agent::user_agent_of;
