//! SHA-256 of something that is compared but never read back.

/// SHA-256 of something that is compared but never read back.
pub type Digest = [u8; 32];
