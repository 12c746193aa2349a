//! The outcome of a command.

use crate::server::backup::BackupError;
use crate::server::boot::StartError;
use crate::server::store::StoreError;

/// Why a command fails.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The database cannot be used.
    #[error("cannot use the database: {0}")]
    Store(#[from] StoreError),
    /// The data directory cannot be used.
    #[error("cannot use the data directory: {0}")]
    DataDir(std::io::Error),
    /// The file with the password cannot be read.
    #[error("cannot read the password from {0}: {1}")]
    PasswordFile(String, std::io::Error),
    /// An archive cannot be made, read or restored.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The data cannot be locked.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The command is refused, for this reason.
    #[error("{0}")]
    Refused(String),
}

/// The text for standard output.
pub type Output = Result<String, CliError>;

impl CliError {
    /// The exit code of the process.
    pub fn exit_code(&self) -> u8 {
        match self {
            // A setting, as with clap.
            Self::Store(StoreError::Unusable(_)) => 2,
            _ => 1,
        }
    }

    pub(super) fn refused(reason: impl Into<String>) -> Self {
        Self::Refused(reason.into())
    }
}
