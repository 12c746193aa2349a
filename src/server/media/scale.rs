//! Scales images down, never up.

use super::error::MediaError;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{PixelTrait, Resizer};
use image::{DynamicImage, ImageBuffer, Pixel};

/// The size with no side above `side`, in proportion, at least one pixel each way. `None` when the image is that
/// small already.
pub fn fitted(width: u32, height: u32, side: u32) -> Option<(u32, u32)> {
    let long = width.max(height);
    let scaled = |length: u32| {
        let exact = (u64::from(length) * u64::from(side) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(exact).unwrap_or(side).max(1)
    };
    (long > side).then(|| (scaled(width), scaled(height)))
}

/// The image with no side above `side`; `None` when it is that small already.
pub fn down(image: &DynamicImage, side: u32) -> Result<Option<DynamicImage>, MediaError> {
    let Some(size) = fitted(image.width(), image.height(), side) else { return Ok(None) };
    // Two of the library's fifteen types of pixels: each is compiled anew for us.
    let smaller = match image {
        DynamicImage::ImageRgb8(image) => resize::<_, U8x3>(image, size).map(Into::into),
        DynamicImage::ImageRgba8(image) => resize::<_, U8x4>(image, size).map(Into::into),
        DynamicImage::ImageLuma8(_) => resize::<_, U8x3>(&image.to_rgb8(), size)
            .map(|smaller| DynamicImage::from(smaller).to_luma8().into()),
        DynamicImage::ImageLumaA8(_) => resize::<_, U8x4>(&image.to_rgba8(), size)
            .map(|smaller| DynamicImage::from(smaller).to_luma_alpha8().into()),
        _ => None,
    };
    smaller.map(Some).ok_or(MediaError::NotAnImage { reason: "it cannot be made smaller" })
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
    use image::{GrayAlphaImage, GrayImage, Luma, LumaA, Rgb, RgbImage, Rgba, RgbaImage};

    #[test]
    fn sizes_keep_the_aspect_ratio() {
        assert_eq!(fitted(100, 100, 100), None);
        assert_eq!(fitted(1, 1, 480), None);
        assert_eq!(fitted(4_000, 3_000, 2_560), Some((2_560, 1_920)));
        assert_eq!(fitted(3_000, 4_000, 480), Some((360, 480)));
        assert_eq!(fitted(30_000, 1, 480), Some((480, 1)));
        assert_eq!(fitted(u32::MAX, u32::MAX, 480), Some((480, 480)));
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
            let small = down(&image, 30).expect("it resizes").expect("it is smaller");
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
        let small = down(&image.into(), 8).expect("it resizes").expect("it is smaller").to_rgba8();
        assert!(small.pixels().filter(|p| p.0[3] > 0).all(|p| p.0[1] < 8), "no green anywhere");
    }
}
