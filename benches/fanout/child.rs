//! A process that is measured: its life and what the system says about it (Linux, `/proc`).
//! Knows not what it does.

use image_chat::model::ImageId;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Linux counts CPU time for user space in hundredths of a second, whatever the kernel's own tick.
const TICK: Duration = Duration::from_millis(10);
/// A start that takes longer hangs; an unoptimised one has a picture to prepare.
const START_DEADLINE: Duration = Duration::from_secs(60);
/// LP20: the server is gone within this time.
const STOP_DEADLINE: Duration = Duration::from_secs(30);
/// How often to look whether it is gone.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// What a process says, in a line, when it can be used.
#[derive(Serialize, Deserialize)]
pub struct Ready {
    /// Where it listens.
    pub addr: SocketAddr,
    /// What there is to follow.
    pub image: Option<ImageId>,
}

/// A running process. It ends when its standard input does, so also when this process dies.
pub struct Child {
    process: std::process::Child,
    /// What it said.
    pub ready: Ready,
}

impl Child {
    /// Starts this same program in another role.
    pub async fn start(arguments: &[&str]) -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().expect("starts");
        let output = BufReader::new(process.stdout.take().expect("its output is piped"));
        let line = tokio::task::spawn_blocking(|| output.lines().next());
        let line = tokio::time::timeout(START_DEADLINE, line).await.expect("starts in time");
        let line = line.expect("no panic").expect("says that it is ready").expect("readable");
        let ready = serde_json::from_str(&line).expect("says where it listens");
        Self { process, ready }
    }

    /// CPU time so far, user and system, of all its threads.
    pub fn cpu(&self) -> Duration {
        let stat = self.proc("stat");
        // The name, in parentheses, may hold blanks; fields 14 and 15 are the 12th and 13th after it.
        let (_, after_name) = stat.rsplit_once(')').expect("a name in parentheses");
        let fields = after_name.split_whitespace().skip(11).take(2);
        TICK * fields.map(|ticks| ticks.parse::<u32>().expect("a number")).sum()
    }

    /// Memory that it has in RAM, in bytes.
    pub fn resident_bytes(&self) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib =
            line.and_then(|line| line.split_whitespace().next()).expect("the process still runs");
        kib.parse::<u64>().expect("a number") * 1024
    }

    /// Lets it stop by itself.
    pub async fn stop(mut self) {
        drop(self.process.stdin.take());
        let end = Instant::now() + STOP_DEADLINE;
        while self.process.try_wait().expect("it is ours").is_none() {
            assert!(Instant::now() < end, "it stops in time");
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    fn proc(&self, file: &str) -> String {
        let path = format!("/proc/{}/{file}", self.process.id());
        std::fs::read_to_string(path).expect("Linux tells about processes")
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // After `stop` it is gone already; after a panic nobody is left to wait for it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
