//! Parsers for the fields of the settings form.

use crate::model::{Settings, clean_line, is_blank};
use crate::protocol::{AppError, Field, Input};
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;
use url::Url;

/// The longest name of a tenant in characters.
const MAX_NAME_CHARS: usize = 80;
/// The longest unwanted word in characters.
const MAX_WORD_CHARS: usize = 60;

/// The name of a tenant.
pub fn name(text: &str) -> Result<String, AppError> {
    let text = clean_line(text);
    let fits = (1..=MAX_NAME_CHARS).contains(&text.chars().count());
    if fits && !is_blank(&text) {
        return Ok(text);
    }
    Err(AppError::invalid(Input::TenantName { max: MAX_NAME_CHARS }))
}

/// A number within a range.
pub fn number<T>(text: &str, field: Field, within: RangeInclusive<T>) -> Result<T, AppError>
where
    T: FromStr + PartialOrd + Display,
{
    let wrong = || {
        let (from, to) = (within.start(), within.end());
        AppError::invalid(Input::NotInRange { field, from: from.to_string(), to: to.to_string() })
    };
    let number = text.trim().replace(',', ".").parse::<T>().map_err(|_| wrong())?;
    if within.contains(&number) { Ok(number) } else { Err(wrong()) }
}

/// A list, one entry per line, without duplicates.
pub fn lines(
    text: &str,
    field: Field,
    read: fn(&str) -> Result<String, AppError>,
) -> Result<Vec<String>, AppError> {
    let mut entries = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let entry = read(line)?;
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    match entries.len() {
        0..=Settings::MAX_ENTRIES => Ok(entries),
        _ => Err(AppError::invalid(Input::ListTooLong { field, max: Settings::MAX_ENTRIES })),
    }
}

/// An origin as browsers send it: scheme, host, and the port unless it is the default.
pub fn origin(text: &str) -> Result<String, AppError> {
    let wrong = || AppError::invalid(Input::NotASite(text.to_owned()));
    let url = Url::parse(text).map_err(|_| wrong())?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_web = matches!(url.scheme(), "http" | "https") && url.username().is_empty();
    // No wildcards: origins are compared for equality.
    let has_no_wildcard = !text.contains('*');
    if !is_bare || !is_web || !has_no_wildcard || url.password().is_some() {
        return Err(wrong());
    }
    Ok(url.origin().ascii_serialization())
}

/// An unwanted word, in lower case.
pub fn word(text: &str) -> Result<String, AppError> {
    if text.chars().count() > MAX_WORD_CHARS || text.chars().any(char::is_control) {
        return Err(AppError::invalid(Input::WordTooLong { max: MAX_WORD_CHARS }));
    }
    Ok(text.to_lowercase())
}
