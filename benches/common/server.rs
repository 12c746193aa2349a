//! The server as it ships: a process of its own, on a data folder that the benchmark chooses.

#[path = "../../src/server/bus/tests/free_addr.rs"]
mod free_addr;

pub use free_addr::free_addr;

use super::child::Child;
use image_chat::server::config::Switch;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The root of the project.
pub const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

/// Fails when there is no binary.
pub fn check() -> Result<(), String> {
    let binary = binary();
    let reason = || format!("{} is not there: make build", binary.display());
    binary.is_file().then_some(()).ok_or_else(reason)
}

/// An empty data folder, in the build folder: a temporary one may lie in memory, where storing costs nothing.
pub fn data_folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder")
}

/// Starts the server; every other setting has its default.
pub async fn start(addr: SocketAddr, data: &Path, rate_limits: Switch) -> Child {
    start_with(addr, data, rate_limits, &[]).await
}

/// The same with these variables.
pub async fn start_with(
    addr: SocketAddr,
    data: &Path,
    rate_limits: Switch,
    variables: &[(&str, &str)],
) -> Child {
    let mut command = Command::new(binary());
    // Somebody's settings must not lead to someone's database.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("IMAGE_CHAT_") {
            command.env_remove(name);
        }
    }
    command.envs(variables.iter().copied());
    command.args(["serve", "--log", "warn", "--addr", &addr.to_string()]);
    command.args(["--rate-limits", &rate_limits.to_string(), "--data-dir"]).arg(data);
    Child::start(command, addr).await
}

/// The binary that is measured.
pub fn binary() -> PathBuf {
    let named = std::env::var_os("IMAGE_CHAT_BIN").map(PathBuf::from);
    named.unwrap_or_else(|| Path::new(PROJECT).join("target/release/image-chat"))
}
