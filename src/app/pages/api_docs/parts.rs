//! Small parts of the page: texts, badges, tables of fields, schemas, code. Know no operation.

use super::document::{ApiDocument, Schema};
use super::shape::{self, Field, Word};
use leptos::prelude::*;
use std::sync::Arc;

/// A text: paragraphs at blank lines, code between backticks.
#[component]
pub fn Prose(
    /// As it stands in the document.
    text: String,
) -> impl IntoView {
    let paragraphs = text.split("\n\n").filter(|text| !text.is_empty());
    paragraphs.map(|text| view! { <p>{inline(text)}</p> }).collect_view()
}

/// The same without paragraphs.
pub fn inline(text: &str) -> impl IntoView + use<> {
    let piece = |(place, piece): (usize, &str)| match place % 2 {
        0 => piece.to_owned().into_any(),
        _ => view! { <code>{piece.to_owned()}</code> }.into_any(),
    };
    text.split('`').enumerate().map(piece).collect_view()
}

/// GET, POST and so on.
#[component]
pub fn Method(
    /// In small letters.
    name: String,
) -> impl IntoView {
    let shown = name.to_uppercase();
    view! {
        <span class="api-method" data-method=name>
            {shown}
        </span>
    }
}

/// Something to copy; wider than a phone, so it scrolls by itself.
#[component]
pub fn Code(
    /// What it is, for those who do not see it.
    label: String,
    /// The lines.
    text: String,
) -> impl IntoView {
    view! {
        <pre class="api-code" tabindex="0" role="group" aria-label=label>
            <code>{text}</code>
        </pre>
    }
}

/// What is in an object, or what an address takes.
#[component]
pub fn Fields(
    /// One line each.
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

/// What a type is called, with ways to what has a place of its own.
pub fn words(words: Vec<Word>) -> impl IntoView {
    let word = |word| match word {
        Word::Plain(text) => text.into_any(),
        Word::Named(name) => schema_link(name).into_any(),
    };
    words.into_iter().map(word).collect_view()
}

/// The way to a schema.
pub fn schema_link(name: String) -> impl IntoView {
    let href = format!("#schema-{name}");
    view! { <a href=href>{name}</a> }
}

/// A schema in its place.
#[component]
pub fn SchemaSection(
    /// Where the parts of its parts are.
    document: Arc<ApiDocument>,
    /// What it is called.
    name: String,
    /// What it says.
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

/// The fields of a schema, and its kinds.
#[component]
pub fn Shape(
    /// Where the parts of its parts are.
    document: Arc<ApiDocument>,
    /// What it says.
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

/// A heading with a way to itself.
#[component]
pub fn Heading(
    /// Of the place.
    id: String,
    /// What it says.
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
