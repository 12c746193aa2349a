//! Reasons for flags and bans.

use crate::model::clean_line;
use crate::protocol::{AppError, Field, Input};

/// Maximum length of a reason in characters.
const MAX_REASON_CHARS: usize = 200;

/// Validates a reason and joins it into one line.
pub fn validate_reason(text: &str) -> Result<String, AppError> {
    let text = clean_line(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > MAX_REASON_CHARS {
        return Err(AppError::invalid(Input::TooLong {
            field: Field::FlagReason,
            max: MAX_REASON_CHARS,
        }));
    }
    Ok(text)
}
