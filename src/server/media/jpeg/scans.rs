//! How much of a JPEG is coded. Follows its scans block by block, without decoding a pixel.
//!
//! The decoder fills with grey what a cut took away, and an end marker proves nothing: programs add one to what they have
//! received. The terms are those of the standard, ITU-T T.81.

use super::bits::{Bits, Huffman};
use super::blocks::{Band, progressive, sequential};
use super::segments::{next_marker, segment_end};

/// The most scans that are followed, as in the decoder. Encoders write about ten.
const MAX_SCANS: usize = 100;
/// No scan has coded the coefficient yet.
const NOT_CODED: u8 = u8::MAX;

/// How much of an image is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// All coefficients of all blocks, in full.
    Full,
    /// Every block, but not all of its details: the last scans of a progressive image are not there.
    Coarse,
    /// The data ends before the last block of a scan, or there is no scan of a component.
    Cut,
    /// Something is invalid, so that blocks cannot be counted.
    Unclear,
}

/// How much is coded of an image of this size, in pixels.
pub fn coding(jpeg: &[u8], size: (u32, u32)) -> Coding {
    let mut scans = Scans::default();
    match scans.follow(jpeg, size) {
        Some(coding) => coding,
        None if scans.are_cut => Coding::Cut,
        None => Coding::Unclear,
    }
}

/// What the segments so far have said.
#[derive(Default)]
struct Scans {
    frame: Option<Frame>,
    dc: [Huffman; 4],
    ac: [Huffman; 4],
    restart_interval: u32,
    /// Did the data end within a scan?
    are_cut: bool,
}

struct Frame {
    is_progressive: bool,
    width: u32,
    height: u32,
    components: Vec<Component>,
}

struct Component {
    id: u8,
    /// Sampling factors.
    h: u32,
    v: u32,
    /// Blocks from one row to the next.
    stride: u32,
    /// For each block, which of its coefficients are not zero; of a progressive image alone.
    nonzero: Vec<u64>,
    /// The lowest bit that is coded, for each coefficient.
    low_bit: [u8; 64],
}

impl Scans {
    /// `None` where something is missing or invalid.
    fn follow(&mut self, jpeg: &[u8], size: (u32, u32)) -> Option<Coding> {
        let (mut at, mut scans) = (2, 0);
        while let Some((marker, body)) = next_marker(jpeg, at) {
            // More coded data than blocks: those of the cut part of a file may look like this.
            if jpeg.get(at) != Some(&0xFF) || matches!(marker, 0x00..=0x01 | 0xD0..=0xD7) {
                return None;
            }
            at = segment_end(jpeg, body)?;
            let segment = jpeg.get(body + 2..at)?;
            match marker {
                0xC0..=0xC2 => self.frame = Some(self.read_frame(segment, marker, size)?),
                0xC4 => self.read_tables(segment)?,
                0xDD => self.restart_interval = u32::from(u16_at(segment, 0)?),
                0xDA if scans < MAX_SCANS => {
                    at += self.read_scan(segment, &jpeg[at..])?;
                    scans += 1;
                }
                0xDA => return None,
                _ => {}
            }
        }
        if jpeg.get(at..)?.iter().any(|&byte| byte != 0xFF) {
            return None;
        }
        self.frame.as_ref().map(Frame::coding)
    }

    fn read_frame(&self, segment: &[u8], marker: u8, size: (u32, u32)) -> Option<Frame> {
        let (height, width) = (u32::from(u16_at(segment, 1)?), u32::from(u16_at(segment, 3)?));
        if self.frame.is_some() || (width, height) != size {
            return None;
        }
        let listed = segment.get(6..6 + 3 * usize::from(*segment.get(5)?))?.chunks_exact(3);
        let factors = listed.map(|c| (c[0], u32::from(c[1] >> 4), u32::from(c[1] & 15)));
        let factors: Vec<(u8, u32, u32)> = factors.collect();
        if factors.len() > 4 || factors.iter().any(|&(_, h, v)| h * v == 0 || h > 4 || v > 4) {
            return None;
        }
        let mut frame = Frame { is_progressive: marker == 0xC2, width, height, components: vec![] };
        let (wide, high) = mcus(width, height, &factors);
        for (id, h, v) in factors {
            let stride = wide * h;
            let blocks = if frame.is_progressive { stride * high * v } else { 0 };
            let nonzero = vec![0; blocks as usize];
            let low_bit = [NOT_CODED; 64];
            frame.components.push(Component { id, h, v, stride, nonzero, low_bit });
        }
        Some(frame)
    }

