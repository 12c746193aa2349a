//! The signals of the process: which stop the server, which it acts upon, which it ignores. None of them ends the
//! process by itself once [`Signals::listen`] was called.

use rustix::process::Signal as Number;
use std::io;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// SIGTERM, SIGINT, SIGQUIT: finish and end.
    Stop,
    /// SIGHUP: read the certificate and the log filter again.
    Reload,
    /// SIGUSR1: log debug messages, or stop doing so.
    ToggleDebug,
}

/// The signals that ask for something.
pub struct Signals {
    terminate: Signal,
    interrupt: Signal,
    quit: Signal,
    hangup: Signal,
    user1: Signal,
}

impl Signals {
    /// Listens for all of them. Those that come before the first [`Signals::next`] are kept.
    pub fn listen() -> io::Result<Self> {
        // A file that would become larger than the process may make one: without a handler this ends the process,
        // with one the write fails, as on a full disk. The standard library ignores SIGPIPE in the same way.
        for ignored in [Number::USR2, Number::XFSZ] {
            // The handler outlives what would tell of the signal.
            drop(signal(SignalKind::from_raw(ignored.as_raw()))?);
        }
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            quit: signal(SignalKind::quit())?,
            hangup: signal(SignalKind::hangup())?,
            user1: signal(SignalKind::user_defined1())?,
        })
    }

    /// The next one.
    pub async fn next(&mut self) -> Request {
        tokio::select! {
            _ = self.terminate.recv() => Request::Stop,
            _ = self.interrupt.recv() => Request::Stop,
            _ = self.quit.recv() => Request::Stop,
            _ = self.hangup.recv() => Request::Reload,
            _ = self.user1.recv() => Request::ToggleDebug,
        }
    }
}
