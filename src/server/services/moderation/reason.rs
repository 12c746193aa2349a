//! Reasons for flags and bans.

use crate::protocol::{AppError, Field, Input};

/// Maximum length of a reason in characters.
const MAX_REASON_CHARS: usize = 200;

/// Validates a reason and joins it into one line.
pub fn validate_reason(text: &str) -> Result<String, AppError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().any(char::is_control) {
        return Err(AppError::invalid(Input::ControlCharacter(Field::FlagReason)));
    }
    if text.chars().count() > MAX_REASON_CHARS {
        return Err(AppError::invalid(Input::TooLong {
            field: Field::FlagReason,
            max: MAX_REASON_CHARS,
        }));
    }
    Ok(text)
}
