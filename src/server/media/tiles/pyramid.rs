//! The levels of a large picture and the tiles of each. Knows no pixels.

/// The side of a tile in pixels; at the right and lower edge there may be less. A screen of 1,440 × 900 points shows some
/// twelve of them at a time, and the largest picture has some four hundred.
const SIDE: u32 = 512;
/// Pictures of more pixels have tiles. Up to here a browser decodes the full file in the time of a few frames, and it
/// takes 64 MB there.
pub const LARGE_PIXELS: u64 = 16_000_000;
/// Pictures with a longer side have tiles: graphics processors hold no longer one as a whole.
pub const LARGE_SIDE: u32 = 8_192;

/// The levels of a picture: level 0 is its full size, each other one half of the one before, rounded up. The last is the
/// smallest that is wider than the display file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pyramid {
    width: u32,
    height: u32,
    levels: u32,
}

/// A place in a pyramid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The level.
    pub level: u32,
    /// The number of tiles to the left.
    pub column: u32,
    /// The number of tiles above.
    pub row: u32,
}

impl Pyramid {
    /// The levels of a picture of this size with a display file of this width; `None` when it needs no tiles.
    pub fn of((width, height): (u32, u32), display_width: u32) -> Option<Self> {
        let pixels = u64::from(width) * u64::from(height);
        let is_large = pixels > LARGE_PIXELS || width.max(height) > LARGE_SIDE;
        let wider = (0..u32::BITS).take_while(|level| halved(width, *level) > display_width.max(1));
        let levels = u32::try_from(wider.count()).unwrap_or(0);
        Self::new(width, height, levels).filter(|_| is_large)
    }

    /// `None` without a level or a pixel.
    pub(super) fn new(width: u32, height: u32, levels: u32) -> Option<Self> {
        let is_sound = width > 0 && height > 0 && (1..u32::BITS).contains(&levels);
        is_sound.then_some(Self { width, height, levels })
    }

    /// The numbers that it is made of: width, height and levels.
    pub(super) fn parts(self) -> [u32; 3] {
        [self.width, self.height, self.levels]
    }

    /// The levels, the largest first.
    pub fn levels(self) -> impl Iterator<Item = u32> {
        0..self.levels
    }

    /// The size of a level in pixels.
    pub fn size(self, level: u32) -> (u32, u32) {
        (halved(self.width, level), halved(self.height, level))
    }

    /// The tiles of a level, row by row.
    pub fn tiles(self, level: u32) -> impl Iterator<Item = Tile> {
        let (columns, rows) = self.grid(level);
        (0..rows).flat_map(move |row| (0..columns).map(move |column| Tile { level, column, row }))
    }

    /// The number of all tiles.
    pub fn count(self) -> usize {
        self.levels().map(|level| self.count_of(level)).sum()
    }

    /// The number of tiles before this one, in the order of levels and of [`Pyramid::tiles`]; `None` when there is no such
    /// tile.
    pub fn index(self, Tile { level, column, row }: Tile) -> Option<usize> {
        let (columns, rows) = (level < self.levels).then(|| self.grid(level))?;
        let is_there = column < columns && row < rows;
        let before: usize = (0..level).map(|level| self.count_of(level)).sum();
        is_there.then(|| before + (row * columns + column) as usize)
    }

    /// What a tile of it shows of its level, in pixels: left, top, width, height.
    pub fn area(self, Tile { level, column, row }: Tile) -> [u32; 4] {
        let (width, height) = self.size(level);
        let (left, top) = (column * SIDE, row * SIDE);
        [left, top, SIDE.min(width - left), SIDE.min(height - top)]
    }

    /// Columns and rows.
    fn grid(self, level: u32) -> (u32, u32) {
        let (width, height) = self.size(level);
        (width.div_ceil(SIDE), height.div_ceil(SIDE))
    }

    fn count_of(self, level: u32) -> usize {
        let (columns, rows) = self.grid(level);
        columns as usize * rows as usize
    }
}

