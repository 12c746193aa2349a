//! The log: its filter, and how that changes while the server runs.

use super::error::StartError;
use super::setup_link::SETUP;
use super::traces::Traces;
use crate::server::config::{LogArgs, LogFormat};
use std::path::PathBuf;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt, reload};

/// The log target of changes of the filter.
const LOG: &str = "image_chat::log";
/// Targets that are logged whatever the filter is.
const ALWAYS: [&str; 2] = [SETUP, LOG];
/// What SIGUSR1 adds to the filter.
const DEBUG: &str = "image_chat=debug,tower_http=debug";

/// The log of the process, and where its filter comes from.
pub struct Log {
    setting: String,
    file: Option<PathBuf>,
    /// The filter in use, without [`DEBUG`].
    filter: String,
    is_debug: bool,
    replace: Replace,
}

/// Puts another filter in the place of the one in use.
type Replace = Box<dyn Fn(EnvFilter) -> Result<(), String> + Send>;

/// Starts logging, and sending traces if they are wanted. The link of the first administrator is logged in any case.
///
/// # Errors
/// [`StartError::LogFilter`], [`StartError::LogFilterFile`], [`StartError::Traces`].
pub fn start_logging(config: &LogArgs) -> Result<(Log, Option<Traces>), StartError> {
    let (setting, file) = (config.filter.clone(), config.filter_file.clone());
    let filter = read(&setting, file.as_ref())?;
    let (shown, handle) = reload::Layer::new(parse(&filter)?);
    let lines = match config.format {
        LogFormat::Text => fmt::layer().with_filter(shown).boxed(),
        LogFormat::Json => fmt::layer().json().flatten_event(true).with_filter(shown).boxed(),
    };
    let traces = config.otlp_endpoint.as_deref().map(Traces::to).transpose()?;
    tracing_subscriber::registry().with(lines).with(traces.as_ref().map(Traces::layer)).init();
    let replace = Box::new(move |filter| handle.reload(filter).map_err(|error| error.to_string()));
    Ok((Log { setting, file, filter, is_debug: false, replace }, traces))
}

impl Log {
    /// Reads the filter again, and ends what [`Log::toggle_debug`] began. A filter that cannot be used changes nothing.
    pub fn reload(&mut self) {
        match read(&self.setting, self.file.as_ref()) {
            Ok(filter) => {
                (self.filter, self.is_debug) = (filter, false);
                self.apply();
            }
            Err(error) => {
                tracing::error!(target: LOG, %error, "cannot take the log filter; the old one stays");
            }
        }
    }

    /// Logs debug messages of this program beside what the filter says, or stops doing so.
    pub fn toggle_debug(&mut self) {
        self.is_debug = !self.is_debug;
        self.apply();
    }

    fn apply(&self) {
        let filter = match self.is_debug {
            true => format!("{},{DEBUG}", self.filter),
            false => self.filter.clone(),
        };
        let applied = parse(&filter).map_err(|error| error.to_string());
        match applied.and_then(|parsed| (self.replace)(parsed)) {
            Ok(()) => tracing::info!(target: LOG, filter, "logging by this filter"),
            Err(error) => tracing::error!(target: LOG, error, "cannot change the log filter"),
        }
    }
}

/// The content of the file, or the setting without one.
fn read(setting: &str, file: Option<&PathBuf>) -> Result<String, StartError> {
    let Some(path) = file else { return Ok(setting.to_owned()) };
    let failed = |why| StartError::LogFilterFile { path: path.clone(), why };
    let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    let text = text.trim().to_owned();
    match parse(&text) {
        Ok(_) => Ok(text),
        Err(_) => Err(failed("no level such as info, and no target=level pairs".into())),
    }
}

fn parse(text: &str) -> Result<EnvFilter, StartError> {
    let filter = EnvFilter::try_new(text).map_err(|_| StartError::LogFilter)?;
    let directives = ALWAYS.iter().filter_map(|target| format!("{target}=info").parse().ok());
    Ok(directives.fold(filter, EnvFilter::add_directive))
}
