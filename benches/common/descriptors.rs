//! How many files and sockets a process may have open. Knows not for what.

/// What a process opens beside the sockets of its viewers.
const SPARE: u64 = 200;

/// Makes room for so many sockets, here and in every process that is started from here.
pub fn allow(sockets: usize) -> Result<(), String> {
    let wanted = sockets as u64 + SPARE;
    let reached = rlimit::increase_nofile_limit(wanted).map_err(|error| error.to_string())?;
    if reached >= wanted {
        return Ok(());
    }
    Err(format!(
        "{sockets} sockets need {wanted} open files, and this system allows {reached}: \
         as root `ulimit -Hn {wanted}` before this, or fewer sockets"
    ))
}
