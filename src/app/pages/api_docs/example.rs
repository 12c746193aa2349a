//! Examples composed from those of the fields: bodies, and calls with curl.

use super::document::{ApiDocument, Operation, Schema};
use serde_json::Value;
use std::fmt::Write;

/// The indentation of a level, in spaces.
const INDENT: usize = 2;
/// The maximum depth; ends recursive schemas.
const MAX_DEPTH: usize = 12;

/// A body that conforms to the schema, with all fields or with the required ones.
pub fn body(document: &ApiDocument, schema: &Schema, all_fields: bool) -> String {
    let mut out = String::new();
    Writer { document, all_fields }.value(schema, 0, &mut out);
    out
}

struct Writer<'a> {
    document: &'a ApiDocument,
    all_fields: bool,
}

impl Writer<'_> {
    fn value(&self, schema: &Schema, depth: usize, out: &mut String) {
        let schema = self.document.resolved(schema);
        if depth > MAX_DEPTH {
            out.push_str("null");
        } else if let Some(example) = schema.examples.first() {
            *out += &example.to_string();
        } else if let Some(value) = schema.values.first() {
            let _ = write!(out, "\"{value}\"");
        } else if let Some(one) = schema.one_of.iter().find(|one| one.kind.names() != ["null"])
            && schema.properties.0.is_empty()
        {
            self.value(one, depth, out);
        } else if let Some(items) = &schema.items {
            out.push('[');
            self.value(items, depth, out);
            out.push(']');
        } else {
            self.object(schema, depth, out);
        }
    }

    fn object(&self, schema: &Schema, depth: usize, out: &mut String) {
        let mut fields = Vec::new();
        self.fields(schema, &mut fields);
        if fields.is_empty() {
            out.push_str("{}");
            return;
        }
        out.push('{');
        for (place, (name, property)) in fields.into_iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            // Writing into a String does not fail.
            let _ = write!(out, "{comma}\n{:1$}\"{name}\": ", "", (depth + 1) * INDENT);
            self.value(property, depth + 1, out);
        }
        let _ = write!(out, "\n{:1$}}}", "", depth * INDENT);
    }

    /// The fields of all parts; of alternatives, those of the first.
    fn fields<'a>(&'a self, schema: &'a Schema, into: &mut Vec<(&'a str, &'a Schema)>) {
        let schema = self.document.resolved(schema);
        for (name, property) in &schema.properties.0 {
            if self.all_fields || schema.required.contains(name) {
                into.push((name, property));
            }
        }
        schema.all_of.iter().chain(schema.one_of.first()).for_each(|part| self.fields(part, into));
    }
}

/// The call with curl, once for each content type.
pub fn curl(
    document: &ApiDocument,
    path: &str,
    method: &str,
    operation: &Operation,
) -> Vec<String> {
    let server = document.servers.first().map_or("", |server| server.url.as_str());
    let address = format!("{server}{}", address(document, path, operation));
    let cookies = if operation.security.is_empty() { "" } else { " -b cookies -c cookies" };
    let forms = operation.request_body.iter().flat_map(|body| &body.content.0);
    let bodies: Vec<String> =
        forms.map(|(kind, form)| data(document, kind, &form.schema)).collect();
    // With a body, curl defaults to POST.
    let verb = match method {
        "get" => String::new(),
        "post" if !bodies.is_empty() => String::new(),
        other => format!(" -X {}", other.to_uppercase()),
    };
    let call = |data: &str| format!("curl -sS{cookies}{verb} '{address}'{data}");
    if bodies.is_empty() { vec![call("")] } else { bodies.iter().map(|data| call(data)).collect() }
}

/// The path with examples for its parameters.
fn address(document: &ApiDocument, path: &str, operation: &Operation) -> String {
    let (mut address, mut mark) = (path.to_owned(), '?');
    for parameter in &operation.parameters {
        let known = parameter.example.as_ref();
        let example = known.or_else(|| document.resolved(&parameter.schema).examples.first());
        let text = example.map(bare).unwrap_or_default();
        if parameter.place == "path" {
            address = address.replace(&format!("{{{}}}", parameter.name), &text);
        } else {
            let _ = write!(address, "{mark}{}={text}", parameter.name);
            mark = '&';
        }
    }
    address
}

fn data(document: &ApiDocument, kind: &str, schema: &Schema) -> String {
    let schema = document.resolved(schema);
    if kind != "multipart/form-data" {
        let body = body(document, schema, true);
        return format!(
            " \\\n  -H 'content-type: {kind}' \\\n  -d '{}'",
            body.replace('\'', "'\\''")
        );
    }
    let field = |(name, field): &(String, Schema)| match field.format.as_str() {
        "binary" => format!(" \\\n  -F {name}=@picture.png"),
        _ => {
            let example = field.examples.first().map(bare).unwrap_or_default();
            format!(" \\\n  -F '{name}={example}'")
        }
    };
    schema.properties.0.iter().map(field).collect()
}

/// A string without its quotes.
fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
