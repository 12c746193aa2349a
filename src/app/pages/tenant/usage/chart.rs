//! A bar chart of one figure, drawn on the server. Its colours are the stylesheet's; its labels are text beside it, so
//! that they keep their size at every width.

use super::figures::{Figure, UsageRow};
use super::numbers::round_up;
use crate::texts::tenant;
use leptos::prelude::*;
use std::fmt::Write;

/// The width that each bar has to itself, the space around it included.
const STEP: usize = 10;
/// The space between two bars.
const GAP: usize = 2;
/// The height of the highest value that the scale has.
const HEIGHT: u128 = 1_000;

/// A figure over time.
#[component]
pub fn BarChart(
    /// What the rows are: days or hours.
    id: &'static str,
    /// Which figure.
    figure: Figure,
    /// Its rows, at least one.
    rows: Vec<UsageRow>,
) -> impl IntoView {
    let Figure { words, name: hook, of, write } = figure;
    let words = words();
    let most = rows.iter().map(of).max().unwrap_or_default();
    let top = round_up(most);
    let name = |row: Option<&UsageRow>| row.map_or_else(String::new, |row| row.short.clone());
    let (first, last) = (name(rows.first()), name(rows.last()));
    let spoken = match rows.iter().find(|row| most > 0 && of(row) == most) {
        Some(row) => tenant::chart(words, &first, &last, &write(most), &row.short),
        None => tenant::chart_of_nothing(words, &first, &last),
    };
    let drawn = svg(&rows, figure, top, &spoken);
    view! {
        <figure class="chart" data-testid=format!("chart-{id}-{hook}")>
            <figcaption>{words}</figcaption>
            <p class="chart-top">{write(top)}</p>
            <div class="chart-plot" inner_html=drawn></div>
            <p class="chart-axis">
                <bdi>{first}</bdi>
                <bdi>{last}</bdi>
            </p>
        </figure>
    }
}

/// The drawing: a bar for each row, with its value for the pointer. It holds numbers, times and our own words alone.
fn svg(rows: &[UsageRow], Figure { of, write, .. }: Figure, top: u64, spoken: &str) -> String {
    let width = STEP * rows.len().max(1);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {width} {HEIGHT}\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-label=\"{spoken}\">"
    );
    for (place, row) in rows.iter().enumerate() {
        let value = of(row);
        let (x, height) = (place * STEP + GAP / 2, height(value, top));
        // Writing into a String does not fail.
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{height}\"><title>{}: {}</title></rect>",
            HEIGHT - height,
            STEP - GAP,
            row.short,
            write(value),
        );
    }
    svg.push_str("</svg>");
    svg
}

/// A value that is not 0 is visible.
fn height(value: u64, top: u64) -> u128 {
    (u128::from(value) * HEIGHT).div_ceil(u128::from(top.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_high_as_their_values() {
        let [none, one, half, all] =
            [0, 1, 500_000, 1_000_000].map(|value| height(value, 1_000_000));
        assert_eq!([none, one, half, all], [0, 1, 500, 1_000]);
        assert_eq!(height(0, 0), 0);
        assert_eq!(height(u64::MAX, u64::MAX), HEIGHT);
    }
}
