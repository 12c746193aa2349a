//! What a PNG states about its colours, in the order in which browsers believe it: code points (`cICP`), a profile
//! (`iCCP`), sRGB by name (`sRGB`), gamma (`gAMA`) with or without primaries (`cHRM`).

use super::colour;
use moxcms::{Chromaticity, CicpProfile, ColorPrimaries, ColorProfile, MatrixCoefficients};

/// How samples become sRGB.
#[derive(Default)]
pub struct Conversion {
    /// The power of a sample that is its light, to be converted first.
    pub exponent: Option<f64>,
    /// The profile of the samples then.
    pub profile: Option<ColorProfile>,
}

/// The gamma that stands for sRGB where no primaries are stated, times 100,000, as in the file.
const SRGB_GAMMA: u32 = 45_455;
/// The range of exponents that mean a picture: a display has 2.2, linear light 1.
const EXPONENTS: std::ops::RangeInclusive<f64> = 0.1..=10.0;
/// The least area of the triangle of primaries, twice; sRGB's has 0.22. In a smaller one are no colours.
const LEAST_AREA: f32 = 0.001;

/// The conversion that a PNG states, whose decoder found this profile.
pub fn conversion(png: &[u8], profile: Option<&[u8]>) -> Conversion {
    let stated = Stated::read(png);
    let named = stated.code_points.and_then(of_code_points);
    if let Some(profile) = named.or_else(|| profile.and_then(colour::rgb_profile)) {
        return Conversion { exponent: None, profile: Some(profile) };
    }
    match stated {
        Stated { is_srgb: true, .. } | Stated { gamma: None, .. } => Conversion::default(),
        Stated { gamma: Some(SRGB_GAMMA), primaries: None, .. } => Conversion::default(),
        Stated { gamma: Some(gamma), primaries, .. } => of_gamma(gamma, primaries),
    }
}

/// Nothing where a value makes no sense, as in browsers.
fn of_gamma(gamma: u32, primaries: Option<[u32; 8]>) -> Conversion {
    let exponent = 100_000.0 / f64::from(gamma);
    let profile = primaries.map(of_primaries);
    match profile {
        Some(None) => Conversion::default(),
        _ if !EXPONENTS.contains(&exponent) => Conversion::default(),
        profile => Conversion { exponent: Some(exponent), profile: profile.flatten() },
    }
}

/// sRGB with other primaries: the gamma is converted before. White, red, green and blue, each x and y times 100,000.
fn of_primaries(stated: [u32; 8]) -> Option<ColorProfile> {
    let [white, red, green, blue] = [0, 2, 4, 6].map(|at| {
        let [x, y] = [stated[at], stated[at + 1]].map(|value| value as f32 / 100_000.0);
        (y > 0.0 && x + y <= 1.0).then(|| Chromaticity::new(x, y))
    });
    let (white, red, green, blue) = (white?, red?, green?, blue?);
    let area = (green.x - red.x) * (blue.y - red.y) - (blue.x - red.x) * (green.y - red.y);
    if area.abs() < LEAST_AREA {
        return None;
    }
    let mut profile = ColorProfile::new_srgb();
    profile.update_rgb_colorimetry(white.to_xyyb(), ColorPrimaries { red, green, blue });
    Some(profile)
}

/// Those of a picture within the range of a screen; others would need tone mapping.
fn of_code_points([primaries, transfer, ..]: [u8; 4]) -> Option<ColorProfile> {
    const PQ: u8 = 16;
    const HLG: u8 = 18;
    if matches!(transfer, PQ | HLG) {
        return None;
    }
    let mut profile = ColorProfile::new_srgb();
    profile.cicp = None;
    profile.update_rgb_colorimetry_from_cicp(CicpProfile {
        color_primaries: primaries.try_into().ok()?,
        transfer_characteristics: transfer.try_into().ok()?,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    });
    // The answer of the function is always no; it sets this where it knows the values.
    profile.cicp.is_some().then_some(profile)
}

/// The values of the chunks before the pixels.
#[derive(Default)]
struct Stated {
    code_points: Option<[u8; 4]>,
    is_srgb: bool,
    gamma: Option<u32>,
    primaries: Option<[u32; 8]>,
}

impl Stated {
    fn read(png: &[u8]) -> Self {
        let mut stated = Self::default();
        let mut rest = png.get(8..).unwrap_or_default();
        while let Some((name, content, next)) = chunk(rest) {
            match name {
                b"IDAT" => break,
                b"cICP" => stated.code_points = content.try_into().ok(),
                b"sRGB" => stated.is_srgb = content.len() == 1,
                b"gAMA" => stated.gamma = numbers(content).map(|[gamma]| gamma),
                b"cHRM" => stated.primaries = numbers(content),
                _ => {}
            }
            rest = next;
        }
        stated
    }
}

/// A chunk's name and content, and what follows it.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let length = u32::from_be_bytes(*bytes.first_chunk()?) as usize;
    let name = bytes.get(4..)?.first_chunk()?;
    Some((name, bytes.get(8..length.checked_add(8)?)?, bytes.get(length.checked_add(12)?..)?))
}

fn numbers<const COUNT: usize>(content: &[u8]) -> Option<[u32; COUNT]> {
    let mut numbers = [0; COUNT];
    if content.len() != 4 * COUNT {
        return None;
    }
    for (number, bytes) in numbers.iter_mut().zip(content.chunks_exact(4)) {
        *number = u32::from_be_bytes(*bytes.first_chunk()?);
    }
    Some(numbers)
}
