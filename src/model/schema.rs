//! Checked texts as their schemas describe them: what `text` takes, said as a length and a pattern.
//! Knows no document.

use super::{CommentBody, DisplayName, Emoji};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

// Classes of characters, as `text` tells them apart. Spelt out: what `\s` and `\p{…}` mean differs from
// one reader of patterns to the next. Those beyond U+FFFF are left out, since readers differ in that, too.

/// White space, lines' ends among it: what is trimmed.
const SPACE: &str =
    r"\t\n\u000B\u000C\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";
/// Control characters, and the ones that turn the direction of the text around them: what is removed.
const HOSTILE: &str = r"\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069";
/// What takes no room, or leaves it empty.
const INVISIBLE: &str = r"\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFF8";

/// A text with something to be seen in it.
fn visible() -> String {
    format!("[^{SPACE}{HOSTILE}{INVISIBLE}]")
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
    visible(),
    "Too dark here",
    "Markdown. Line ends of all kinds become `\\n`, other control characters are removed, ends are \
     trimmed, and something has to be seen."
);
text_schema!(
    DisplayName,
    visible(),
    "Ada",
    "A name on one line: line ends become spaces, other control characters are removed, ends are \
     trimmed, and something has to be seen."
);

impl ToSchema for Emoji {}
impl PartialSchema for Emoji {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(Self::OFFERED))
            .examples(["👍"])
            .description(Some("An emoji that can be put on a comment."))
            .into()
    }
}
