//! What a page says beforehand about pictures that are sent; the server checks the same.

/// The maximum size of a file in megabytes, for people.
pub const MAX_UPLOAD_MB: u32 = 25;
/// The same in bytes.
pub const MAX_UPLOAD_BYTES: u32 = MAX_UPLOAD_MB * 1024 * 1024;
/// The MIME types that the file dialog offers.
pub const ACCEPTED_IMAGES: &str = "image/png,image/jpeg,image/webp,image/gif";
