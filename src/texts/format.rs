//! Makes the text of a message and its arguments. A message is a text with `{0}` for its first argument, or has forms:
//! `|0|one|{0} reply|other|{0} replies` chooses among them by the first argument. Knows no plural rule.

use super::argument::Arg;
use super::language::Language;

/// The form of all numbers that have no other.
const OTHER: &str = "other";

/// The text.
pub fn filled(language: Language, message: &str, args: &[Arg<'_>]) -> String {
    let text = message.strip_prefix('|').map_or(message, |forms| form(language, forms, args));
    let mut pieces = text.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // One digit: `build.rs` counts so.
        let (number, rest) = piece.split_once('}').unwrap_or_default();
        match argument(args, number) {
            Some(Arg::Text(text)) => push_text(language, &mut filled, text),
            Some(Arg::Count(count)) => filled.push_str(&language.rules.number(*count)),
            None => {}
        }
        filled.push_str(rest);
    }
    filled
}

/// The form for the number, or else for its plural category. `forms`: the argument, then pairs of name and text.
fn form<'a>(language: Language, forms: &'a str, args: &[Arg<'_>]) -> &'a str {
    let mut parts = forms.split('|');
    let Some(Arg::Count(count)) = argument(args, parts.next().unwrap_or_default()) else {
        return "";
    };
    let (exact, category) = (count.to_string(), language.rules.plural(*count));
    let (mut found, mut rank) = ("", 0);
    while let Some((name, text)) = parts.next().zip(parts.next()) {
        let fits = match name {
            name if name == exact => 3,
            name if name == category => 2,
            OTHER => 1,
            _ => 0,
        };
        if fits > rank {
            (found, rank) = (text, fits);
        }
    }
    found
}

fn argument<'a, 'b>(args: &'a [Arg<'b>], number: &str) -> Option<&'a Arg<'b>> {
    args.get(number.parse::<usize>().ok()?)
}

/// A text of the other direction would turn the sentence around it: it stands between marks that isolate it.
fn push_text(language: Language, filled: &mut String, text: &str) {
    let is_isolated = language.is_rtl != text.contains(is_rtl);
    if is_isolated {
        filled.push('\u{2068}');
    }
    filled.push_str(text);
    if is_isolated {
        filled.push('\u{2069}');
    }
}

/// Hebrew, Arabic and the scripts beside them, with their presentation forms.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
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
        assert_eq!(text("{1} by {0}, {0}", &args), "3 by Ada, Ada");
        assert_eq!(text("{7}none{", &args), "none");
    }

    #[test]
    fn a_number_chooses_its_form() {
        let message = "|0|one|{0} reply|0|no reply|other|{0} replies";
        let of = |count| text(message, &[Arg::Count(count)]);
        assert_eq!([of(0), of(1), of(2)], ["no reply", "1 reply", "2 replies"]);
    }

    #[test]
    fn texts_of_the_other_direction_are_isolated() {
        let (ada, noura) = ([Arg::Text("Ada")], [Arg::Text("نورة")]);
        assert_eq!(text("by {0}", &ada), "by Ada");
        assert_eq!(text("by {0}", &noura), "by \u{2068}نورة\u{2069}");
        let arabic = Language { is_rtl: true, ..english(&[]) };
        assert_eq!(filled(arabic, "{0}", &noura), "نورة");
        assert_eq!(filled(arabic, "{0}", &ada), "\u{2068}Ada\u{2069}");
    }
}
