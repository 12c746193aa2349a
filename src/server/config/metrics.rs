//! Who may read the metrics.

use super::error::ConfigError;
use super::secret::{Given, Secret, SecretFile, in_file};
use clap::Args;

/// The fewest characters of a token.
const MIN_CHARS: usize = 16;

/// The token, given as a setting or in a file.
#[derive(Clone, Debug, Default, Args)]
pub struct MetricsArgs {
    /// The token with which `/metrics` is read; without one there is no such page
    #[arg(long, env = "IMAGE_CHAT_METRICS_TOKEN", value_parser = Given(token), hide_env_values = true, global = true)]
    pub metrics_token: Option<Secret>,
    /// A file that holds the token, instead of the setting itself
    #[arg(long, env = "IMAGE_CHAT_METRICS_TOKEN_FILE", value_parser = in_file(token), global = true)]
    pub metrics_token_file: Option<SecretFile>,
}

impl MetricsArgs {
    /// Are the settings consistent?
    ///
    /// # Errors
    /// The token is given twice.
    pub fn check(&self) -> Result<(), ConfigError> {
        match (&self.metrics_token, &self.metrics_token_file) {
            (Some(_), Some(_)) => Err(ConfigError::Twice("IMAGE_CHAT_METRICS_TOKEN")),
            _ => Ok(()),
        }
    }

    /// The token, if there is one.
    pub fn token(&self) -> Option<&Secret> {
        let in_file = || self.metrics_token_file.as_ref().map(SecretFile::secret);
        self.metrics_token.as_ref().or_else(in_file)
    }
}

fn token(text: &str) -> Result<(), String> {
    match text.len() >= MIN_CHARS && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        true => Ok(()),
        false => Err(format!("it takes at least {MIN_CHARS} visible ASCII characters")),
    }
}