/// A length halved this number of times, rounded up.
fn halved(length: u32, times: u32) -> u32 {
    length.div_ceil(1 << times)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::media::scale::fitted;
    use crate::server::media::{DISPLAY, MAX_PIXELS, MAX_SIDE};

    /// With the display file that is made today.
    fn pyramid(width: u32, height: u32) -> Option<Pyramid> {
        let display = fitted(width, height, DISPLAY).map_or(width, |(width, _)| width);
        Pyramid::of((width, height), display)
    }

    #[test]
    fn only_large_pictures_with_a_smaller_display_file_have_tiles() {
        for (width, height) in [(1_000, 600), (4_032, 3_024), (4_000, 4_000), (1_200, 6_000)] {
            assert_eq!(pyramid(width, height), None, "{width} × {height}");
        }
        for (width, height) in [(1, 30_000), (260, 30_000), (2_560, 1)] {
            assert_eq!(pyramid(width, height), None, "{width} × {height} is shown as it is");
        }
        for (width, height) in [(4_001, 4_000), (8_193, 1), (1_200, 20_000), (30_000, 2_133)] {
            assert!(pyramid(width, height).is_some(), "{width} × {height}");
        }
        assert_eq!(Pyramid::of((0, 0), 0), None, "an embedded image, whose size is unknown");
    }

    #[test]
    fn levels_are_halves_down_to_the_display_file() {
        let levels = |width, height| {
            let pyramid = pyramid(width, height).expect("it is large");
            pyramid.levels().map(|level| pyramid.size(level)).collect::<Vec<_>>()
        };
        assert_eq!(levels(8_000, 8_000), [(8_000, 8_000), (4_000, 4_000)]);
        assert_eq!(levels(1_200, 20_000), [(1_200, 20_000)], "its display file is 693 wide");
        assert_eq!(
            levels(30_000, 2_133),
            [(30_000, 2_133), (15_000, 1_067), (7_500, 534), (3_750, 267)]
        );
        assert_eq!(levels(10_241, 1), [(10_241, 1), (5_121, 1), (2_561, 1)], "a pixel stays");
    }

    #[test]
    fn an_older_display_file_has_more_levels_above_it() {
        let sizes = Pyramid::of((1_200, 20_000), 154).expect("it is large");
        assert_eq!(
            sizes.levels().map(|level| sizes.size(level).0).collect::<Vec<_>>(),
            [1_200, 600, 300]
        );
    }

    #[test]
    fn the_tiles_of_a_level_cover_each_pixel_once() {
        for (width, height) in [(8_192, 4_096), (8_193, 2_049), (1_025, 20_001), (9_000, 513)] {
            let pyramid = Pyramid::of((width, height), 256).expect("it is large");
            let mut places = 0;
            for level in pyramid.levels() {
                let mut pixels = 0;
                for tile in pyramid.tiles(level) {
                    let [left, top, wide, high] = pyramid.area(tile);
                    assert_eq!((left % SIDE, top % SIDE), (0, 0));
                    assert!((1..=SIDE).contains(&wide) && (1..=SIDE).contains(&high), "{tile:?}");
                    assert_eq!(pyramid.index(tile), Some(places), "{tile:?}");
                    places += 1;
                    pixels += u64::from(wide) * u64::from(high);
                }
                let (wide, high) = pyramid.size(level);
                assert_eq!(
                    pixels,
                    u64::from(wide) * u64::from(high),
                    "{width} × {height}, {level}"
                );
            }
            assert_eq!(places, pyramid.count());
        }
    }

    #[test]
    fn the_last_tiles_hold_what_is_left() {
        let pyramid = Pyramid::of((8_193, 2_049), 4_096).expect("it is large");
        assert_eq!(pyramid.area(Tile { level: 0, column: 16, row: 4 }), [8_192, 2_048, 1, 1]);
        assert_eq!(pyramid.size(1), (4_097, 1_025));
        assert_eq!(pyramid.area(Tile { level: 1, column: 8, row: 2 }), [4_096, 1_024, 1, 1]);
    }

    #[test]
    fn there_is_no_tile_beyond_the_edges() {
        let pyramid = pyramid(1_200, 20_000).expect("it is large");
        let index = |level, column, row| pyramid.index(Tile { level, column, row });
        assert_eq!((index(0, 0, 0), index(0, 2, 39)), (Some(0), Some(119)));
        for (level, column, row) in [(0, 3, 0), (0, 0, 40), (1, 0, 0), (32, 0, 0), (u32::MAX, 0, 0)]
        {
            assert_eq!(index(level, column, row), None, "{level}, {column}, {row}");
        }
        assert_eq!(index(0, u32::MAX, u32::MAX), None);
    }

    #[test]
    fn no_picture_has_many_tiles() {
        for side in (100..=MAX_SIDE).step_by(7) {
            let other = u32::try_from(MAX_PIXELS / u64::from(side)).expect("a side").min(MAX_SIDE);
            for size in [(side, other), (other, side)] {
                let most = Pyramid::of(size, 100).map_or(0, Pyramid::count);
                assert!(most <= 1_000, "{size:?}: {most}");
            }
        }
    }
}
