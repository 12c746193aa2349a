//! The errors of requests that cannot be decoded, as data: which field, and what it takes. Nothing of a library's report
//! goes on but names.

use super::{AppError, DecodeProblem, Input, Part, Undecodable, ValueKind};
use crate::model::{EmailError, PointError, SizeError, TenantIdError, TextError};

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
    undecodable(Part::SomeField, report)
}

/// The error of a decoder, whose report is `serde`'s, at a path such as `person.name`; `.` is the whole request.
pub fn invalid_field(path: &str, report: &str) -> AppError {
    let part = match path {
        "." | "" => Part::Request,
        path => Part::Field(path.to_owned()),
    };
    undecodable(part, without_position(report))
}

/// Reports of `serde`, of the decoders of single types and of types of our own.
fn undecodable(part: Part, report: &str) -> AppError {
    let (part, problem) = if report.starts_with("missing field") {
        (missing(part, quoted(report)), DecodeProblem::Missing)
    } else if report.starts_with("duplicate field") {
        (Part::Field(quoted(report).to_owned()), DecodeProblem::Twice)
    } else {
        (part, problem(report))
    };
    AppError::invalid(Input::Undecodable(Undecodable { part, problem }))
}

/// The path of a missing field is that of its object, or its own.
fn missing(part: Part, field: &str) -> Part {
    Part::Field(match part {
        Part::Field(path) if path.rsplit('.').next() == Some(field) => path,
        Part::Field(path) => format!("{path}.{field}"),
        Part::Request | Part::SomeField => field.to_owned(),
    })
}

fn problem(report: &str) -> DecodeProblem {
    if let Some(error) = TextError::of_report(report) {
        return DecodeProblem::Text(error);
    }
    match report {
        _ if report == EmailError.to_string() => DecodeProblem::Email,
        _ if report == TenantIdError.to_string() => DecodeProblem::TenantId,
        _ if report == PointError.to_string() => DecodeProblem::Point,
        _ if report == SizeError.to_string() => DecodeProblem::Size,
        _ if report.starts_with("UUID parsing failed") => DecodeProblem::NotA(ValueKind::Uuid),
        _ if report.starts_with("invalid ") || report.starts_with("unknown variant") => {
            let expected = report.split_once("expected ");
            expected.map_or(DecodeProblem::Invalid, |(_, it)| DecodeProblem::NotA(kind(it)))
        }
        _ => DecodeProblem::Invalid,
    }
}

/// What stands between the first backticks.
fn quoted(text: &str) -> &str {
    text.split('`').nth(1).unwrap_or_default()
}

/// What a decoder expected, as the kind of a JSON value.
fn kind(expected: &str) -> ValueKind {
    const OBJECTS: [&str; 6] =
        ["struct ", "map", "a map", "an object", "internally tagged", "adjacently tagged"];
    match expected {
        "f32" | "f64" => ValueKind::Number,
        "u8" | "u16" | "u32" | "u64" | "usize" => ValueKind::Natural,
        "i8" | "i16" | "i32" | "i64" | "isize" => ValueKind::Integer,
        "a borrowed string" | "string" | "a string" => ValueKind::String,
        "a boolean" => ValueKind::Boolean,
        "a sequence" => ValueKind::Array,
        "option" => ValueKind::Option,
        text if text.contains("UUID") => ValueKind::Uuid,
        text if text.starts_with("one of ") || text.starts_with('`') => {
            ValueKind::OneOf(text.split('`').skip(1).step_by(2).map(str::to_owned).collect())
        }
        text if text.starts_with("tuple") => ValueKind::Array,
        text if OBJECTS.iter().any(|start| text.starts_with(start)) => ValueKind::Object,
        _ => ValueKind::Other,
    }
}

fn without_position(report: &str) -> &str {
    report.rsplit_once(" at line ").map_or(report, |(report, _)| report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DisplayName, Email, TenantId};
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
            (
                "do",
                "unknown variant `p`, expected one of `a`, `b`, `c`",
                "`do` must be one of `a`, `b`, `c`",
            ),
            ("id", "UUID parsing failed: invalid length: expected", "`id` must be a UUID"),
            ("id", "invalid digit found in string", "`id` is invalid"),
            (".", "invalid type: null, expected an object", "the request must be an object"),
            ("body", "empty-text at line 1 column 5", "`body`: the text is empty"),
            ("name", "longer-than-60", "`name`: the text is longer than 60 characters"),
            ("at", "no-point", "`at`: x and y are percent of the image: 0 to 100"),
            ("do", "invalid type: null, expected `a`", "`do` must be `a`"),
            ("do", "the library says something else", "`do` is invalid"),
        ];
        for (path, report, expected) in cases {
            assert_eq!(text_of(&invalid_field(path, report).reason), expected);
        }
    }

    #[test]
    fn errors_of_the_model_come_through_a_decoder_as_data() {
        let long = "x".repeat(DisplayName::MAX_CHARS + 1);
        let read = |json: &str| serde_json::from_str::<DisplayName>(json).map(drop);
        for (json, expected) in [
            (r#"" ""#.to_owned(), TextError::Empty),
            (format!("\"{long}\""), TextError::TooLong { max: DisplayName::MAX_CHARS }),
        ] {
            let report = read(&json).expect_err("no name").to_string();
            let problem = DecodeProblem::Text(expected);
            let what = Undecodable { part: Part::SomeField, problem };
            assert_eq!(invalid_request(&report), AppError::invalid(Input::Undecodable(what)));
        }
        let report = |json: &str| {
            let email = serde_json::from_str::<Email>(json).expect_err("no address").to_string();
            let tenant = serde_json::from_str::<TenantId>(json).expect_err("no id").to_string();
            [email, tenant]
        };
        let texts = report(r#""A b""#).map(|report| text_of(&invalid_request(&report).reason));
        assert!(texts[0].contains("ada@example.org") && texts[1].contains("1 to 64"), "{texts:?}");
    }

    #[test]
    fn without_a_path_a_field_is_named_where_the_report_names_it() {
        let cases = [
            ("missing field `image` at line 1 column 2", "`image` is missing"),
            ("invalid type: integer `5`, expected a string", "a field must be a string"),
            ("EOF while parsing a value at line 1 column 0", "the request body is not valid JSON"),
            ("expected value at line 1 column 1", "the request body is not valid JSON"),
            ("empty-text at line 1 column 9", "the text is empty"),
            ("no-point at line 1 column 9", "x and y are percent of the image: 0 to 100"),
        ];
        for (report, expected) in cases {
            assert_eq!(text_of(&invalid_request(report).reason), expected, "{report}");
        }
    }
}
