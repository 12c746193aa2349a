//! The tiles of a large picture are the picture.

use super::*;
use crate::server::media::tiles::Pyramid;
use image::GenericImage;
use image::imageops::FilterType;

/// Each level put together from its tiles.
fn levels(prepared: &Prepared, display_width: u32) -> Vec<DynamicImage> {
    let pack = &prepared.tiles.as_ref().expect("tiles").bytes;
    let index = PackIndex::read(&pack[..pack.len().min(HEAD_BYTES as usize)]).expect("a head");
    let pyramid = Pyramid::of((prepared.width, prepared.height), display_width).expect("large");
    let level = |level| {
        let (width, height) = pyramid.size(level);
        let mut whole = DynamicImage::new_rgba8(width, height);
        for tile in pyramid.tiles(level) {
            let range = index.range(tile).expect("there");
            let bytes = &pack[range.start as usize..range.end as usize];
            let picture = image::load_from_memory(bytes).expect("a picture");
            let [left, top, ..] = pyramid.area(tile);
            whole.copy_from(&picture, left, top).expect("it fits");
        }
        whole
    };
    pyramid.levels().map(level).collect()
}

/// The largest difference of a channel.
fn difference(a: &DynamicImage, b: &DynamicImage) -> u8 {
    assert_eq!(a.dimensions(), b.dimensions());
    let (a, b) = (a.to_rgba8(), b.to_rgba8());
    let pairs = a.as_raw().iter().zip(b.as_raw());
    pairs.map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
}

#[tokio::test]
async fn a_drawing_is_the_same_in_tiles() {
    let drawing = DynamicImage::from(flag(9_001, 701));
    let prepared = prepared(png(drawing.clone())).await;
    let levels = levels(&prepared, 2_560);
    assert_eq!(levels.len(), 2);
    assert_eq!(difference(&levels[0], &drawing), 0);
    let half = drawing.resize_exact(4_501, 351, FilterType::Lanczos3);
    assert!(difference(&levels[1], &half) < 8, "{}", difference(&levels[1], &half));
    let name = &prepared.tiles.as_ref().expect("tiles").file;
    assert!(name.starts_with("tiles-") && crate::server::blobs::is_file_name(name), "{name}");
    assert_eq!(content_type(name), None, "it is not served as a whole");
}

#[tokio::test]
async fn transparency_stays() {
    let drawing = DynamicImage::from(half_transparent(8_200, 40));
    let prepared = prepared(png(drawing.clone())).await;
    let levels = levels(&prepared, 2_560);
    assert_eq!(levels[0].get_pixel(9, 30).0[3], 0);
    assert_eq!(levels[1].get_pixel(9, 15).0[3], 0);
    assert_eq!(levels[0].get_pixel(8_000, 30), drawing.get_pixel(8_000, 30));
}

#[tokio::test]
async fn photos_are_photos_in_tiles() {
    let photo = DynamicImage::from(noise(8_200, 520));
    for bytes in [png(photo.clone()), jpeg(photo)] {
        let prepared = prepared(bytes).await;
        let tiles = prepared.tiles.expect("tiles").bytes;
        let index = PackIndex::read(&tiles).expect("a head");
        let range = index.range(Tile { level: 0, column: 1, row: 0 }).expect("there");
        let tile = &tiles[range.start as usize..range.end as usize];
        assert_eq!(tile_type(tile), "image/jpeg");
        let corner = index.range(Tile { level: 0, column: 16, row: 1 }).expect("there");
        let corner = &tiles[corner.start as usize..corner.end as usize];
        assert_eq!(image::load_from_memory(corner).expect("a picture").dimensions(), (8, 8));
    }
}

#[tokio::test]
async fn a_turned_photo_is_turned_in_its_tiles() {
    let prepared = prepared(jpeg_with_exif(flag(600, 8_200), 6)).await;
    assert_eq!((prepared.width, prepared.height), (8_200, 600));
    let level = &levels(&prepared, 2_560)[0];
    let full = picture(&prepared.full);
    for (x, y) in [(50, 50), (8_150, 50), (50, 550), (8_150, 550)] {
        assert!(is_near(level.get_pixel(x, y).0, full.get_pixel(x, y).0), "{x}, {y}");
    }
}

#[tokio::test]
async fn small_pictures_have_none() {
    for bytes in [png(flag(2_600, 260)), jpeg(flag(4_000, 3_000)), png(flag(4, 8_300))] {
        assert_eq!(prepared(bytes).await.tiles, None);
    }
}

#[tokio::test]
async fn tiles_are_made_of_a_full_file_later() {
    let prepared = prepared(png(flag(9_001, 701))).await;
    let full = ImageFile::stored(prepared.full.bytes.clone()).expect("a PNG");
    let pipeline = ImagePipeline::default();
    assert_eq!(pipeline.cut_tiles(full.clone(), 2_560).await.expect("tiles"), prepared.tiles);
    assert_eq!(
        pipeline.cut_tiles(full, 9_001).await.expect("read"),
        None,
        "the full file is shown"
    );
}
