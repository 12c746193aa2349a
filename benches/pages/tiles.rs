//! Very large pictures in Chromium, which `tiles.mjs` drives: frames and tasks while they are panned and zoomed, with tiles
//! and with the full file in their place.

use crate::common::chromium::chromium;
use crate::common::figures::{MIB, goal, median};
use crate::common::server::PROJECT;
use crate::settings::Settings;
use crate::site::Site;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{Rgb, RgbImage};
use image_chat::server::config::Switch;
use serde::Deserialize;
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};

/// What `tiles.mjs` prints of one picture.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Visit {
    name: String,
    is_tiled: bool,
    sharp_ms: f64,
    panned: Motion,
    zoomed: Motion,
    in_document: f64,
    bytes: f64,
    is_full: bool,
}

/// Frames while something moves.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Motion {
    p50_ms: f64,
    p95_ms: f64,
    longest_ms: f64,
    task_ms: f64,
}

/// Measures all rounds; the number of visits that failed, or loaded the full file beside tiles. Without a Chromium nothing
/// is measured.
pub async fn compare(settings: &Settings) -> usize {
    let (chromium, package) = (chromium(), Path::new(PROJECT).join("end2end/node_modules"));
    let Some(chromium) = chromium.filter(|_| package.join("playwright-core").is_dir()) else {
        println!("tiles: skipped, since there is no Chromium: make setup-browser, or CHROMIUM=…");
        return 0;
    };
    let site = Site::new(&[]).await;
    let _server = site.serve(Switch::Off).await;
    let mut images = Vec::new();
    for (name, picture) in [("64 megapixels", photo()), ("1,200 × 20,000", capture())] {
        let begin = std::time::Instant::now();
        let id = site.people[0].upload(picture).await;
        println!("tiles: {name} uploaded and prepared in {:.1} s", begin.elapsed().as_secs_f64());
        images.push(json!({ "name": name, "id": id }));
    }
    let origin = format!("http://{}", site.addr);
    let rounds = (0..settings.rounds).flat_map(|_| visits(&origin, &chromium, &images));
    let visits: Vec<Visit> = rounds.collect();
    report(&visits);
    let failed = settings.rounds * images.len() * 2 - visits.len();
    failed + visits.iter().filter(|visit| visit.is_tiled && visit.is_full).count()
}

fn visits(origin: &str, chromium: &Path, images: &[serde_json::Value]) -> Vec<Visit> {
    let run = json!({ "origin": origin, "chromium": chromium, "images": images });
    let mut node = Command::new("node");
    node.arg(Path::new(PROJECT).join("benches/pages/tiles.mjs")).arg(run.to_string());
    let output = node.stderr(Stdio::inherit()).output().expect("Node starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = text.lines().inspect(|line| println!("tiles: {line}"));
    lines.filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn report(visits: &[Visit]) {
    let mut names: Vec<&str> = visits.iter().map(|visit| &*visit.name).collect();
    names.dedup();
    names.truncate(2);
    for name in names {
        for (is_tiled, side) in [(true, "tiles"), (false, "full file")] {
            let middle = |figure: fn(&Visit) -> f64| {
                let of = visits.iter().filter(|v| v.name == name && v.is_tiled == is_tiled);
                median(of.map(figure))
            };
            let print = |what: &str, figure: fn(&Visit) -> f64, to_reach: &str| {
                goal(&format!("{name}, {side}: {what}"), middle(figure), to_reach);
            };
            print("until 100 % is sharp, ms", |v| v.sharp_ms, "500");
            print("panning: frame, p50, ms", |v| v.panned.p50_ms, "17");
            print("panning: frame, p95, ms", |v| v.panned.p95_ms, "17");
            print("panning: longest frame, ms", |v| v.panned.longest_ms, "34");
            print("panning: longest task, ms", |v| v.panned.task_ms, "16");
            print("zooming: frame, p50, ms", |v| v.zoomed.p50_ms, "17");
            print("zooming: frame, p95, ms", |v| v.zoomed.p95_ms, "34");
            print("zooming: longest frame, ms", |v| v.zoomed.longest_ms, "50");
            print("zooming: longest task, ms", |v| v.zoomed.task_ms, "16");
            print("tiles in the document after panning", |v| v.in_document, "60");
            print("loaded of the picture, MB", |v| v.bytes / MIB, "-");
        }
    }
}

/// 8,000 × 8,000 pixels of soft shapes with some grain, as a camera sends them.
fn photo() -> Vec<u8> {
    let wave = |at: u32, length: f32| (at as f32 / length).sin() * 50.0;
    let columns: Vec<f32> = (0..8_000).map(|x| wave(x, 310.0) + wave(x, 47.0) / 2.0).collect();
    let mut grain = 1_u32;
    let picture = RgbImage::from_fn(8_000, 8_000, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let light = 120.0 + columns[x as usize] + columns[((x + y) % 8_000) as usize] / 2.0;
        let light = light as u8;
        Rgb([light.saturating_add((grain >> 28) as u8), light, light / 2])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture).expect("a JPEG");
    bytes
}

/// 1,200 × 20,000 pixels of dark strokes in lines on white, as a page of text is.
fn capture() -> Vec<u8> {
    let picture = RgbImage::from_fn(1_200, 20_000, |x, y| {
        let (line, letter) = (y / 24, x / 9);
        let is_text =
            y % 24 < 14 && (100..1_100).contains(&x) && (line * 31 + letter * 17) % 7 != 0;
        let stroke = (x * 7 + y * 13 + letter * line) % 5 < 2;
        if is_text && stroke { Rgb([40, 44, 52]) } else { Rgb([255, 255, 255]) }
    });
    let mut bytes = Vec::new();
    // As small as programs that capture pages make it: the fast encoding of this library is beyond the limit of uploads.
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::NoFilter);
    picture.write_with_encoder(encoder).expect("a PNG");
    bytes
}
