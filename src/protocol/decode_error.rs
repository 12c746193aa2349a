//! The errors of requests that cannot be decoded, in words of our own: which field, and what it takes.

use super::{AppError, Input};

/// The starts of `serde_json`'s reports of syntax errors.
const SYNTAX: [&str; 16] = [
    "EOF ",
    "expected ",
    "trailing ",
    "key must be",
    "control character",
    "recursion limit",
    "lone leading surrogate",
    "unexpected end of hex",
    "invalid escape",
    "invalid number",
    "invalid unicode",
    "number out of range",
    "float key",
    "stream did not contain",
    "invalid utf-8",
    "memory could not",
];

/// A request body that is not JSON.
pub fn invalid_json() -> AppError {
    AppError::invalid(Input::NotJson)
}

/// The error of a decoder without a path, as server functions report it.
pub fn invalid_request(report: &str) -> AppError {
    let report = without_position(report);
    if SYNTAX.iter().any(|start| report.starts_with(start)) {
        return invalid_json();
    }
    AppError::invalid(Input::Field(
        sentence("a field", report).unwrap_or_else(|| report.to_owned()),
    ))
}

/// The error of a decoder, whose report is `serde`'s, at a path such as `person.name`; `.` is the whole request.
pub fn invalid_field(path: &str, report: &str) -> AppError {
    let report = without_position(report);
    let name =
        if path == "." || path.is_empty() { "the request".into() } else { format!("`{path}`") };
    let sentence = sentence(&name, report).unwrap_or_else(|| match name.as_str() {
        "the request" => report.to_owned(),
        name => format!("{name}: {report}"),
    });
    AppError::invalid(Input::Field(sentence))
}

/// Reports of `serde` and of the decoders of single types; `None` for a message of one of our own types.
fn sentence(name: &str, report: &str) -> Option<String> {
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    if report.starts_with("missing field") {
        let field = quoted(report);
        let parent = name.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
        // The path of a missing field is that of its object, or its own.
        let path = match parent {
            Some(parent) if parent.rsplit('.').next() == Some(&field) => parent.to_owned(),
            Some(parent) => format!("{parent}.{field}"),
            None => field,
        };
        return Some(format!("`{path}` is missing"));
    }
    if report.starts_with("duplicate field") {
        return Some(format!("`{}` is given twice", quoted(report)));
    }
    if report.starts_with("UUID parsing failed") {
        return Some(format!("{name} must be a UUID"));
    }
    if report.starts_with("invalid ") || report.starts_with("unknown variant") {
        return Some(match report.split_once("expected ") {
            Some((_, expected)) => format!("{name} must be {}", kind(expected)),
            None => format!("{name} is invalid"),
        });
    }
    let is_of_a_library =
        ["unknown field", "data did not match", "cannot parse", "provided string was not"];
    let is_of_a_library = is_of_a_library.iter().any(|start| report.starts_with(start));
    is_of_a_library.then(|| format!("{name} is invalid"))
}

/// What a decoder expected, as the kind of a JSON value.
fn kind(expected: &str) -> &str {
    match expected {
        "f32" | "f64" => "a number",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "a borrowed string" | "string" | "a string" => "a string",
        "a boolean" => "true or false",
        "a sequence" => "an array",
        "option" => "a value or null",
        text if text.contains("UUID") => "a UUID",
        text if text.starts_with("one of ") || text.starts_with('`') => text,
        text if text.starts_with("tuple") => "an array",
        text if [
            "struct ",
            "map",
            "a map",
            "an object",
            "internally tagged",
            "adjacently tagged",
        ]
        .iter()
        .any(|start| text.starts_with(start)) =>
        {
            "an object"
        }
        text if text.starts_with("a ") || text.starts_with("an ") => text,
        _ => "of another kind",
    }
}

fn without_position(report: &str) -> &str {
    report.rsplit_once(" at line ").map_or(report, |(report, _)| report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::text_of;

    #[test]
    fn a_report_becomes_a_sentence() {
        let cases = [
            (
                "x",
                "invalid type: string \"5\", expected f64 at line 1 column 8",
                "`x` must be a number",
            ),
            (".", "missing field `body` at line 1 column 2", "`body` is missing"),
            ("at", "missing field `x`", "`at.x` is missing"),
            ("at.x", "missing field `x`", "`at.x` is missing"),
            ("do", "unknown variant `party`, expected `a` or `b`", "`do` must be `a` or `b`"),
            ("do", "unknown variant `p`, expected one of `a`, `b`", "`do` must be one of `a`, `b`"),
            ("id", "UUID parsing failed: invalid length: expected", "`id` must be a UUID"),
            ("id", "invalid digit found in string", "`id` is invalid"),
            (".", "invalid type: null, expected an object", "the request must be an object"),
            ("body", "the text is empty at line 1 column 5", "`body`: the text is empty"),
        ];
        for (path, report, expected) in cases {
            assert_eq!(text_of(&invalid_field(path, report).reason), expected);
        }
    }

    #[test]
    fn without_a_path_a_field_is_named_where_the_report_names_it() {
        let cases = [
            ("missing field `image` at line 1 column 2", "`image` is missing"),
            ("invalid type: integer `5`, expected a string", "a field must be a string"),
            ("EOF while parsing a value at line 1 column 0", "the request body is not valid JSON"),
            ("expected value at line 1 column 1", "the request body is not valid JSON"),
            ("the text is empty at line 1 column 9", "the text is empty"),
        ];
        for (report, expected) in cases {
            assert_eq!(text_of(&invalid_request(report).reason), expected, "{report}");
        }
    }
}
