//! Makes the text of a message and its arguments. A message is a text with a private character for each argument
//! ([`FIRST`] and those behind it), or has forms: `|0|one|… reply|other|… replies` chooses among them by the first
//! argument. Knows no plural rule.

use super::argument::Arg;
use super::language::Language;

/// Stands for the first argument: `build.rs` puts it there.
const FIRST: u32 = 0xe000;
/// The form of all numbers that have no other.
const OTHER: &str = "other";

/// The text.
pub fn filled(language: Language, message: &str, args: &[Arg<'_>]) -> String {
    let text = message.strip_prefix('|').map_or(message, |forms| form(language, forms, args));
    let mut filled = String::new();
    for c in text.chars() {
        match args.get((c as u32).wrapping_sub(FIRST) as usize) {
            Some(Arg::Text(text)) => push_text(language, &mut filled, text),
            Some(Arg::Count(count)) => filled += &language.rules.number((*count).into()),
            None => filled.push(c),
        }
    }
    filled
}

/// The form for the number, or else for its plural category. `forms`: the argument, then pairs of name and text.
fn form<'a>(language: Language, forms: &'a str, args: &[Arg<'_>]) -> &'a str {
    let mut parts = forms.split('|');
    let chooser = parts.next().and_then(|number| number.bytes().next());
    let chooser = chooser.and_then(|digit| args.get(usize::from(digit.wrapping_sub(b'0'))));
    let Some(Arg::Count(count)) = chooser else { return "" };
    let (exact, category) = (count.to_string(), language.rules.plural(*count));
    let mut found = "";
    while let Some((name, text)) = parts.next().zip(parts.next()) {
        if name == exact {
            return text;
        }
        // `build.rs` puts the form of all others last.
        if name == category || (name == OTHER && found.is_empty()) {
            found = text;
        }
    }
    found
}

/// A text of the other direction would turn the sentence around it: it stands between marks that isolate it.
fn push_text(language: Language, filled: &mut String, text: &str) {
    let is_isolated = language.is_rtl != text.chars().any(is_rtl);
    if is_isolated {
        filled.push('\u{2068}');
    }
    filled.push_str(text);
    if is_isolated {
        filled.push('\u{2069}');
    }
}

/// Hebrew, Arabic and the scripts beside them.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}')
}

#[cfg(test)]
mod tests {
    use super::super::language::tests::english;
    use super::*;

    fn text(message: &str, args: &[Arg<'_>]) -> String {
        filled(english(&[]), message, args)
    }

    #[test]
    fn arguments_stand_where_the_message_has_them() {
        let args = [Arg::Text("Ada"), Arg::Count(3)];
        assert_eq!(text("\u{e001} by \u{e000}, \u{e000}", &args), "3 by Ada, Ada");
    }

    #[test]
    fn a_number_chooses_its_form() {
        let message = "|0|one|\u{e000} reply|0|no reply|other|\u{e000} replies";
        let of = |count| text(message, &[Arg::Count(count)]);
        assert_eq!([of(0), of(1), of(2)], ["no reply", "1 reply", "2 replies"]);
    }

    #[test]
    fn texts_of_the_other_direction_are_isolated() {
        let (ada, noura) = ([Arg::Text("Ada")], [Arg::Text("نورة")]);
        assert_eq!(text("by \u{e000}", &ada), "by Ada");
        assert_eq!(text("by \u{e000}", &noura), "by \u{2068}نورة\u{2069}");
        let arabic = Language { is_rtl: true, ..english(&[]) };
        assert_eq!(filled(arabic, "\u{e000}", &noura), "نورة");
        assert_eq!(filled(arabic, "\u{e000}", &ada), "\u{2068}Ada\u{2069}");
    }
}
