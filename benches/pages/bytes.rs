//! The size of image pages, plain and compressed.

use crate::requests::SHAPES;
use crate::site::Site;
use image_chat::server::config::Switch;

/// Bytes in a kilobyte.
pub const KIB: f64 = 1024.0;
/// What a client asks for, and the encoding that it gets if the server offers it.
const ENCODINGS: [(Option<&str>, &str); 3] =
    [(None, "plain"), (Some("gzip"), "gzip"), (Some("br"), "br")];
/// Compressed, in kilobytes, for each image of [`SHAPES`].
const TO_REACH: [u32; 3] = [30, 60, 60];

/// Prints the size of each page.
pub async fn print() {
    let site = Site::new(&SHAPES).await;
    let _server = site.serve(Switch::Off).await;
    heading("bytes of a page, KB");
    for (image, to_reach) in site.images.iter().zip(TO_REACH) {
        let sizes = of_page(&site, &image.path()).await;
        println!("{} (to reach, compressed: {to_reach})", row(&image.shape.to_string(), &sizes));
    }
}

/// Prints the first line of a table of sizes.
pub fn heading(title: &str) {
    println!("{title:<28}{:>10}{:>10}{:>10}", "plain", "gzip", "br");
}

/// A line of a table of sizes.
pub fn row(name: &str, sizes: &[Option<usize>]) -> String {
    let cell = |size: &Option<usize>| match size {
        Some(bytes) => format!("{:>10.1}", *bytes as f64 / KIB),
        None => format!("{:>10}", "-"),
    };
    format!("{name:<28}{}", sizes.iter().map(cell).collect::<String>())
}

/// The size of a page in each encoding; `None` for one that the server does not offer.
pub async fn of_page(site: &Site, path: &str) -> Vec<Option<usize>> {
    let mut sizes = Vec::new();
    for (accepted, encoding) in ENCODINGS {
        let answer = site.get(path, accepted).await;
        sizes.push((answer.encoding() == encoding).then_some(answer.body.len()));
    }
    sizes
}
