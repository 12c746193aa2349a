//! A real nats-server for tests: one for the whole run, or one of their own that they may stop.

use super::free_addr;
use std::io::{BufRead, BufReader, ErrorKind};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The program, which Debian installs where not every user looks.
const PROGRAMS: [&str; 2] = ["nats-server", "/usr/sbin/nats-server"];
/// A server that does not answer by then does not start.
const STARTS_WITHIN: Duration = Duration::from_secs(20);
/// Ends the server when this process ends, in whichever way: then the pipe that is read here closes.
const KEEPER: &str =
    r#""$@" >/dev/null 2>&1 & server=$!; read -r _; kill "$server"; wait "$server""#;

/// A nats-server on a free port of its own.
pub struct NatsServer {
    addr: SocketAddr,
    keeper: Option<Child>,
}

impl NatsServer {
    /// The one of this run.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<NatsServer> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// One that may be stopped.
    pub fn start() -> Self {
        let mut new = Self { addr: free_addr(), keeper: None };
        new.go_on();
        new
    }

    /// Its address as a setting.
    pub fn url(&self) -> String {
        format!("nats://{}", self.addr)
    }

    /// Ends it.
    pub fn stop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take());
            keeper.wait().expect("it ends");
        }
    }

    /// Starts it again on its port.
    pub fn go_on(&mut self) {
        let port = self.addr.port().to_string();
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "sh", program(), "-a", "127.0.0.1", "-p", &port]);
        self.keeper = Some(keeper.stdin(Stdio::piped()).spawn().expect("a shell"));
        let begun = Instant::now();
        while !self.answers() {
            assert!(begun.elapsed() < STARTS_WITHIN, "nats-server does not answer on port {port}");
            sleep(Duration::from_millis(10));
        }
    }

    fn answers(&self) -> bool {
        let Ok(socket) = TcpStream::connect(self.addr) else { return false };
        let mut line = String::new();
        let read = BufReader::new(socket).read_line(&mut line);
        read.is_ok() && line.starts_with("INFO ")
    }
}

impl Drop for NatsServer {
    fn drop(&mut self) {
        self.stop();
    }
}

fn program() -> &'static str {
    let is_there = |program: &&str| {
        let tried = Command::new(program).arg("--version").stdout(Stdio::null()).status();
        tried.is_ok() || tried.is_err_and(|error| error.kind() != ErrorKind::NotFound)
    };
    let found = PROGRAMS.iter().find(|program| is_there(program));
    found.expect("nats-server is missing: install Debian's package nats-server")
}
