//! A fault as a line of text, for a test that controls a proxy in another process. Knows no stream.

use super::{Direction, FaultProxy};
use std::time::Duration;

impl FaultProxy {
    /// Does what a line says: `cut`, `refuse`, `half-open`, `heal`, `delay MS`, `throttle BYTES` a
    /// second, `truncate BYTES` on the way to the client, `truncate-request BYTES` to the server.
    pub fn obey(&self, line: &str) -> Result<(), String> {
        let mut words = line.split_whitespace();
        let (order, amount) = (words.next().unwrap_or_default(), words.next());
        if words.next().is_some() {
            return Err(format!("too many words: {line}"));
        }
        match (order, amount.map(str::parse::<u32>)) {
            ("cut", None) => self.cut(),
            ("refuse", None) => self.refuse(),
            ("half-open", None) => self.half_open(),
            ("heal", None) => self.heal(),
            ("delay", Some(Ok(ms))) => self.delay(Duration::from_millis(ms.into())),
            ("throttle", Some(Ok(bytes))) => self.throttle(bytes),
            ("truncate", Some(Ok(bytes))) => self.truncate(Direction::ToClient, bytes as usize),
            ("truncate-request", Some(Ok(bytes))) => {
                self.truncate(Direction::ToServer, bytes as usize);
            }
            _ => return Err(format!("not understood: {line}")),
        }
        Ok(())
    }
}
