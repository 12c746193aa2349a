//! An image's row.

use crate::model::{ImageId, TenantId, Timestamp, UserId};

/// An image's row.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRecord {
    /// Its id.
    pub id: ImageId,
    /// Whose it is.
    pub tenant: TenantId,
    /// What an embedding page calls it; unique within the tenant.
    pub url_id: String,
    /// What people call it.
    pub title: String,
    /// Names of the stored files, see `server::media`.
    pub full: String,
    /// In display size.
    pub display: String,
    /// As a thumbnail.
    pub thumb: String,
    /// Pixels of the full size.
    pub width: u32,
    /// Pixels of the full size.
    pub height: u32,
    /// Who brought it.
    pub created_by: UserId,
    /// When.
    pub created_at: Timestamp,
}
