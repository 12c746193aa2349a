//! The widget: bytes and time until markers show on a page with ten images, beside the same page without it.
//!
//! `embed/visits.mjs` serves the page from another site and opens it in Chromium, both kinds in turn; printed are the
//! medians of all rounds. Ends with 1 when Chromium or the script failed. See docs/performance.md.
//!
//! `BENCH_ROUNDS=5 make bench BENCH=embed`

#[expect(dead_code, reason = "one visitor, who does nothing")]
mod common;

use common::chromium::chromium;
use common::figures::{goal, median};
use common::{audience, env, server};
use image_chat::server::config::Switch;
use serde::Deserialize;
use serde_json::json;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

const ROUNDS: usize = 5;
const IMAGES: usize = 10;
/// Bytes in a kilobyte.
const KIB: f64 = 1024.0;
/// What the script prints of one visit.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Visit {
    has_widget: bool,
    /// Bytes as they were sent, the pictures left out.
    loader_bytes: f64,
    /// Script and wasm, the loader among them; and all else: styles, markup, data.
    program_bytes: f64,
    other_bytes: f64,
    /// Until the last picture is there, and until the last marker is.
    pictures_ms: f64,
    markers_ms: f64,
    sockets: f64,
}

fn main() -> ExitCode {
    let prepared =
        env::number("BENCH_ROUNDS", ROUNDS).and_then(|rounds| server::check().map(|()| rounds));
    let rounds = match prepared {
        Ok(rounds) => rounds,
        Err(message) => {
            eprintln!("error: {message}");
            return ExitCode::from(2);
        }
    };
    let Some(chromium) = chromium() else {
        eprintln!("error: there is no Chromium: make setup-browser, or CHROMIUM=…");
        return ExitCode::from(2);
    };
    let visits = audience::this_thread().block_on(visits(rounds, &chromium));
    report(&visits);
    if visits.len() == 2 * rounds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn visits(rounds: usize, chromium: &Path) -> Vec<Visit> {
    let (addr, data) = (server::free_addr(), server::data_folder());
    let _server = server::start(addr, data.path(), Switch::Off).await;
    let run = json!({
        "server": format!("http://{addr}"), "binary": server::binary(), "data": data.path(),
        "chromium": chromium, "rounds": rounds, "images": IMAGES,
    });
    let mut node = Command::new("node");
    node.arg(Path::new(server::PROJECT).join("benches/embed/visits.mjs")).arg(run.to_string());
    let output = node.stderr(Stdio::inherit()).output().expect("Node starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn report(visits: &[Visit]) {
    let of = |has_widget: bool, figure: fn(&Visit) -> f64| {
        median(visits.iter().filter(|visit| visit.has_widget == has_widget).map(figure))
    };
    goal("loader, KB", of(true, |visit| visit.loader_bytes / KIB), "12");
    goal("script and wasm, KB", of(true, |visit| visit.program_bytes / KIB), "160");
    println!("styles, markup and data: {:.1} KB", of(true, |visit| visit.other_bytes / KIB));
    goal("sockets", of(true, |visit| visit.sockets), "1");
    for (name, has_widget) in [("without the widget", false), ("with it", true)] {
        println!(
            "until all pictures are there, {name}: {:.0} ms",
            of(has_widget, |visit| visit.pictures_ms)
        );
    }
    let (markers, pictures) =
        (of(true, |visit| visit.markers_ms), of(false, |visit| visit.pictures_ms));
    println!(
        "until all markers are there: {markers:.0} ms, {:.2} × the pictures without it",
        markers / pictures
    );
}
