//! The fault proxy as a program, for tests that are not written in Rust: `fault-proxy 127.0.0.1:3000`
//! says `{"addr":"127.0.0.1:41234"}`, then answers each line of its input (see `orders.rs`) with `ok`
//! or `error: …`. It ends when its input does. Knows not who is on either side.

#[expect(dead_code, reason = "the tests in Rust ask for more than lines can")]
mod fault_proxy;

use fault_proxy::FaultProxy;
use std::io::{BufRead, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

fn main() -> ExitCode {
    let target = std::env::args().nth(1).and_then(|text| text.parse::<SocketAddr>().ok());
    let Some(target) = target else {
        eprintln!("usage: fault-proxy ADDRESS:PORT");
        return ExitCode::from(2);
    };
    let runtime = tokio::runtime::Runtime::new().expect("threads for the runtime");
    let proxy = runtime.block_on(FaultProxy::start(target));
    say(&format!("{{\"addr\":\"{}\"}}", proxy.addr()));
    // The runtime's threads carry the bytes; this one listens.
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        match proxy.obey(&line) {
            Ok(()) => say("ok"),
            Err(why) => say(&format!("error: {why}")),
        }
    }
    ExitCode::SUCCESS
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Without a reader there is nobody left to tell.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
