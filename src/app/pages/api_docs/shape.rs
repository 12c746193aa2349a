//! A schema in words: types, constraints, fields.

use super::document::{ApiDocument, Schema};

/// The maximum length of a pattern that is shown; longer ones are explained by the description.
const SHORT_PATTERN: usize = 30;

/// A part of a type's name.
pub enum Word {
    /// Plain text.
    Plain(String),
    /// The name of a schema with an own section.
    Named(String),
}

/// A field of an object.
pub struct Field {
    pub name: String,
    pub words: Vec<Word>,
    pub is_required: bool,
    pub description: String,
    pub bounds: Vec<String>,
    /// The values of an enumeration.
    pub values: Vec<String>,
}

/// The contents of an object: fields, and alternatives.
pub struct Shape {
    pub fields: Vec<Field>,
    /// The alternatives with their own fields.
    pub variants: Vec<(String, Vec<Field>)>,
}

/// Does the schema have an own section? Others are described inline.
pub fn has_parts(schema: &Schema) -> bool {
    !schema.properties.0.is_empty() || !schema.all_of.is_empty() || is_choice(schema)
}

fn is_choice(schema: &Schema) -> bool {
    schema.one_of.iter().filter(|one| !is_null(one)).count() > 1
}

fn is_null(schema: &Schema) -> bool {
    schema.kind.names() == ["null"]
}

/// The name of the type.
pub fn words(document: &ApiDocument, schema: &Schema) -> Vec<Word> {
    if let Some((name, named)) = schema.reference.as_deref().and_then(|r| document.named(r)) {
        let has_place = has_parts(named);
        return if has_place { vec![Word::Named(name.into())] } else { words(document, named) };
    }
    if let Some(items) = &schema.items {
        let mut list = vec![Word::Plain("list of ".into())];
        list.extend(words(document, items));
        return list;
    }
    if !schema.one_of.is_empty() {
        let mut all = Vec::new();
        for one in schema.one_of.iter().filter(|one| !is_null(one)) {
            all.extend(words(document, one));
        }
        if schema.one_of.iter().any(is_null) {
            all.push(Word::Plain(" or null".into()));
        }
        return all;
    }
    vec![Word::Plain(plain(schema))]
}

fn plain(schema: &Schema) -> String {
    let name = |kind: &str| match (kind, schema.format.as_str()) {
        ("string", "uuid") => "UUID",
        ("string", "date") => "date",
        ("string", "uri") => "address",
        ("string", "uri-reference") => "address on this server",
        ("string", "binary") => "file",
        ("string", _) => "text",
        ("integer", _) => "whole number",
        ("number", _) => "number",
        ("boolean", _) => "true or false",
        ("null", _) => "null",
        _ => "object",
    };
    schema.kind.names().into_iter().map(name).collect::<Vec<_>>().join(" or ")
}

/// The constraints besides the type.
pub fn bounds(document: &ApiDocument, schema: &Schema) -> Vec<String> {
    let schema = document.resolved(schema);
    if let [one] = schema.one_of.iter().filter(|one| !is_null(one)).collect::<Vec<_>>()[..] {
        return bounds(document, one);
    }
    let mut all = Vec::new();
    match (&schema.minimum, &schema.maximum) {
        (Some(min), Some(max)) => all.push(format!("{min} to {max}")),
        (Some(min), None) => all.push(format!("at least {min}")),
        (None, Some(max)) => all.push(format!("at most {max}")),
        (None, None) => {}
    }
    match (schema.min_length, schema.max_length) {
        (Some(min), Some(max)) => all.push(format!("{min} to {max} characters")),
        (None, Some(max)) => all.push(format!("at most {max} characters")),
        _ => {}
    }
    if (1..=SHORT_PATTERN).contains(&schema.pattern.len()) {
        all.push(format!("as in `{}`", schema.pattern));
    }
    all
}

/// The contents.
pub fn shape(document: &ApiDocument, schema: &Schema) -> Shape {
    let schema = document.resolved(schema);
    let mut shape = Shape { fields: Vec::new(), variants: Vec::new() };
    for (name, property) in &schema.properties.0 {
        let is_required = schema.required.contains(name);
        shape.fields.push(field(document, name, property, is_required));
    }
    for part in &schema.all_of {
        let part = self::shape(document, part);
        shape.fields.extend(part.fields);
        shape.variants.extend(part.variants);
    }
    if is_choice(schema) {
        for one in &schema.one_of {
            let fields = self::shape(document, one).fields;
            shape.variants.push((one.description.clone(), fields));
        }
    }
    shape
}

/// A field or a parameter.
pub fn field(document: &ApiDocument, name: &str, schema: &Schema, is_required: bool) -> Field {
    let target = document.resolved(schema);
    let own = schema.description.as_str();
    let beside = schema.one_of.iter().map(|one| one.description.as_str()).find(|d| !d.is_empty());
    // A schema with a description of its own appends it.
    let rules = if has_parts(target) || target.pattern.len() <= SHORT_PATTERN {
        ""
    } else {
        &target.description
    };
    let description = if own.is_empty() { beside.unwrap_or_default() } else { own };
    let rules = if rules == description { "" } else { rules };
    Field {
        name: name.to_owned(),
        words: words(document, schema),
        is_required,
        description: format!("{description} {rules}").trim().to_owned(),
        bounds: bounds(document, schema),
        values: target.values.clone(),
    }
}