    fn read_tables(&mut self, mut segment: &[u8]) -> Option<()> {
        while let Some((&class_and_id, rest)) = segment.split_first() {
            let (table, length) = Huffman::read(rest)?;
            let tables = if class_and_id >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            *tables.get_mut(usize::from(class_and_id & 15))? = table;
            segment = &rest[length..];
        }
        Some(())
    }

    /// Reads the blocks of a scan from `data`; the number of bytes they take.
    fn read_scan(&mut self, head: &[u8], data: &[u8]) -> Option<usize> {
        let count = usize::from(*head.first()?);
        let selected = head.get(1..1 + 2 * count)?;
        let [first, last, bits] = *head.get(1 + 2 * count..4 + 2 * count)? else { return None };
        let band = Band { first, last, high_bit: bits >> 4, low_bit: bits & 15 };
        let frame = self.frame.as_mut()?;
        if !(1..=4).contains(&count) || last > 63 || first > last || (first > 0 && count > 1) {
            return None;
        }
        let mut members = Vec::new();
        for pair in selected.chunks_exact(2) {
            let index = frame.components.iter().position(|c| c.id == pair[0])?;
            let dc = self.dc.get(usize::from(pair[1] >> 4))?;
            members.push((index, dc, self.ac.get(usize::from(pair[1] & 15))?));
        }
        let mut bits = Bits::new(data);
        let read = frame.read_blocks(&members, band, self.restart_interval, &mut bits);
        self.are_cut = read.is_none() && bits.are_over();
        read.map(|()| bits.position())
    }
}

impl Frame {
    /// What the scans coded, each of which was complete.
    fn coding(&self) -> Coding {
        let all = |is_coded: fn(&Component) -> bool| self.components.iter().all(is_coded);
        match () {
            () if all(|component| component.low_bit.iter().all(|&bit| bit == 0)) => Coding::Full,
            () if all(|component| component.low_bit[0] != NOT_CODED) => Coding::Coarse,
            () => Coding::Cut,
        }
    }

    fn read_blocks(
        &mut self,
        members: &[(usize, &Huffman, &Huffman)],
        band: Band,
        restart_interval: u32,
        bits: &mut Bits,
    ) -> Option<()> {
        let factors: Vec<_> = self.components.iter().map(|c| (c.id, c.h, c.v)).collect();
        let (mut wide, mut high) = mcus(self.width, self.height, &factors);
        // A scan of one component has no more blocks than the component has within the image.
        let is_alone = members.len() == 1;
        if let [(index, ..)] = *members {
            let (h_max, v_max) = largest(&factors);
            let component = self.components.get(index)?;
            wide = (self.width * component.h).div_ceil(8 * h_max);
            high = (self.height * component.v).div_ceil(8 * v_max);
        }
        let mut end_of_band_run = 0;
        for unit in 0..wide * high {
            if restart_interval > 0 && unit > 0 && unit % restart_interval == 0 {
                bits.restart()?;
                end_of_band_run = 0;
            }
            let (column, row) = (unit % wide, unit / wide);
            for &(index, dc, ac) in members {
                let component = self.components.get_mut(index)?;
                let (h, v) = if is_alone { (1, 1) } else { (component.h, component.v) };
                for (x, y) in (0..v).flat_map(|y| (0..h).map(move |x| (x, y))) {
                    if !self.is_progressive {
                        sequential(dc, ac, bits)?;
                        continue;
                    }
                    let block = (row * v + y) * component.stride + column * h + x;
                    let nonzero = component.nonzero.get_mut(block as usize)?;
                    progressive((dc, ac), band, bits, nonzero, &mut end_of_band_run)?;
                }
            }
        }
        self.note(members, band);
        Some(())
    }

    fn note(&mut self, members: &[(usize, &Huffman, &Huffman)], band: Band) {
        let (coded, low_bit) = match self.is_progressive {
            true => (usize::from(band.first)..=usize::from(band.last), band.low_bit),
            false => (0..=63, 0),
        };
        for &(index, ..) in members {
            self.components[index].low_bit[coded.clone()].fill(low_bit);
        }
    }
}

type Factors = (u8, u32, u32);

/// The size of an image in units of all its components.
fn mcus(width: u32, height: u32, factors: &[Factors]) -> (u32, u32) {
    let (h, v) = largest(factors);
    (width.div_ceil(8 * h), height.div_ceil(8 * v))
}

fn largest(factors: &[Factors]) -> (u32, u32) {
    factors.iter().fold((1, 1), |(h_max, v_max), &(_, h, v)| (h_max.max(h), v_max.max(v)))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?;
    Some(u16::from_be_bytes([pair[0], pair[1]]))
}
