//! The page in Chromium, which `browser.mjs` drives: the time until it is usable, and frames and tasks while events
//! arrive.

use crate::board::Shape;
use crate::bytes::KIB;
use crate::common::chromium::chromium;
use crate::common::figures::{goal, median};
use crate::common::server::PROJECT;
use crate::settings::Settings;
use crate::site::{Image, Site};
use image_chat::server::config::Switch;
use serde::Deserialize;
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};

/// The images of a round: each round has new ones, since events change them.
const SHAPES: [Shape; 2] =
    [Shape { markers: 50, comments: 50 }, Shape { markers: 1_000, comments: 1_000 }];
/// Events that arrive together, half of them new markers.
const BURST: usize = 200;
/// What `browser.mjs` prints of one page.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Visit {
    markers: usize,
    usable_ms: f64,
    frame_ms: f64,
    /// The same while the burst is written, by as many as the server takes, on the machine of the page.
    written_frame_ms: f64,
    task_ms: f64,
    /// While the picture is panned and zoomed: the time that 95 % of frames take, and the longest one.
    moving_p95_ms: f64,
    moving_frame_ms: f64,
    /// The same, by the browser's trace: frames that it drew late, of 100.
    moving_late_percent: f64,
    script_bytes: f64,
}

/// Measures all rounds; 1 when Chromium or the script failed. Without a Chromium nothing is measured.
pub async fn compare(settings: &Settings) -> usize {
    let (chromium, package) = (chromium(), Path::new(PROJECT).join("end2end/node_modules"));
    let Some(chromium) = chromium.filter(|_| package.join("playwright-core").is_dir()) else {
        println!("browser: skipped, since there is no Chromium: make setup-browser, or CHROMIUM=…");
        return 0;
    };
    let site = Site::new(&SHAPES.repeat(settings.rounds)).await;
    let _server = site.serve(Switch::Off).await;
    let visits = visit(&site, &chromium);
    report(&visits);
    usize::from(visits.len() < site.images.len())
}

fn visit(site: &Site, chromium: &Path) -> Vec<Visit> {
    let image = |image: &Image| json!({ "id": image.id, "markers": image.shape.markers, "chats": &image.chats[..50] });
    let images: Vec<_> = site.images.iter().map(image).collect();
    let origin = format!("http://{}", site.addr);
    let run = json!({ "origin": origin, "chromium": chromium, "burst": BURST, "images": images });
    let mut node = Command::new("node");
    node.arg(Path::new(PROJECT).join("benches/pages/browser.mjs")).arg(run.to_string());
    let output = node.stderr(Stdio::inherit()).output().expect("Node starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines().inspect(|line| println!("browser: {line}"));
    lines.filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn report(visits: &[Visit]) {
    for Shape { markers, .. } in SHAPES {
        let middle = |figure: fn(&Visit) -> f64| {
            median(visits.iter().filter(|visit| visit.markers == markers).map(figure))
        };
        let usable = middle(|visit| visit.usable_ms / 1_000.0);
        goal(&format!("{markers} markers: until usable, s"), usable, "0.6");
        goal(
            &format!("{markers} markers: longest frame, ms"),
            middle(|visit| visit.frame_ms),
            "32",
        );
        let written = middle(|visit| visit.written_frame_ms);
        goal(&format!("{markers} markers: longest frame beside the writers, ms"), written, "32");
        goal(&format!("{markers} markers: longest task, ms"), middle(|visit| visit.task_ms), "32");
        let moving = format!("{markers} markers, panned and zoomed");
        let p95 = middle(|visit| visit.moving_p95_ms);
        goal(&format!("{moving}: 95 % of frames within, ms"), p95, "17");
        goal(&format!("{moving}: longest frame, ms"), middle(|visit| visit.moving_frame_ms), "32");
        let late = middle(|visit| visit.moving_late_percent);
        goal(&format!("{moving}: frames drawn late, by the browser's trace, %"), late, "5");
        let loaded = middle(|visit| visit.script_bytes / KIB);
        goal(&format!("{markers} markers: script and wasm that it loads, KB"), loaded, "160");
    }
}
