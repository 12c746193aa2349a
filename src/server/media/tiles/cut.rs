//! Cuts a picture into the tiles of its levels.

use super::pack::PackWriter;
use super::pyramid::Pyramid;
use crate::server::media::{MediaError, scale};
use image::DynamicImage;

/// The file of the tiles of an image, each encoded by `encode`. Takes the image, since its pixels are no longer needed once
/// the next level is made of them.
pub fn cut(
    mut image: DynamicImage,
    pyramid: Pyramid,
    encode: impl Fn(&DynamicImage) -> Result<Vec<u8>, MediaError>,
) -> Result<Vec<u8>, MediaError> {
    let mut pack = PackWriter::new(pyramid);
    for level in pyramid.levels() {
        if level > 0 {
            image = scale::resized(&image, pyramid.size(level))?;
        }
        for tile in pyramid.tiles(level) {
            let [left, top, width, height] = pyramid.area(tile);
            pack.push(&encode(&image.crop_imm(left, top, width, height))?)?;
        }
    }
    pack.finish()
}
