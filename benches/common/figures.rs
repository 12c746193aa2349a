//! Medians, percentiles and ratios, and how they are printed. Knows not of what.

use std::time::Duration;

/// Bytes in a megabyte.
pub const MIB: f64 = 1024.0 * 1024.0;

/// A row of the summary: its name and its figure.
pub type Row<T> = (&'static str, fn(&T) -> f64);

/// Prints the medians of all rounds, ours and the peer's, and of the rounds' ratios.
pub fn summary<T>(title: &str, rounds: &[(T, T)], rows: &[Row<T>]) {
    comparison(title, ["ours", "peer"], rounds, rows);
}

/// The same for any two sides.
pub fn comparison<T>(title: &str, [one, other]: [&str; 2], rounds: &[(T, T)], rows: &[Row<T>]) {
    println!("{title:<28}{one:>10}{other:>10}{:>14}", format!("{one}/{other}"));
    for (name, figure) in rows {
        let ours = median(rounds.iter().map(|(own, _)| figure(own)));
        let peer = median(rounds.iter().map(|(_, other)| figure(other)));
        let ratio = ratio(rounds, *figure);
        println!("{name:<28}{ours:>10.2}{peer:>10.2}{ratio:>14.2}");
    }
}

/// The median of the rounds' ratios.
pub fn ratio<T>(rounds: &[(T, T)], figure: fn(&T) -> f64) -> f64 {
    median(rounds.iter().map(|(own, other)| figure(own) / figure(other)))
}

/// Prints a figure beside the one to reach.
pub fn goal(name: &str, figure: f64, to_reach: &str) {
    println!("{name:<64}{figure:>10.2} (to reach: {to_reach})");
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
