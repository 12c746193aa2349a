//! The REST API `/api/v1`, by resource.

mod chats;
mod comment_pictures;
mod comments;
mod daily_usage;
mod document;
mod file_name;
mod gallery;
mod image_changes;
mod image_file;
mod images;
mod mentions;
mod preview;
mod reactions;
mod reading;
mod routes;
mod session;
mod sso;
mod usage;
mod versions;

pub use document::{document, routes, show};
pub use routes::{PREFIX, router};
