//! What the log holds and how its lines look.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The settings of the log.
#[derive(Clone, Debug, Args)]
pub struct LogArgs {
    /// What to log, as in `info` or `image_chat=debug,warn`
    #[arg(id = "log", long = "log", env = "IMAGE_CHAT_LOG", default_value = "info", global = true)]
    pub filter: String,
    /// A file that holds what to log, instead of the setting itself; SIGHUP reads it again
    #[arg(
        id = "log_filter_file",
        long = "log-filter-file",
        env = "IMAGE_CHAT_LOG_FILTER_FILE",
        global = true
    )]
    pub filter_file: Option<PathBuf>,
    /// How the lines of the log look
    #[arg(
        id = "log_format",
        long = "log-format",
        env = "IMAGE_CHAT_LOG_FORMAT",
        default_value = "text",
        global = true
    )]
    pub format: LogFormat,
}

impl LogArgs {
    /// Lines of text with what matches this filter.
    pub fn of_filter(filter: &str) -> Self {
        Self { filter: filter.into(), filter_file: None, format: LogFormat::Text }
    }
}

/// How the lines of the log look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs that collect logs.
    Json,
}
