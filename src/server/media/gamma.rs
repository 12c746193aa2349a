//! Converts the brightness of a stated gamma to sRGB's.

use image::DynamicImage;

/// Converts the colours of an image whose light is its samples to the power of `exponent`; alpha stays. At the depth of
/// the image: in eight bits, dark parts of linear light would be few steps.
pub fn to_srgb(image: &mut DynamicImage, exponent: f64) {
    match image {
        DynamicImage::ImageLuma8(image) => shallow::<1>(image.as_mut(), exponent),
        DynamicImage::ImageLumaA8(image) => shallow::<2>(image.as_mut(), exponent),
        DynamicImage::ImageRgb8(image) => shallow::<3>(image.as_mut(), exponent),
        DynamicImage::ImageRgba8(image) => shallow::<4>(image.as_mut(), exponent),
        DynamicImage::ImageLuma16(image) => deep::<1>(image.as_mut(), exponent),
        DynamicImage::ImageLumaA16(image) => deep::<2>(image.as_mut(), exponent),
        DynamicImage::ImageRgb16(image) => deep::<3>(image.as_mut(), exponent),
        DynamicImage::ImageRgba16(image) => deep::<4>(image.as_mut(), exponent),
        _ => {}
    }
}

fn shallow<const CHANNELS: usize>(samples: &mut [u8], exponent: f64) {
    let table: Vec<u8> = (0..=u8::MAX)
        .map(|sample| (encoded(f64::from(sample) / 255.0, exponent) * 255.0).round() as u8)
        .collect();
    let convert = |sample: &mut u8| *sample = table[usize::from(*sample)];
    colours::<u8, CHANNELS>(samples).for_each(convert);
}

fn deep<const CHANNELS: usize>(samples: &mut [u16], exponent: f64) {
    let table: Vec<u16> = (0..=u16::MAX)
        .map(|sample| (encoded(f64::from(sample) / 65_535.0, exponent) * 65_535.0).round() as u16)
        .collect();
    let convert = |sample: &mut u16| *sample = table[usize::from(*sample)];
    colours::<u16, CHANNELS>(samples).for_each(convert);
}

/// All samples but those of alpha, which is the last of two or four.
fn colours<T, const CHANNELS: usize>(samples: &mut [T]) -> impl Iterator<Item = &mut T> {
    let colours = if CHANNELS.is_multiple_of(2) { CHANNELS - 1 } else { CHANNELS };
    samples.chunks_exact_mut(CHANNELS).flat_map(move |pixel| pixel[..colours].iter_mut())
}

/// A sample, from 0 to 1, as sRGB has it.
fn encoded(sample: f64, exponent: f64) -> f64 {
    let light = sample.powf(exponent);
    let encoded = match light {
        ..=0.003_130_8 => light * 12.92,
        _ => 1.055 * light.powf(1.0 / 2.4) - 0.055,
    };
    encoded.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageBuffer, Luma, LumaA, Rgba, RgbaImage};

    #[test]
    fn linear_light_becomes_brighter_and_alpha_stays() {
        let mut image = RgbaImage::from_pixel(3, 3, Rgba([200, 50, 40, 77])).into();
        to_srgb(&mut image, 1.0);
        assert_eq!(image.to_rgba8().get_pixel(2, 2).0, [229, 122, 110, 77]);
        let mut grey = image::GrayAlphaImage::from_pixel(3, 3, LumaA([10, 9])).into();
        to_srgb(&mut grey, 1.0);
        assert_eq!(grey.to_luma_alpha8().get_pixel(0, 0).0, [56, 9]);
    }

    #[test]
    fn dark_parts_of_a_deep_image_keep_their_steps() {
        let deep = ImageBuffer::from_fn(64, 1, |x, _| Luma([x as u16 * 8]));
        let mut image = DynamicImage::ImageLuma16(deep);
        to_srgb(&mut image, 1.0);
        let shown: std::collections::BTreeSet<u8> =
            image.to_luma8().pixels().map(|p| p.0[0]).collect();
        assert!(shown.len() > 20, "{shown:?}");
    }
}
