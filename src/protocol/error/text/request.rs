//! The English sentences about requests that cannot be decoded.

use super::super::undecodable::{DecodeProblem, Part, Undecodable, ValueKind};
use super::browser::text_error_text;

pub(super) const EMAIL: &str = "please give an e-mail address, as in ada@example.org";
pub(super) const TENANT_ID: &str = "a tenant id has 1 to 64 characters out of a-z, 0-9, - and _";
pub(super) const POINT: &str = "x and y are percent of the image: 0 to 100";
pub(super) const SIZE: &str = "w and h are percent of the image: more than 0, at most 100";

pub(super) fn undecodable_text(Undecodable { part, problem }: &Undecodable) -> String {
    let whole = |sentence: &str| match part {
        Part::Field(path) => format!("`{path}`: {sentence}"),
        Part::Request | Part::SomeField => sentence.to_owned(),
    };
    let name = part_text(part);
    match problem {
        DecodeProblem::Missing => format!("{name} is missing"),
        DecodeProblem::Twice => format!("{name} is given twice"),
        DecodeProblem::NotA(kind) => format!("{name} must be {}", kind_text(kind)),
        DecodeProblem::Invalid => format!("{name} is invalid"),
        DecodeProblem::Text(error) => whole(&text_error_text(*error)),
        DecodeProblem::Email => whole(EMAIL),
        DecodeProblem::TenantId => whole(TENANT_ID),
        DecodeProblem::Point => whole(POINT),
        DecodeProblem::Size => whole(SIZE),
    }
}

fn part_text(part: &Part) -> String {
    match part {
        Part::Request => "the request".into(),
        Part::SomeField => "a field".into(),
        Part::Field(path) => format!("`{path}`"),
    }
}

fn kind_text(kind: &ValueKind) -> String {
    match kind {
        ValueKind::Number => "a number".into(),
        ValueKind::Natural => "a whole number, 0 or more".into(),
        ValueKind::Integer => "a whole number".into(),
        ValueKind::String => "a string".into(),
        ValueKind::Boolean => "true or false".into(),
        ValueKind::Array => "an array".into(),
        ValueKind::Option => "a value or null".into(),
        ValueKind::Uuid => "a UUID".into(),
        ValueKind::Object => "an object".into(),
        ValueKind::OneOf(names) => one_of_text(names),
        ValueKind::Other => "of another kind".into(),
    }
}

fn one_of_text(names: &[String]) -> String {
    match names {
        [one] => format!("`{one}`"),
        [one, other] => format!("`{one}` or `{other}`"),
        names => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("one of {}", names.join(", "))
        }
    }
}
