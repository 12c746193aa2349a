//! How many files the system lets this process open, and how many of those may be connections. Knows no
//! connection.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Where the system sets no limit.
const WITHOUT_LIMIT: u64 = 1 << 20;

/// Takes as many as the system gives to whoever asks: what a process begins with is meant for programs that
/// open few.
pub fn raise() {
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(WITHOUT_LIMIT).min(WITHOUT_LIMIT);
    if limit.current.is_some_and(|current| current < most) {
        let raised = Rlimit { current: Some(most), maximum: limit.maximum };
        if let Err(error) = setrlimit(Resource::Nofile, raised) {
            tracing::warn!(%error, "the limit of open files stays as it is");
        }
    }
}

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
    fn as_many_as_there_may_be_are_taken() {
        raise();
        let limit = getrlimit(Resource::Nofile);
        let most = limit.maximum.unwrap_or(WITHOUT_LIMIT).min(WITHOUT_LIMIT);
        assert!(limit.current.is_none_or(|current| current >= most), "{limit:?}");
    }

    #[test]
    fn connections_leave_files_for_the_rest() {
        assert_eq!([0, 1_024, 65_536].map(of_files), [1, 768, 49_152]);
        assert_eq!(of_files(u64::MAX), 786_432);
        assert!(for_connections() > 1);
    }
}
