//! A counter, a family of counters with labels, and a histogram, each with its text for Prometheus.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The most sets of labels of a family: routes and methods are few, and nothing that a client chooses is a label.
const MAX_LABELS: usize = 2_000;
/// Sums of histograms are kept in millionths.
const MILLIONTHS: f64 = 1e6;

/// A number that grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// Zero.
    pub const fn new() -> Self {
        Self(AtomicU64::new(0))
    }

    /// One more.
    pub fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn write(&self, text: &mut String, name: &str, help: &str) {
        head(text, name, help, "counter");
        line(text, name, "", self.0.load(Ordering::Relaxed));
    }
}

/// Counters by their labels.
#[derive(Debug, Default)]
pub struct Family(Mutex<BTreeMap<String, u64>>);

impl Family {
    /// No counters yet.
    pub const fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    /// One more with these labels, such as `kind="reset"`. The values need no escapes.
    pub fn count(&self, labels: &str) {
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counters.get_mut(labels) {
            *count += 1;
        } else if counters.len() < MAX_LABELS {
            counters.insert(labels.to_owned(), 1);
        }
    }

    pub(super) fn write(&self, text: &mut String, name: &str, help: &str) {
        head(text, name, help, "counter");
        let counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (labels, count) in counters.iter() {
            line(text, name, &format!("{{{labels}}}"), count);
        }
    }
}

/// How often a value was up to each of some bounds.
#[derive(Debug)]
pub struct Histogram<const N: usize> {
    bounds: [f64; N],
    counts: [AtomicU64; N],
    all: AtomicU64,
    millionths: AtomicU64,
}

impl<const N: usize> Histogram<N> {
    /// No values yet. The bounds grow.
    pub const fn new(bounds: [f64; N]) -> Self {
        let counts = [const { AtomicU64::new(0) }; N];
        Self { bounds, counts, all: AtomicU64::new(0), millionths: AtomicU64::new(0) }
    }

    /// One more value, which is not negative.
    pub fn record(&self, value: f64) {
        if let Some(place) = self.bounds.iter().position(|bound| value <= *bound) {
            self.counts[place].fetch_add(1, Ordering::Relaxed);
        }
        self.all.fetch_add(1, Ordering::Relaxed);
        self.millionths.fetch_add((value * MILLIONTHS) as u64, Ordering::Relaxed);
    }

    /// One more time, in seconds.
    pub fn record_time(&self, time: Duration) {
        self.record(time.as_secs_f64());
    }

    pub(super) fn write(&self, text: &mut String, name: &str, help: &str) {
        head(text, name, help, "histogram");
        let mut up_to = 0;
        for (bound, count) in self.bounds.iter().zip(&self.counts) {
            up_to += count.load(Ordering::Relaxed);
            line(text, &format!("{name}_bucket"), &format!("{{le=\"{bound}\"}}"), up_to);
        }
        // Read last: no bucket is above it.
        let all = self.all.load(Ordering::Relaxed).max(up_to);
        line(text, &format!("{name}_bucket"), "{le=\"+Inf\"}", all);
        let sum = self.millionths.load(Ordering::Relaxed) as f64 / MILLIONTHS;
        line(text, &format!("{name}_sum"), "", sum);
        line(text, &format!("{name}_count"), "", all);
    }
}

/// The two lines before a metric.
pub(super) fn head(text: &mut String, name: &str, help: &str, kind: &str) {
    // Writing into a String does not fail.
    let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
}

fn line(text: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "{name}{labels} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_has_a_line_for_each_set_of_labels() {
        let family = Family::new();
        for kind in ["b", "a", "b"] {
            family.count(&format!("kind=\"{kind}\""));
        }
        let mut text = String::new();
        family.write(&mut text, "x_total", "Things.");
        let expected = "# HELP x_total Things.\n# TYPE x_total counter\n\
                        x_total{kind=\"a\"} 1\nx_total{kind=\"b\"} 2\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn buckets_of_a_histogram_add_up() {
        let histogram = Histogram::new([1.0, 2.5]);
        [0.5, 1.0, 2.0, 9.0].iter().for_each(|value| histogram.record(*value));
        let mut text = String::new();
        histogram.write(&mut text, "x", "Sizes.");
        let lines: Vec<&str> = text.lines().skip(2).collect();
        let buckets = ["x_bucket{le=\"1\"} 2", "x_bucket{le=\"2.5\"} 3", "x_bucket{le=\"+Inf\"} 4"];
        assert_eq!(lines[..3], buckets);
        assert_eq!(lines[3..], ["x_sum 12.5", "x_count 4"]);
    }

    #[test]
    fn labels_have_a_bound() {
        let family = Family::new();
        (0..2 * MAX_LABELS).for_each(|n| family.count(&n.to_string()));
        let mut text = String::new();
        family.write(&mut text, "x", "");
        assert_eq!(text.lines().count(), 2 + MAX_LABELS);
    }
}
