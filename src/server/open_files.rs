//! How many files the system lets this process open, and how many of those may be connections. Knows no
//! connection.

use rustix::process::{Resource, getrlimit};

/// Where the system sets no limit.
const WITHOUT_LIMIT: u64 = 1 << 20;

/// Connections that may be open at once: three of four files. Each request for a picture has another one
/// open, and so has the database some.
pub fn for_connections() -> usize {
    of_files(getrlimit(Resource::Nofile).current.unwrap_or(WITHOUT_LIMIT))
}

fn of_files(files: u64) -> usize {
    let connections = files.min(WITHOUT_LIMIT) * 3 / 4;
    usize::try_from(connections).unwrap_or(usize::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_files_for_the_rest() {
        assert_eq!([0, 1_024, 65_536].map(of_files), [1, 768, 49_152]);
        assert_eq!(of_files(u64::MAX), 786_432);
        assert!(for_connections() > 1);
    }
}
