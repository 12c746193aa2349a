//! A process that is measured: its life and what the system says about it (Linux, `/proc`).
//! Knows not what it does.

use std::net::SocketAddr;
use std::process::Command;
use std::time::{Duration, Instant};

/// Linux counts CPU time for user space in hundredths of a second, whatever the kernel's own tick.
const TICK: Duration = Duration::from_millis(10);
/// A start that takes longer hangs; an unoptimised one has a picture to prepare.
const START_DEADLINE: Duration = Duration::from_secs(60);
/// How often to look whether it answers.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// A running process; it is killed when this is dropped.
pub struct Child {
    process: std::process::Child,
}

impl Child {
    /// Starts it, and waits until it answers requests at this address.
    pub async fn start(mut command: Command, addr: SocketAddr) -> Self {
        let process = command.spawn();
        let process = process.unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        let mut child = Self { process };
        let (end, http) = (Instant::now() + START_DEADLINE, super::guest::client());
        while http.get(format!("http://{addr}/readyz")).send().await.is_err() {
            let ended = child.process.try_wait().expect("it is ours");
            assert!(ended.is_none(), "{command:?} ended at once");
            assert!(Instant::now() < end, "{command:?} does not answer");
            tokio::time::sleep(LOOK_EVERY).await;
        }
        child
    }

    /// CPU time so far.
    pub fn cpu(&self) -> Duration {
        cpu(self.process.id())
    }

    /// Memory that it has in RAM, in bytes.
    pub fn resident_bytes(&self) -> u64 {
        self.status_bytes("VmRSS:")
    }

    /// The most that it had in RAM since its start, or since [`Self::reset_peak`].
    pub fn peak_bytes(&self) -> u64 {
        self.status_bytes("VmHWM:")
    }

    /// Lets the peak begin again with what it has in RAM at present.
    pub fn reset_peak(&self) {
        let path = format!("/proc/{}/clear_refs", self.process.id());
        std::fs::write(path, "5").expect("Linux forgets the peak");
    }

    fn status_bytes(&self, field: &str) -> u64 {
        let status = proc(self.process.id(), "status");
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        let kib =
            line.and_then(|line| line.split_whitespace().next()).expect("the process still runs");
        kib.parse::<u64>().expect("a number") * 1024
    }
}

/// CPU time of a process so far, user and system, of all its threads.
pub fn cpu(process: u32) -> Duration {
    cpu_if_there(process).expect("Linux tells about processes")
}

fn cpu_if_there(process: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold blanks; fields 14 and 15 are the 12th and 13th after it.
    let (_, after_name) = stat.rsplit_once(')')?;
    let fields = after_name.split_whitespace().skip(11).take(2);
    Some(TICK * fields.map(|ticks| ticks.parse::<u32>().expect("a number")).sum())
}

/// CPU time so far of a process with all that it started and that still run.
pub fn cpu_of_all(parent: u32) -> Duration {
    let entries = std::fs::read_dir("/proc").expect("Linux tells about processes");
    let ids = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    // One may end while it is asked.
    let children = ids.filter(|id| parent_of(*id) == Some(parent));
    cpu(parent) + children.filter_map(cpu_if_there).sum::<Duration>()
}

/// The process that started this one.
pub fn parent_of(process: u32) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().parse().ok()
}

fn proc(process: u32, file: &str) -> String {
    let path = format!("/proc/{process}/{file}");
    std::fs::read_to_string(path).expect("Linux tells about processes")
}

impl Drop for Child {
    fn drop(&mut self) {
        // It may have ended by itself; its data is thrown away in any case.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
