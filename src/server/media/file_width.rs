//! The width of a stored file, as its name or the rule that once made it tells.

/// The longest side in pixels of display files from before their names had a width. They stay as they are.
const FORMER_DISPLAY_SIDE: u32 = 2_560;

/// The width in pixels of the display file of an image of `width` × `height` pixels.
pub fn display_width(display: &str, full: &str, (width, height): (u32, u32)) -> u32 {
    if display == full {
        return width;
    }
    width_in_name(display).unwrap_or_else(|| former_width(width, height))
}

/// The last part of a name such as `display-0123456789abcdef-2560.jpg`.
fn width_in_name(file: &str) -> Option<u32> {
    let stem = file.rsplit_once('.')?.0;
    stem.splitn(3, '-').nth(2)?.parse().ok()
}

fn former_width(width: u32, height: u32) -> u32 {
    let (width, long) = (u64::from(width), u64::from(width.max(height)).max(1));
    let side = u64::from(FORMER_DISPLAY_SIDE).min(long);
    u32::try_from((width * side + long / 2) / long).unwrap_or(FORMER_DISPLAY_SIDE).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = "full-0123456789abcdef.png";

    #[test]
    fn a_name_tells_the_width() {
        let named = |file| display_width(file, FULL, (8_000, 6_000));
        assert_eq!(named("display-0123456789abcdef-2560.jpg"), 2_560);
        assert_eq!(display_width(FULL, FULL, (1_200, 6_000)), 1_200);
    }

    #[test]
    fn files_from_before_have_the_width_of_their_rule() {
        let former = |size| display_width("display-0123456789abcdef.jpg", FULL, size);
        assert_eq!(former((1_200, 6_000)), 512);
        assert_eq!(former((8_000, 6_000)), 2_560);
        assert_eq!(former((1_000, 700)), 1_000, "a photo sent as PNG has its own size");
        assert_eq!(former((1, 30_000)), 1);
    }
}
