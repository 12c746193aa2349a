//! The coded blocks of a scan: passes their codes, and notes which coefficients are not zero.

use super::bits::{Bits, Huffman};
use std::ops::RangeInclusive;

/// The parameters of a scan: the coefficients of it, and which of their bits.
#[derive(Clone, Copy)]
pub struct Band {
    pub first: u8,
    pub last: u8,
    pub high_bit: u8,
    pub low_bit: u8,
}

/// A block of a sequential image.
pub fn sequential(dc: &Huffman, ac: &Huffman, bits: &mut Bits) -> Option<()> {
    let size = dc.decode(bits)?;
    bits.skip(size)?;
    let mut at = 1;
    while at < 64 {
        let (run, size) = ac.run_and_size(bits)?;
        match (run, size) {
            (15, 0) => at += 16,
            (_, 0) => break,
            _ => {
                bits.skip(size)?;
                at += run + 1;
            }
        }
    }
    Some(())
}

/// A block of a progressive image, in one of the four kinds of its scans.
pub fn progressive(
    (dc, ac): (&Huffman, &Huffman),
    band: Band,
    bits: &mut Bits,
    nonzero: &mut u64,
    end_of_band_run: &mut u32,
) -> Option<()> {
    match (band.first, band.high_bit) {
        (0, 0) => {
            let size = dc.decode(bits)?;
            bits.skip(size)
        }
        (0, _) => bits.skip(1),
        (_, 0) => first_band(ac, band, bits, nonzero, end_of_band_run),
        (..) => refined_band(ac, band, bits, nonzero, end_of_band_run),
    }
}

fn first_band(
    ac: &Huffman,
    band: Band,
    bits: &mut Bits,
    nonzero: &mut u64,
    end_of_band_run: &mut u32,
) -> Option<()> {
    if *end_of_band_run > 0 {
        *end_of_band_run -= 1;
        return Some(());
    }
    let mut at = band.first;
    while at <= band.last {
        match ac.run_and_size(bits)? {
            (15, 0) => at += 16,
            (run, 0) => {
                *end_of_band_run = (1 << run) - 1 + bits.read(run)?;
                break;
            }
            (run, size) => {
                bits.skip(size)?;
                at += run;
                *nonzero |= 1_u64.checked_shl(u32::from(at))?;
                at += 1;
            }
        }
    }
    Some(())
}

/// Each coefficient that is not zero has one more bit here, between the codes of the new ones.
fn refined_band(
    ac: &Huffman,
    band: Band,
    bits: &mut Bits,
    nonzero: &mut u64,
    end_of_band_run: &mut u32,
) -> Option<()> {
    let mut at = band.first;
    while at <= band.last && *end_of_band_run == 0 {
        let (run, size) = ac.run_and_size(bits)?;
        if size == 0 && run < 15 {
            *end_of_band_run = (1 << run) + bits.read(run)?;
            break;
        }
        bits.skip(size.min(1))?;
        at = refine(bits, *nonzero, at..=band.last, Some(run))?;
        if size > 0 && at <= band.last {
            *nonzero |= 1 << at;
        }
        at += 1;
    }
    if *end_of_band_run > 0 {
        refine(bits, *nonzero, at..=band.last, None)?;
        *end_of_band_run -= 1;
    }
    Some(())
}

/// Passes the bits of coefficients that are not zero, to behind the last one or to the zero after `zeros` others.
fn refine(
    bits: &mut Bits,
    nonzero: u64,
    band: RangeInclusive<u8>,
    mut zeros: Option<u8>,
) -> Option<u8> {
    let end = band.end() + 1;
    for at in band {
        if nonzero >> at & 1 == 1 {
            bits.skip(1)?;
        } else {
            match zeros {
                Some(0) => return Some(at),
                Some(left) => zeros = Some(left - 1),
                None => {}
            }
        }
    }
    Some(end)
}
