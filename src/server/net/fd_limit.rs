//! The process's limit of open file descriptors, and the share of it that connections may use.

use rlimit::Resource;
use std::io;

/// Upper bound where the system sets no limit.
const UNLIMITED: u64 = 1 << 20;

/// Raises the soft limit to the hard limit: the default is meant for programs that open few files.
pub fn raise() {
    if let Err(error) = try_raise() {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}

fn try_raise() -> io::Result<()> {
    let (soft, hard) = Resource::NOFILE.get()?;
    let target = hard.min(UNLIMITED);
    if soft < target { Resource::NOFILE.set(target, hard) } else { Ok(()) }
}

/// The maximum number of open connections: three quarters of the descriptors. A request for a picture opens
/// a file as well, and the database keeps some open.
pub fn for_connections() -> usize {
    of_files(Resource::NOFILE.get_soft().unwrap_or(UNLIMITED))
}

fn of_files(files: u64) -> usize {
    let connections = files.min(UNLIMITED) * 3 / 4;
    usize::try_from(connections).unwrap_or(usize::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_is_raised_to_the_hard_limit() {
        raise();
        let (soft, hard) = Resource::NOFILE.get().expect("a limit");
        assert!(soft >= hard.min(UNLIMITED), "{soft} of {hard}");
    }

    #[test]
    fn connections_leave_a_quarter_of_the_descriptors() {
        assert_eq!([0, 1_024, 65_536].map(of_files), [1, 768, 49_152]);
        assert_eq!(of_files(u64::MAX), 786_432);
        assert!(for_connections() > 1);
    }
}
