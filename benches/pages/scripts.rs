//! The size of the script and wasm that a page loads, compressed with brotli.

use crate::board::Shape;
use crate::bytes::KIB;
use crate::common::figures::goal;
use crate::links;
use crate::site::Site;
use image_chat::server::config::Switch;
use reqwest::Url;

/// Any image: the page loads the same for each.
const SHAPES: [Shape; 1] = [Shape { markers: 50, comments: 50 }];

/// Prints each file and their sum for the image page and the start page.
pub async fn print() {
    let site = Site::new(&SHAPES).await;
    let _server = site.serve(Switch::Off).await;
    let image = site.images[0].path();
    for (name, page, to_reach) in [("image page", image.as_str(), "160"), ("start page", "/", "25")]
    {
        let mut sum = 0;
        for file in files(&site, page).await {
            let answer = site.get(&file, Some("br")).await;
            println!("{name}: {file}, {} bytes ({})", answer.body.len(), answer.encoding());
            sum += answer.body.len();
        }
        goal(&format!("{name}: script and wasm, KB"), sum as f64 / KIB, to_reach);
    }
}

/// The paths of what a page names, and of what those scripts import.
async fn files(site: &Site, page: &str) -> Vec<String> {
    let html = text(site, page).await;
    let mut files: Vec<String> =
        links::in_page(&html).iter().map(|link| path(site, page, link)).collect();
    for file in files.clone() {
        if file.ends_with(".wasm") {
            continue;
        }
        let script = text(site, &file).await;
        let imported = links::imports(&script);
        files.extend(imported.iter().map(|link| path(site, &file, link)));
    }
    files.sort_unstable();
    files.dedup();
    files
}

async fn text(site: &Site, path: &str) -> String {
    let answer = site.get(path, None).await;
    String::from_utf8(answer.body.to_vec()).expect("text")
}

fn path(site: &Site, base: &str, link: &str) -> String {
    let base = Url::parse(&format!("http://{}{base}", site.addr)).expect("an address");
    base.join(link).expect("a link").path().to_owned()
}
