//! How often the system had no room for one who knocked (Linux, `/proc`). Knows not at whose door.

/// The count of everything in this network namespace since it began.
const COUNTERS: &str = "/proc/net/netstat";
const FULL: &str = "ListenOverflows";

/// How often so far a connection found the queue of its listening socket full, and had to try again
/// after a pause of its own system's choosing.
pub fn queue_was_full() -> u64 {
    let counters = std::fs::read_to_string(COUNTERS).expect("Linux counts");
    // Names in one line, their values at the same places in the next.
    let mut lines = counters.lines().filter(|line| line.starts_with("TcpExt:"));
    let (names, values) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let mut both = names.split_whitespace().zip(values.split_whitespace());
    let value = both.find_map(|(name, value)| (name == FULL).then_some(value));
    value.and_then(|value| value.parse().ok()).unwrap_or_default()
}
