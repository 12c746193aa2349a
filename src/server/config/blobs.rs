//! Where the files of images are kept.

use super::address::http_address;
use super::data_dir::blobs_dir;
use super::error::ConfigError;
use super::secret::{Given, Secret, SecretFile, in_file};
use clap::Args;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The address of the store, and how it is reached. What is not given of an S3 store is taken from `AWS_…` variables.
#[derive(Clone, Debug, Default, Args)]
pub struct BlobArgs {
    /// Where the files of images are kept; `file://PATH` or `s3://BUCKET/PREFIX`. Default: `file://{data-dir}/blobs`
    #[arg(long, env = "IMAGE_CHAT_BLOB_URL", global = true)]
    pub blob_url: Option<BlobUrl>,
    /// The address of an S3-compatible server; without one it is Amazon's
    #[arg(long, env = "IMAGE_CHAT_S3_ENDPOINT", value_parser = endpoint, global = true)]
    pub s3_endpoint: Option<String>,
    /// The region of the bucket
    #[arg(long, env = "IMAGE_CHAT_S3_REGION", global = true)]
    pub s3_region: Option<String>,
    /// The id of the key
    #[arg(long, env = "IMAGE_CHAT_S3_ACCESS_KEY_ID", global = true)]
    pub s3_access_key_id: Option<String>,
    /// The key
    #[arg(long, env = "IMAGE_CHAT_S3_SECRET_ACCESS_KEY", value_parser = Given(key), hide_env_values = true, global = true)]
    pub s3_secret_access_key: Option<Secret>,
    /// A file that holds the key, instead of the setting itself
    #[arg(long, env = "IMAGE_CHAT_S3_SECRET_ACCESS_KEY_FILE", value_parser = in_file(key), global = true)]
    pub s3_secret_access_key_file: Option<SecretFile>,
}

impl BlobArgs {
    /// Are the settings consistent?
    ///
    /// # Errors
    /// The key is given twice, or without its id.
    pub fn check(&self) -> Result<(), ConfigError> {
        if self.s3_secret_access_key.is_some() && self.s3_secret_access_key_file.is_some() {
            return Err(ConfigError::Twice("IMAGE_CHAT_S3_SECRET_ACCESS_KEY"));
        }
        match (&self.s3_access_key_id, self.secret()) {
            (Some(_), None) => Err(ConfigError::HalfKey("IMAGE_CHAT_S3_SECRET_ACCESS_KEY")),
            (None, Some(_)) => Err(ConfigError::HalfKey("IMAGE_CHAT_S3_ACCESS_KEY_ID")),
            _ => Ok(()),
        }
    }

    /// The address; by default a folder in the data directory.
    pub fn url(&self, data_dir: &Path) -> BlobUrl {
        self.blob_url.clone().unwrap_or_else(|| BlobUrl::Folder(blobs_dir(data_dir)))
    }

    /// The key, if there is one.
    pub fn secret(&self) -> Option<&Secret> {
        let in_file = || self.s3_secret_access_key_file.as_ref().map(SecretFile::secret);
        self.s3_secret_access_key.as_ref().or_else(in_file)
    }
}

/// The address of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlobUrl {
    /// `file://PATH`
    Folder(PathBuf),
    /// `s3://BUCKET/PREFIX`
    S3 {
        /// The bucket.
        bucket: String,
        /// What the names of all files begin with, without slashes at its ends; may be empty.
        prefix: String,
    },
}

impl FromStr for BlobUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = "it takes file://PATH or s3://BUCKET/PREFIX";
        if let Some(path) = text.strip_prefix("file://") {
            return if path.is_empty() { Err(wanted) } else { Ok(Self::Folder(path.into())) };
        }
        let place = text.strip_prefix("s3://").ok_or(wanted)?;
        let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if bucket.is_empty() || !bucket.bytes().all(is_name) || prefix.contains(['?', '#']) {
            return Err(wanted);
        }
        Ok(Self::S3 { bucket: bucket.into(), prefix: prefix.trim_matches('/').into() })
    }
}

impl fmt::Display for BlobUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "file://{}", path.display()),
            Self::S3 { bucket, prefix } if prefix.is_empty() => write!(f, "s3://{bucket}"),
            Self::S3 { bucket, prefix } => write!(f, "s3://{bucket}/{prefix}"),
        }
    }
}

fn endpoint(text: &str) -> Result<String, String> {
    http_address(text).ok_or_else(|| "it takes an address like https://s3.example.org".into())
}

fn key(text: &str) -> Result<(), String> {
    if text.is_empty() { Err("it takes a key".into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_folders_and_buckets() {
        for (text, shown) in [
            ("file:///srv/pictures", "file:///srv/pictures"),
            ("file://pictures", "file://pictures"),
            ("s3://chat", "s3://chat"),
            ("s3://chat/", "s3://chat"),
            ("s3://chat/a/b/", "s3://chat/a/b"),
        ] {
            let url: BlobUrl = text.parse().expect(text);
            assert_eq!(url.to_string(), shown);
        }
        for text in ["", "file://", "s3://", "s3:///a", "s3://a b", "s3://a?x", "gs://a", "/srv"] {
            assert!(text.parse::<BlobUrl>().is_err(), "{text}");
        }
    }
}
