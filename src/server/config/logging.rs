//! What the log holds and how its lines look, and where traces go.

use super::address::http_address;
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
    /// The address of an OpenTelemetry collector to send traces to, such as `http://127.0.0.1:4318`
    #[arg(long, env = "IMAGE_CHAT_OTLP_ENDPOINT", value_parser = endpoint, global = true)]
    pub otlp_endpoint: Option<String>,
}

impl LogArgs {
    /// Lines of text with what matches this filter.
    pub fn of_filter(filter: &str) -> Self {
        Self {
            filter: filter.into(),
            filter_file: None,
            format: LogFormat::Text,
            otlp_endpoint: None,
        }
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

fn endpoint(text: &str) -> Result<String, String> {
    http_address(text).ok_or_else(|| "it takes an address like http://127.0.0.1:4318".into())
}
