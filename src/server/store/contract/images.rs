//! An image's row.

use crate::model::{ImageId, TenantId, Timestamp, UserId};

/// An image's row.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRecord {
    /// The id.
    pub id: ImageId,
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// The id that an embedding page gave it; unique within the tenant.
    pub url_id: String,
    /// The title.
    pub title: String,
    /// The file in full size, see `server::media`.
    pub full: String,
    /// The file in display size.
    pub display: String,
    /// The thumbnail.
    pub thumb: String,
    /// Width of the full size in pixels.
    pub width: u32,
    /// Height of the full size in pixels.
    pub height: u32,
    /// The uploader.
    pub created_by: UserId,
    /// When it was uploaded.
    pub created_at: Timestamp,
}
