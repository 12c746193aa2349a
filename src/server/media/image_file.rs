//! A file of an accepted size and format.

use super::bounds::MAX_UPLOAD_BYTES;
use super::decode::{self, Header};
use super::error::MediaError;
use super::prepared::{Encoded, Prepared, PreparedForComment};
use super::sniff::{self, Kind};
use super::variants;
use bytes::Bytes;

/// A file whose size and first bytes were checked; the rest of it is not trusted.
#[derive(Clone, Debug)]
pub struct ImageFile {
    bytes: Bytes,
    kind: Kind,
}

impl ImageFile {
    /// Checks the size and, by the first bytes, the format.
    ///
    /// # Errors
    /// See [`MediaError`].
    pub fn new(bytes: Bytes) -> Result<Self, MediaError> {
        if bytes.len() > MAX_UPLOAD_BYTES {
            return Err(MediaError::TooLarge);
        }
        Self::stored(bytes)
    }

    /// A file that this server has encoded: of any size.
    ///
    /// # Errors
    /// See [`MediaError`].
    pub fn stored(bytes: Bytes) -> Result<Self, MediaError> {
        let kind = sniff::kind(&bytes)?;
        Ok(Self { bytes, kind })
    }

    /// Reads and checks the header, before any pixel is read.
    ///
    /// # Errors
    /// See [`MediaError`].
    pub fn header(&self) -> Result<Header, MediaError> {
        decode::header(&self.bytes, self.kind)
    }

    /// Makes the files of the image, once the header is checked. Takes seconds for a large one.
    pub(super) fn produce(&self) -> Result<Prepared, MediaError> {
        variants::produce(&self.bytes, self.kind)
    }

    /// Makes the files of a picture in a comment, once the header is checked.
    pub(super) fn produce_for_comment(&self) -> Result<PreparedForComment, MediaError> {
        variants::produce_for_comment(&self.bytes, self.kind)
    }

    /// Cuts the tiles of a full file, once the header is checked; `None` when it needs none beside a display file of this
    /// width.
    pub(super) fn cut(&self, display_width: u32) -> Result<Option<Encoded>, MediaError> {
        variants::tiles(&self.bytes, self.kind, display_width)
    }
}
