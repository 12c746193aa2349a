//! Converts the colours of an embedded profile to sRGB, so that files need no profile: a photo of a phone would look
//! pale without it.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};
use std::sync::Arc;

/// The largest profile that is read, in bytes. Those of cameras and screens have some kilobytes; large ones are
/// tables for print, which has other channels.
const MAX_PROFILE_BYTES: usize = 1024 * 1024;
/// Differences up to this, of 255, are rounding: the profile is sRGB by another name.
const ROUNDING: u8 = 2;
/// Pixels converted at a time: small enough for the fast caches.
const CHUNK_PIXELS: usize = 4_096;

type Transform = Arc<Transform8BitExecutor>;

/// Converts RGB pixels from `profile` to sRGB. Pixels that are not RGB stay as they are.
pub fn to_srgb(image: &mut DynamicImage, profile: &ColorProfile) {
    match image {
        DynamicImage::ImageRgb8(image) => convert::<3>(image.as_mut(), profile, Layout::Rgb),
        DynamicImage::ImageRgba8(image) => convert::<4>(image.as_mut(), profile, Layout::Rgba),
        _ => {}
    }
}

fn convert<const CHANNELS: usize>(pixels: &mut [u8], profile: &ColorProfile, layout: Layout) {
    if is_srgb(profile).unwrap_or(true) {
        return;
    }
    let Some(transform) = transform(profile, layout) else { return };
    let mut before = Vec::new();
    for chunk in pixels.chunks_mut(CHUNK_PIXELS * CHANNELS) {
        before.clear();
        before.extend_from_slice(chunk);
        if transform.transform(&before, chunk).is_err() {
            return;
        }
    }
}

/// The profile in these bytes, if it is a valid one for RGB.
pub fn rgb_profile(bytes: &[u8]) -> Option<ColorProfile> {
    let small = Some(bytes).filter(|bytes| bytes.len() <= MAX_PROFILE_BYTES)?;
    let profile = ColorProfile::new_from_slice(small).ok()?;
    (profile.color_space == DataColorSpace::Rgb).then_some(profile)
}

fn transform(profile: &ColorProfile, layout: Layout) -> Option<Transform> {
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    profile.create_transform_8bit(layout, &srgb, layout, options).ok()
}

/// Does the profile map a set of colours to themselves?
fn is_srgb(profile: &ColorProfile) -> Option<bool> {
    let steps = [0, 64, 128, 192, 255_u8];
    let colours = steps.iter().flat_map(|&r| steps.iter().map(move |&g| (r, g)));
    let probe: Vec<u8> =
        colours.flat_map(|(r, g)| steps.iter().flat_map(move |&b| [r, g, b])).collect();
    let mut after = vec![0; probe.len()];
    transform(profile, Layout::Rgb)?.transform(&probe, &mut after).ok()?;
    Some(probe.iter().zip(&after).all(|(a, b)| a.abs_diff(*b) <= ROUNDING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, RgbaImage};

    fn red() -> DynamicImage {
        RgbImage::from_pixel(70, 70, Rgb([200, 50, 40])).into()
    }

    #[test]
    fn wide_colours_are_converted_to_srgb() {
        let mut image = red();
        to_srgb(&mut image, &ColorProfile::new_display_p3());
        let [r, g, b] = image.to_rgb8().get_pixel(69, 69).0;
        assert!(r > 210 && g < 40 && b < 40, "{r} {g} {b}");
    }

    #[test]
    fn alpha_is_kept() {
        let mut image = RgbaImage::from_pixel(9, 9, image::Rgba([200, 50, 40, 77])).into();
        to_srgb(&mut image, &ColorProfile::new_display_p3());
        assert_eq!(image.to_rgba8().get_pixel(3, 3).0[3], 77);
        assert!(image.to_rgba8().get_pixel(3, 3).0[0] > 210);
    }

    #[test]
    fn srgb_is_unchanged() {
        let mut image = red();
        to_srgb(&mut image, &ColorProfile::new_srgb());
        assert_eq!(image, red());
    }

    #[test]
    fn invalid_profiles_are_none() {
        let good = ColorProfile::new_display_p3().encode().expect("it encodes");
        assert!(rgb_profile(&good).is_some());
        let huge = vec![0; MAX_PROFILE_BYTES + 1];
        for bad in [&b""[..], b"not a profile", &good[..good.len() / 4], &huge] {
            assert!(rgb_profile(bad).is_none());
        }
    }
}
