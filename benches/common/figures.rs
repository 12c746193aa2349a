//! Medians, percentiles and ratios, and how they are printed. Knows not of what.

use std::time::Duration;

/// Bytes in a megabyte.
pub const MIB: f64 = 1024.0 * 1024.0;

/// A row of the summary: its name and its figure.
pub type Row<T> = (&'static str, fn(&T) -> f64);

/// Prints the medians of all rounds, ours and the peer's, and of the rounds' ratios.
pub fn summary<T>(title: &str, rounds: &[(T, T)], rows: &[Row<T>]) {
    println!("{title:<28}{:>10}{:>10}{:>12}", "ours", "peer", "ours/peer");
    for (name, figure) in rows {
        let ours = median(rounds.iter().map(|(own, _)| figure(own)));
        let peer = median(rounds.iter().map(|(_, other)| figure(other)));
        let ratio = median(rounds.iter().map(|(own, other)| figure(own) / figure(other)));
        println!("{name:<28}{ours:>10.2}{peer:>10.2}{ratio:>12.2}");
    }
}

/// In milliseconds: as late as this, or less, were so many of a hundred.
pub fn percentile(sorted: &[Duration], of_a_hundred: usize) -> f64 {
    let rank = (sorted.len() * of_a_hundred).div_ceil(100).saturating_sub(1);
    sorted.get(rank).map_or(f64::NAN, |late| late.as_secs_f64() * 1_000.0)
}

/// The one in the middle.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
