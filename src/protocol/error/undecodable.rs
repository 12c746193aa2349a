//! What a decoder refuses in a request, as data.

use crate::model::TextError;

/// A part of a request that cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Which part.
    pub part: Part,
    /// What is wrong with it.
    pub problem: DecodeProblem,
}

/// A part of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole request.
    Request,
    /// A field that the decoder does not name.
    SomeField,
    /// The field at a path such as `person.name`.
    Field(String),
}

/// Why a part of a request cannot be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeProblem {
    /// It is required and not there.
    Missing,
    /// It is there twice.
    Twice,
    /// It is of another kind than this.
    NotA(ValueKind),
    /// It has the right kind and a value that is not accepted.
    Invalid,
    /// It is no acceptable text.
    Text(TextError),
    /// It is no e-mail address.
    Email,
    /// It is no tenant id.
    TenantId,
    /// It is no place on an image.
    Point,
    /// A size that no region on an image has.
    Size,
}

/// The kind of a value, as a field takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A number.
    Number,
    /// A whole number, 0 or more.
    Natural,
    /// A whole number.
    Integer,
    /// A string.
    String,
    /// True or false.
    Boolean,
    /// An array.
    Array,
    /// A value or null.
    Option,
    /// A UUID.
    Uuid,
    /// An object.
    Object,
    /// One of these names.
    OneOf(Vec<String>),
    /// Something that the decoder has no usual name for.
    Other,
}
