//! The real binary as a process that can be killed, stopped and started again on the same data.
//! Knows no request but "are you ready?".

#[path = "../../../src/server/bus/tests/free_addr.rs"]
mod free_addr;

pub use free_addr::free_addr;

use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A start that takes longer hangs; an unoptimised one has a picture to prepare.
const START_DEADLINE: Duration = Duration::from_secs(60);
/// LP20: the server is gone within this time.
const STOP_DEADLINE: Duration = Duration::from_secs(30);
/// How often to look.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// A server process with a folder of its own; both are gone when this is.
pub struct ChildServer {
    pub addr: SocketAddr,
    /// Commands of a shell that run before it in its process, such as `umask 000`.
    pub prelude: &'static str,
    variables: Vec<(String, String)>,
    folder: TempDir,
    process: Option<Child>,
}

impl ChildServer {
    /// Starts it on a free port and an empty folder, and waits until it is ready.
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// The same with these variables.
    pub async fn start_with(variables: &[(&str, &str)]) -> Self {
        let mut server = Self::new(variables);
        server.start_again().await;
        server
    }

    /// A server with these variables, still to be started.
    pub fn new(variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let variables = variables.iter().map(|(name, value)| (name.to_string(), value.to_string()));
        let variables = variables.collect();
        Self { addr: free_addr(), prelude: "", variables, folder, process: None }
    }

    /// Where its data is, unless a variable says otherwise.
    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where it is.
    pub fn base(&self) -> String {
        let has_tls = self.variables.iter().any(|(name, _)| name == "IMAGE_CHAT_TLS_CERT");
        format!("{}://{}", if has_tls { "https" } else { "http" }, self.addr)
    }

    /// Starts it on the same data and the same port, and waits until it is ready.
    pub async fn start_again(&mut self) {
        self.spawn();
        self.answers("/readyz").await;
    }

    /// The same, and waits until it answers, ready or not.
    pub async fn start_unready(&mut self) {
        self.spawn();
        self.answers("/healthz").await;
    }

    fn spawn(&mut self) {
        assert!(self.process.is_none(), "it runs already");
        let log = File::options().append(true).create(true).open(self.log_path());
        let log = log.expect("a log");
        // The shell becomes the server: one process.
        let script = format!("{}\nexec \"$0\" serve", self.prelude);
        let mut command = Command::new("/bin/sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_image-chat")]);
        command.env_clear().current_dir(self.folder.path());
        command.env("IMAGE_CHAT_ADDR", self.addr.to_string()).env("IMAGE_CHAT_LOG", "warn");
        command.env("IMAGE_CHAT_DATA_DIR", self.data_dir());
        // Its tests are load, all of it from one address.
        command.env("IMAGE_CHAT_RATE_LIMITS", "off");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.env("RUST_BACKTRACE", "1");
        command.stdin(Stdio::null()).stdout(log.try_clone().expect("a log")).stderr(log);
        self.process = Some(command.spawn().expect("starts"));
    }

    async fn answers(&mut self, path: &str) {
        let end = Instant::now() + START_DEADLINE;
        // Whose certificate it has is for other tests.
        let client = reqwest::Client::builder().no_proxy().danger_accept_invalid_certs(true);
        let client = client.build().expect("a client");
        let address = format!("{}{path}", self.base());
        loop {
            match client.get(&address).send().await {
                Ok(answer) if answer.status() == 200 => return,
                _ => tokio::time::sleep(LOOK_EVERY).await,
            }
            let process = self.process.as_mut().expect("it was started");
            let ended = process.try_wait().expect("it is ours");
            assert!(ended.is_none(), "it ended before it was ready:\n{}", self.log());
            assert!(Instant::now() < end, "it was not ready in time:\n{}", self.log());
        }
    }

    /// `kill -9`: what was not on the disk is gone.
    pub fn kill(&mut self) {
        let mut process = self.process.take().expect("it runs");
        process.kill().expect("killed");
        process.wait().expect("it is ours");
    }

    /// SIGTERM: it is to stop by itself.
    pub fn terminate(&self) {
        self.signal(Signal::TERM);
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("told");
    }

    /// Its files may be so large; `None`: as large as it likes.
    pub fn limit_file_size(&self, bytes: Option<u64>) {
        let limit = Rlimit { current: bytes, maximum: None };
        prlimit(Some(self.pid()), Resource::Fsize, limit).expect("limited");
    }

    /// Waits until it has stopped by itself.
    pub async fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + STOP_DEADLINE;
        let mut process = self.process.take().expect("it runs");
        loop {
            if let Some(status) = process.try_wait().expect("it is ours") {
                return status;
            }
            if Instant::now() > end {
                process.kill().expect("killed");
                panic!("it did not stop in time:\n{}", self.log());
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Memory that it has in RAM, in bytes.
    pub fn resident_bytes(&self) -> u64 {
        let path = format!("/proc/{}/status", self.pid().as_raw_nonzero());
        let status = std::fs::read_to_string(path).expect("Linux tells about processes");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().next()).expect("it runs");
        kib.parse::<u64>().expect("a number") * 1024
    }

    /// What it wrote so far, over all its starts.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    fn log_path(&self) -> PathBuf {
        Path::join(self.folder.path(), "server.log")
    }

    pub fn pid(&self) -> Pid {
        Pid::from_child(self.process.as_ref().expect("it runs"))
    }
}

impl Drop for ChildServer {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            // It may have ended by itself.
            let _ = process.kill();
            let _ = process.wait();
        }
        if !std::thread::panicking() {
            assert!(!self.log().contains("panicked"), "the server panicked:\n{}", self.log());
        }
    }
}

/// Lets this process, and those that it starts, open so many files.
pub fn allow_open_files(count: u64) {
    let allowed = rlimit::increase_nofile_limit(count).expect("the system tells");
    assert!(allowed >= count, "{count} open files are needed, and {allowed} allowed");
}
