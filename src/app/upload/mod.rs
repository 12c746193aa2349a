//! Uploading and importing images.

mod state;
mod uploader;

pub use uploader::Uploader;
