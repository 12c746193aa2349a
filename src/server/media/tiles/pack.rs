//! The file of all tiles of a picture: one object in the store in place of hundreds. A head tells where each tile begins,
//! so that one is read without the others.
//!
//! ```text
//! "ICT1"                      the format
//! width height levels         of the picture and its pyramid, u32 each
//! begin₀ begin₁ … end         of each tile in bytes from the beginning of the file, u32 each
//! tiles                       JPEG or PNG each, level by level, row by row
//! ```
//!
//! All numbers are little-endian.

use super::pyramid::{Pyramid, Tile};
use crate::protocol::NotAnImage;
use crate::server::media::MediaError;
use std::ops::Range;

/// The first bytes.
const FORMAT: &[u8; 4] = b"ICT1";
/// Bytes of a number.
const WORD: usize = 4;
/// Bytes before the places of the tiles.
const FIXED: usize = FORMAT.len() + 3 * WORD;
/// The most bytes of a head: one of a thousand tiles has 4 KB.
pub const HEAD_BYTES: u64 = 8 * 1_024;

/// Joins tiles to a file.
pub struct PackWriter {
    bytes: Vec<u8>,
    begins: Vec<u32>,
}

impl PackWriter {
    /// A file without tiles yet.
    pub fn new(pyramid: Pyramid) -> Self {
        let mut bytes = FORMAT.to_vec();
        pyramid.parts().iter().for_each(|part| bytes.extend(part.to_le_bytes()));
        let places = pyramid.count() + 1;
        bytes.resize(FIXED + places * WORD, 0);
        Self { bytes, begins: Vec::with_capacity(places) }
    }

    /// Adds the next tile.
    pub fn push(&mut self, tile: &[u8]) -> Result<(), MediaError> {
        self.begin()?;
        self.bytes.extend_from_slice(tile);
        Ok(())
    }

    /// The file.
    pub fn finish(mut self) -> Result<Vec<u8>, MediaError> {
        self.begin()?;
        let places = self.bytes[FIXED..].chunks_exact_mut(WORD);
        for (place, begin) in places.zip(&self.begins) {
            place.copy_from_slice(&begin.to_le_bytes());
        }
        Ok(self.bytes)
    }

    fn begin(&mut self) -> Result<(), MediaError> {
        let begin = u32::try_from(self.bytes.len());
        let too_long = |_| MediaError::NotAnImage { reason: NotAnImage::Unstorable };
        self.begins.push(begin.map_err(too_long)?);
        Ok(())
    }
}

/// The head of such a file.
#[derive(Clone, Debug)]
pub struct PackIndex {
    pyramid: Pyramid,
    begins: Vec<u32>,
}

impl PackIndex {
    /// Reads it from the first [`HEAD_BYTES`] of a file, or from all of a shorter one; `None` when they are not the
    /// beginning of such a file.
    pub fn read(head: &[u8]) -> Option<Self> {
        let numbers = head.strip_prefix(FORMAT)?;
        let mut numbers = numbers.chunks_exact(WORD).filter_map(|word| word.try_into().ok());
        let mut next = || numbers.next().map(u32::from_le_bytes);
        let pyramid = Pyramid::new(next()?, next()?, next()?)?;
        let places = pyramid.count() + 1;
        let begins: Vec<u32> = std::iter::from_fn(next).take(places).collect();
        let is_sound = begins.len() == places && begins.is_sorted();
        is_sound.then_some(Self { pyramid, begins })
    }

    /// The bytes of a tile in the file; `None` when there is no such tile.
    pub fn range(&self, tile: Tile) -> Option<Range<u64>> {
        let index = self.pyramid.index(tile)?;
        let (begin, end) = (self.begins.get(index)?, self.begins.get(index + 1)?);
        Some(u64::from(*begin)..u64::from(*end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(pyramid: Pyramid) -> (Vec<u8>, Vec<Vec<u8>>) {
        let tiles: Vec<_> = (0..pyramid.count()).map(|n| vec![n as u8; n % 5 + 1]).collect();
        let mut pack = PackWriter::new(pyramid);
        tiles.iter().for_each(|tile| pack.push(tile).expect("short"));
        (pack.finish().expect("short"), tiles)
    }

    #[test]
    fn each_tile_is_found_by_the_head_alone() {
        let pyramid = Pyramid::of((8_193, 2_049), 2_000).expect("large");
        let (file, tiles) = packed(pyramid);
        let index = PackIndex::read(&file[..file.len().min(HEAD_BYTES as usize)]).expect("a head");
        let places = pyramid.levels().flat_map(|level| pyramid.tiles(level));
        for (tile, expected) in places.zip(tiles) {
            let Range { start, end } = index.range(tile).expect("there");
            assert_eq!(file[start as usize..end as usize], expected, "{tile:?}");
        }
        assert_eq!(index.range(Tile { level: 0, column: 17, row: 0 }), None);
        assert_eq!(index.range(Tile { level: 9, column: 0, row: 0 }), None);
    }

    #[test]
    fn the_longest_head_fits() {
        assert!((FIXED + 1_001 * WORD) as u64 <= HEAD_BYTES);
    }

    #[test]
    fn other_bytes_are_no_head() {
        let (file, _) = packed(Pyramid::of((8_193, 40), 2_560).expect("large"));
        assert!(PackIndex::read(&file).is_some());
        for length in 0..FIXED + 20 * WORD {
            assert!(PackIndex::read(&file[..length]).is_none(), "cut off after {length} bytes");
        }
        let changed = |at: usize, to: u32| {
            let mut file = file.clone();
            file[at..at + WORD].copy_from_slice(&to.to_le_bytes());
            PackIndex::read(&file)
        };
        for (at, to) in
            [(0, 0), (4, 0), (8, 0), (12, 0), (12, u32::MAX), (4, u32::MAX), (20, u32::MAX)]
        {
            assert!(changed(at, to).is_none(), "{to} at {at}");
        }
    }
}
