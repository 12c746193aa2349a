//! Pages: requests a second beside a static server, bytes, a full image, script and wasm, a page and large pictures in Chromium.
//!
//! The peer is a bare axum handler in a process of its own that answers with the same bytes. Both sides
//! are requested over as many connections, one request after the other on each; sides take turns, and
//! printed are the medians of all rounds. Ends with 1 when a request or a write was refused.
//! See docs/performance.md.
//!
//! `BENCH_PARTS=requests,bytes,full,scripts,browser,tiles BENCH_ROUNDS=3 BENCH_SECONDS=2 BENCH_CONNECTIONS=32 make bench BENCH=pages`

#[path = "pages/answer.rs"]
mod answer;
#[path = "pages/board.rs"]
mod board;
#[path = "pages/browser.rs"]
mod browser;
#[path = "pages/bytes.rs"]
mod bytes;
#[path = "pages/client.rs"]
mod client;
#[expect(dead_code, reason = "nobody listens to a socket")]
mod common;
#[path = "pages/full.rs"]
mod full;
#[path = "pages/links.rs"]
mod links;
#[path = "pages/part.rs"]
mod part;
#[path = "pages/requests.rs"]
mod requests;
#[path = "pages/response.rs"]
mod response;
#[path = "pages/scripts.rs"]
mod scripts;
#[path = "pages/settings.rs"]
mod settings;
#[path = "pages/site.rs"]
mod site;
#[path = "pages/static_server.rs"]
mod static_server;
#[path = "pages/texts.rs"]
mod texts;
#[path = "pages/tiles.rs"]
mod tiles;
#[path = "pages/writes.rs"]
mod writes;

use common::{audience, descriptors, server};
use part::Part;
use settings::Settings;
use std::process::ExitCode;
use tokio::runtime::Handle;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(static_server::ARGUMENT) {
        static_server::serve(arguments);
        return ExitCode::SUCCESS;
    }
    let settings = match prepare() {
        Ok(settings) => settings,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    let audience = audience::threads(1);
    let failed = audience::this_thread().block_on(run(&settings, audience.handle()));
    println!("requests, writes and parts that failed: {failed} (to reach: 0)");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn prepare() -> Result<Settings, String> {
    let settings = Settings::from_env()?;
    descriptors::allow(settings.connections)?;
    server::check()?;
    Ok(settings)
}

/// All parts; the number of failures.
async fn run(settings: &Settings, audience: &Handle) -> usize {
    let mut failed = 0;
    for part in &settings.parts {
        println!("{part}, {} rounds", settings.rounds);
        failed += match part {
            Part::Requests => requests::compare(settings, audience).await,
            Part::Full => full::compare(settings, audience).await,
            Part::Browser => browser::compare(settings).await,
            Part::Tiles => tiles::compare(settings).await,
            Part::Bytes => {
                bytes::print().await;
                0
            }
            Part::Scripts => {
                scripts::print().await;
                0
            }
        };
    }
    failed
}
