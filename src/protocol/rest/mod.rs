//! Bodies of the REST API `/api/v1`, one file for each kind of thing. Know no routes.

mod comment_parts;
mod discussions;
mod images;
mod people;
mod reading;
mod usage;

pub use comment_parts::*;
pub use discussions::*;
pub use images::*;
pub use people::*;
pub use reading::*;
pub use usage::*;

use super::AppError;
use serde::Serialize;
use utoipa::ToSchema;

/// Body of every error.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    /// Name and sentence.
    pub error: AppError,
}
