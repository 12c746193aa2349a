//! Scales images down, never up.

use super::bounds::Size;
use super::error::MediaError;
use crate::protocol::NotAnImage;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{PixelTrait, Resizer};
use image::{DynamicImage, ImageBuffer, Pixel};

/// The size of an image of `width` × `height` pixels in `size`, in proportion, at least one pixel each way. `None` when
/// the image is that small already.
pub fn fitted(width: u32, height: u32, size: Size) -> Option<(u32, u32)> {
    let (w, h) = (f64::from(width), f64::from(height));
    let covering = (f64::from(size.width) / w).max(f64::from(size.height) / h);
    let factor = covering.min((size.pixels as f64 / (w * h)).sqrt());
    let scaled = |length: f64| (length * factor).round().max(1.0) as u32;
    (factor < 1.0).then(|| (scaled(w), scaled(h)))
}

/// The size of an image of `width` × `height` pixels that fits into a box, in proportion, at least one pixel each way.
/// `None` when the image is that small already.
pub fn within(width: u32, height: u32, (max_width, max_height): (u32, u32)) -> Option<(u32, u32)> {
    let (w, h) = (f64::from(width), f64::from(height));
    let factor = (f64::from(max_width) / w).min(f64::from(max_height) / h);
    let scaled = |length: f64| (length * factor).round().max(1.0) as u32;
    (factor < 1.0).then(|| (scaled(w), scaled(h)))
}

/// The image in `size`; `None` when it is that small already.
pub fn down(image: &DynamicImage, size: Size) -> Result<Option<DynamicImage>, MediaError> {
    fitted(image.width(), image.height(), size).map(|size| resized(image, size)).transpose()
}

/// The image with this width and height.
pub fn resized(image: &DynamicImage, size: (u32, u32)) -> Result<DynamicImage, MediaError> {
    // Two of the library's fifteen types of pixels: each is compiled again for us.
    let smaller = match image {
        DynamicImage::ImageRgb8(image) => resize::<_, U8x3>(image, size).map(Into::into),
        DynamicImage::ImageRgba8(image) => resize::<_, U8x4>(image, size).map(Into::into),
        DynamicImage::ImageLuma8(_) => resize::<_, U8x3>(&image.to_rgb8(), size)
            .map(|smaller| DynamicImage::from(smaller).to_luma8().into()),
        DynamicImage::ImageLumaA8(_) => resize::<_, U8x4>(&image.to_rgba8(), size)
            .map(|smaller| DynamicImage::from(smaller).to_luma_alpha8().into()),
        _ => None,
    };
    smaller.ok_or(MediaError::NotAnImage { reason: NotAnImage::Unscalable })
}

type Buffer<P> = ImageBuffer<P, Vec<u8>>;

/// Lanczos; colours are weighted by alpha, so that invisible ones do not bleed. `Of` is the library's type of `P`.
fn resize<P, Of>(image: &Buffer<P>, (width, height): (u32, u32)) -> Option<Buffer<P>>
where
    P: Pixel<Subpixel = u8>,
    Of: PixelTrait,
{
    let source: TypedImageRef<'_, Of> =
        TypedImageRef::from_buffer(image.width(), image.height(), image.as_raw()).ok()?;
    let mut target: Buffer<P> = ImageBuffer::new(width, height);
    let mut pixels: TypedImage<'_, Of> =
        TypedImage::from_buffer(width, height, &mut target).ok()?;
    Resizer::new().resize_typed(&source, &mut pixels, None).ok()?;
    Some(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::media::{DISPLAY, THUMB};
    use image::{GrayAlphaImage, GrayImage, Luma, LumaA, Rgb, RgbImage, Rgba, RgbaImage};

    #[test]
    fn sizes_keep_the_aspect_ratio() {
        assert_eq!(fitted(100, 100, THUMB), None);
        assert_eq!(fitted(4_000, 3_000, DISPLAY), Some((2_560, 1_920)));
        assert_eq!(fitted(3_000, 4_000, THUMB), Some((480, 640)));
        assert_eq!(fitted(4_000, 1_000, THUMB), Some((1_200, 300)));
        assert_eq!(fitted(u32::MAX, u32::MAX, THUMB), Some((480, 480)));
    }

    #[test]
    fn a_picture_fits_into_a_box() {
        assert_eq!(within(640, 480, (640, 480)), None);
        assert_eq!(within(1_280, 480, (640, 480)), Some((640, 240)));
        assert_eq!(within(1_200, 6_000, (640, 480)), Some((96, 480)));
        assert_eq!(within(30_000, 1, (640, 480)), Some((640, 1)));
    }

    #[test]
    fn a_tall_capture_keeps_its_width() {
        assert_eq!(fitted(1_200, 6_000, DISPLAY), None);
        let (width, height) = fitted(1_200, 20_000, DISPLAY).expect("24 megapixels are too many");
        assert_eq!((width, height), (693, 11_547));
        let (width, height) = fitted(1_200, 6_000, THUMB).expect("it is too large for a card");
        assert_eq!((width, height), (339, 1_697));
    }

    #[test]
    fn a_line_of_pixels_keeps_a_pixel_each_way() {
        assert_eq!(fitted(30_000, 1, DISPLAY), Some((2_560, 1)));
        assert_eq!(fitted(1, 30_000, DISPLAY), None);
        assert_eq!(fitted(1, 30_000, THUMB), None);
        assert_eq!(fitted(30_000, 1_000, THUMB), Some((4_157, 139)));
    }

    #[test]
    fn each_pixel_format_is_scaled() {
        let images: [DynamicImage; 4] = [
            GrayImage::from_pixel(90, 30, Luma([7])).into(),
            GrayAlphaImage::from_pixel(90, 30, LumaA([7, 99])).into(),
            RgbImage::from_pixel(90, 30, Rgb([7, 8, 9])).into(),
            RgbaImage::from_pixel(90, 30, Rgba([70, 80, 90, 255])).into(),
        ];
        for image in images {
            let small = down(&image, Size { width: 30, height: 0, pixels: 900 })
                .expect("it resizes")
                .expect("it is smaller");
            assert_eq!((small.width(), small.height()), (30, 10));
            assert_eq!(small.color(), image.color());
            let (a, b) = (small.to_rgba8(), image.to_rgba8());
            let pairs = a.get_pixel(15, 5).0.into_iter().zip(b.get_pixel(15, 5).0);
            assert!(pairs.into_iter().all(|(a, b)| a.abs_diff(b) <= 1), "{small:?}");
        }
    }

    #[test]
    fn invisible_colours_do_not_bleed() {
        let green_nothing = Rgba([0, 255, 0, 0]);
        let mut image = RgbaImage::from_pixel(64, 64, green_nothing);
        for (x, _, pixel) in image.enumerate_pixels_mut() {
            if x < 31 {
                *pixel = Rgba([255, 0, 0, 255]);
            }
        }
        let small = down(&image.into(), Size { width: 8, height: 0, pixels: 64 })
            .expect("it resizes")
            .expect("it is smaller")
            .to_rgba8();
        assert!(small.pixels().filter(|p| p.0[3] > 0).all(|p| p.0[1] < 8), "no green anywhere");
    }
}
