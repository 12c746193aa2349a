//! The real binary as a process that can be killed, stopped and started again on the same data.
//! Knows no request but "are you ready?".

use rustix::process::{Pid, Signal, kill_process};
use std::fs::File;
use std::net::{SocketAddr, TcpListener};
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
/// Ports that no outgoing connection is given: one that was free stays so while the server is away.
const PORTS: std::ops::Range<u16> = 10_000..30_000;

/// A server process with a folder of its own; both are gone when this is.
pub struct ChildServer {
    pub addr: SocketAddr,
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
        let folder = tempfile::tempdir().expect("a folder");
        let variables = variables.iter().map(|(name, value)| (name.to_string(), value.to_string()));
        let variables = variables.collect();
        let mut server = Self { addr: free_addr(), variables, folder, process: None };
        server.start_again().await;
        server
    }

    /// Where it is.
    pub fn base(&self) -> String {
        let has_tls = self.variables.iter().any(|(name, _)| name == "IMAGE_CHAT_TLS_CERT");
        format!("{}://{}", if has_tls { "https" } else { "http" }, self.addr)
    }

    /// Starts it on the same data and the same port, and waits until it is ready.
    pub async fn start_again(&mut self) {
        assert!(self.process.is_none(), "it runs already");
        let log = File::options().append(true).create(true).open(self.log_path());
        let log = log.expect("a log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_image-chat"));
        command.arg("serve").env_clear().current_dir(self.folder.path());
        command.env("IMAGE_CHAT_ADDR", self.addr.to_string()).env("IMAGE_CHAT_LOG", "warn");
        command.env("IMAGE_CHAT_DATA_DIR", self.folder.path().join("data"));
        // Its tests are load, all of it from one address.
        command.env("IMAGE_CHAT_RATE_LIMITS", "off");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.env("RUST_BACKTRACE", "1");
        command.stdin(Stdio::null()).stdout(log.try_clone().expect("a log")).stderr(log);
        self.process = Some(command.spawn().expect("starts"));
        self.be_ready().await;
    }

    async fn be_ready(&mut self) {
        let end = Instant::now() + START_DEADLINE;
        // Whose certificate it has is for other tests.
        let client = reqwest::Client::builder().no_proxy().danger_accept_invalid_certs(true);
        let client = client.build().expect("a client");
        let ready = format!("{}/readyz", self.base());
        loop {
            match client.get(&ready).send().await {
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
        kill_process(self.pid(), Signal::TERM).expect("told");
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

    fn pid(&self) -> Pid {
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

fn free_addr() -> SocketAddr {
    loop {
        let addr = SocketAddr::from(([127, 0, 0, 1], rand::random_range(PORTS)));
        if TcpListener::bind(addr).is_ok() {
            return addr;
        }
    }
}
