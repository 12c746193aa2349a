//! Checked texts as their schemas describe them: what `text` takes, said as a length and a pattern.
//! Knows no document.

use super::{CommentBody, DisplayName};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

// Classes of characters, as `text` tells them apart. Spelt out: what `\s` and `\p{…}` mean differs from
// one reader of patterns to the next.

/// White space, lines' ends among it: what is trimmed.
const SPACE: &str =
    r"\t\n\u000B\u000C\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";
/// What parts lines and words, and is a control character all the same.
const LINE: &str = r"\t\n\r";
/// Control characters but those, and the ones that turn the direction of the text around them.
const HOSTILE: &str =
    r"\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069";
/// What takes no room.
const INVISIBLE: &str = r"\u00AD\u200B-\u200F\u2060\uFEFF";

/// A text on one line with something to be seen in it.
fn one_line() -> String {
    format!(
        "^[{SPACE}]*[^{HOSTILE}{LINE}]*[^{HOSTILE}{SPACE}{INVISIBLE}][^{HOSTILE}{LINE}]*[{SPACE}]*$"
    )
}

/// The same on several lines.
fn lines() -> String {
    format!("^[{SPACE}]*[^{HOSTILE}]*[^{HOSTILE}{SPACE}{INVISIBLE}][^{HOSTILE}]*[{SPACE}]*$")
}

macro_rules! text_schema {
    ($name:ident, $pattern:expr, $example:literal, $description:literal) => {
        impl ToSchema for $name {}
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .min_length(Some(1))
                    .max_length(Some(Self::MAX_CHARS))
                    .pattern(Some($pattern))
                    .examples([$example])
                    .description(Some($description))
                    .into()
            }
        }
    };
}
text_schema!(
    CommentBody,
    lines(),
    "Too dark here",
    "Markdown. Line ends become `\\n`, ends are trimmed, and something has to be seen."
);
text_schema!(
    DisplayName,
    one_line(),
    "Ada",
    "A name on one line. Ends are trimmed, and something has to be seen."
);
