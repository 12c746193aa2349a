//! Which file of the image a browser loads: the display file, or the full one where the screen shows more of it. Of a
//! picture with tiles the full one is too large for that: `js/zoom/tiles.js` shows tiles in its place.

use crate::protocol::page::ImageInfo;

/// The files with their widths, where there are two.
pub fn srcset(image: &ImageInfo) -> Option<String> {
    let ImageInfo { src, src_width, full_src, width, .. } = image;
    has_two(image).then(|| format!("{src} {src_width}w, {full_src} {width}w"))
}

/// The width at which the image is shown, as `style/stage.css` and `style/room.css` have it: the browser chooses a file
/// before it has a layout.
pub fn sizes(image: &ImageInfo) -> Option<String> {
    let ImageInfo { width, height, .. } = image;
    // The browser divides: formatting a fraction would weigh 10 KB in the browser part.
    let shown = format!(
        "max({width}px, 20rem), max((100vh - 8rem) * {width} / {height}, min({width}px * 0.6, 60rem))"
    );
    let sizes = format!(
        "(width < 768px) 100vw, (width < 1024px) min(100vw - 3rem, {shown}), min(100vw - 24rem, {shown})"
    );
    has_two(image).then_some(sizes)
}

fn has_two(image: &ImageInfo) -> bool {
    image.src_width < image.width && image.tiles.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ImageId, TenantId, Timestamp, Visibility};

    fn image(src_width: u32, width: u32, height: u32) -> ImageInfo {
        ImageInfo {
            id: ImageId(uuid::Uuid::nil()),
            tenant_id: TenantId::new("demo").expect("a tenant id"),
            url_id: String::new(),
            title: String::new(),
            src: "/display.jpg".into(),
            src_width,
            full_src: "/full.jpg".into(),
            thumb_src: String::new(),
            width,
            height,
            created_at: Timestamp(0),
            uploaded_by: None,
            visibility: Visibility::Listed,
            embedded: None,
            tiles: None,
        }
    }

    #[test]
    fn the_full_file_is_offered_where_it_is_wider() {
        let large = image(2_560, 8_000, 6_000);
        assert_eq!(srcset(&large).as_deref(), Some("/display.jpg 2560w, /full.jpg 8000w"));
        assert!(sizes(&large).is_some_and(|sizes| sizes.starts_with("(width < 768px) 100vw, ")));
        let small = image(1_200, 1_200, 6_000);
        let tiled = ImageInfo { tiles: Some("/tiles.pack".into()), ..large };
        for image in [small, tiled] {
            assert_eq!((srcset(&image), sizes(&image)), (None, None));
        }
    }
}
