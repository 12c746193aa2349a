//! Error messages as sentences for people.

use crate::texts::live;

/// What a sentence ends with already, in the scripts of all languages.
const STOPS: [char; 8] = ['.', '!', '?', '…', '。', '！', '？', '؟'];

/// The message with a capital letter and a full stop.
pub fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if message.ends_with(STOPS) { "" } else { live::full_stop() };
    format!("{first}{}{stop}", letters.as_str())
}

#[cfg(test)]
mod tests {
    #[test]
    fn messages_become_sentences() {
        assert_eq!(super::sentence("the text is empty"), "The text is empty.");
        assert_eq!(super::sentence("Not saved. Try again."), "Not saved. Try again.");
        assert_eq!(super::sentence(""), ".");
    }
}
