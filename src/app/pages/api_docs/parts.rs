//! Components of the page: texts, badges, tables of fields, schemas, code.

use super::document::{ApiDocument, Schema};
use super::shape::{self, Field, Word};
use leptos::prelude::*;
use std::sync::Arc;

/// A text with paragraphs at blank lines and code between backticks.
#[component]
pub fn Prose(
    /// The source.
    text: String,
) -> impl IntoView {
    let paragraphs = text.split("\n\n").filter(|text| !text.is_empty());
    paragraphs.map(|text| view! { <p>{inline(text)}</p> }).collect_view()
}

/// A text without paragraphs.
pub fn inline(text: &str) -> impl IntoView + use<> {
    let piece = |(place, piece): (usize, &str)| match place % 2 {
        0 => piece.to_owned().into_any(),
        _ => view! { <code>{piece.to_owned()}</code> }.into_any(),
    };
    text.split('`').enumerate().map(piece).collect_view()
}

/// The badge of a method.
#[component]
pub fn Method(
    /// The method in lower case.
    name: String,
) -> impl IntoView {
    let shown = name.to_uppercase();
    view! {
        <span class="api-method" data-method=name>
            {shown}
        </span>
    }
}

/// A code block that scrolls horizontally.
#[component]
pub fn Code(
    /// The accessible name.
    label: String,
    /// The code.
    text: String,
) -> impl IntoView {
    view! {
        <pre class="api-code" tabindex="0" role="group" aria-label=label>
            <code>{text}</code>
        </pre>
    }
}

/// The table of an object's fields or a path's parameters.
#[component]
pub fn Fields(
    /// The rows.
    fields: Vec<Field>,
) -> impl IntoView {
    let line = |field: Field| {
        let bounds = field.bounds.iter().map(|bound| view! { <li>{inline(bound)}</li> });
        let bounds = bounds.collect_view();
        let values =
            field.values.iter().map(|value| view! { <li><code>{value.clone()}</code></li> });
        let values = values.collect_view();
        view! {
            <div class="api-field">
                <dt>
                    <code>{field.name}</code>
                    {field.is_required.then(|| view! { <span class="api-required">"required"</span> })}
                </dt>
                <dd>
                    <span class="api-type">{words(field.words)}</span>
                    <ul class="api-bounds">{bounds} {values}</ul>
                    <p>{inline(&field.description)}</p>
                </dd>
            </div>
        }
    };
    let is_empty = fields.is_empty();
    let lines = fields.into_iter().map(line).collect_view();
    (!is_empty).then(|| view! { <dl class="api-fields">{lines}</dl> })
}

/// The name of a type, with links to schemas.
pub fn words(words: Vec<Word>) -> impl IntoView {
    let word = |word| match word {
        Word::Plain(text) => text.into_any(),
        Word::Named(name) => schema_link(name).into_any(),
    };
    words.into_iter().map(word).collect_view()
}

/// The link to a schema.
pub fn schema_link(name: String) -> impl IntoView {
    let href = format!("#schema-{name}");
    view! { <a href=href>{name}</a> }
}

/// The section of a schema.
#[component]
pub fn SchemaSection(
    /// The document with the schemas.
    document: Arc<ApiDocument>,
    /// The name.
    name: String,
    /// The schema.
    schema: Schema,
) -> impl IntoView {
    let id = format!("schema-{name}");
    view! {
        <article class="api-schema" aria-labelledby=id>
            <Heading id=id.clone() text=name />
            <Prose text=schema.description.clone() />
            <Shape document schema />
        </article>
    }
}

/// The fields of a schema, and its alternatives.
#[component]
pub fn Shape(
    /// The document with the schemas.
    document: Arc<ApiDocument>,
    /// The schema.
    schema: Schema,
) -> impl IntoView {
    let shape = shape::shape(&document, &schema);
    let is_choice = !shape.variants.is_empty();
    let variant = |(description, fields): (String, Vec<Field>)| {
        view! {
            <li>
                <p>{inline(&description)}</p>
                <Fields fields />
            </li>
        }
    };
    let variants = shape.variants.into_iter().map(variant).collect_view();
    view! {
        <Fields fields=shape.fields />
        {is_choice
            .then(|| {
                view! {
                    <p>"One of:"</p>
                    <ul class="api-variants">{variants}</ul>
                }
            })}
    }
}

/// A heading with a link to itself.
#[component]
pub fn Heading(
    /// The anchor.
    id: String,
    /// The text.
    text: String,
) -> impl IntoView {
    let href = format!("#{id}");
    let label = format!("Link to {text}");
    view! {
        <div class="api-heading">
            <h3 id=id>{text}</h3>
            <a class="api-anchor" href=href aria-label=label>
                "#"
            </a>
        </div>
    }
}
