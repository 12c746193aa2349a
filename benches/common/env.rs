//! Settings out of the environment. Knows not what they mean.

use std::str::FromStr;

/// A number above 0; the default when the variable is not set.
pub fn number<T: FromStr + PartialOrd + From<u8>>(name: &str, default: T) -> Result<T, String> {
    let value = variable(name, default)?;
    if value >= T::from(1) { Ok(value) } else { Err(format!("{name} is at least 1")) }
}

/// Numbers above 0 with commas between them.
pub fn numbers(name: &str, default: &[usize]) -> Result<Vec<usize>, String> {
    let Ok(text) = std::env::var(name) else { return Ok(default.to_vec()) };
    let one = |part: &str| part.trim().parse().ok().filter(|number| *number > 0);
    let all: Option<Vec<usize>> = text.split(',').map(one).collect();
    all.ok_or_else(|| format!("{name} cannot be {text:?}; it takes numbers such as 100,500"))
}

/// Whatever can be read from text; the default when the variable is not set.
pub fn variable<T: FromStr>(name: &str, default: T) -> Result<T, String> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name} cannot be {text:?}")),
        Err(_) => Ok(default),
    }
}
