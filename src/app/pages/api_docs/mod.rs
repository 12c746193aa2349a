//! `/api/docs`: the reference of the REST API, rendered from its OpenAPI document.

mod document;
mod example;
mod operation;
mod parts;
mod shape;

pub use document::ApiDocument;

use super::home_bar::HomeBar;
use leptos::prelude::*;
use operation::OperationSection;
use parts::{Method, Prose, SchemaSection, schema_link};
use std::sync::Arc;

/// The address of the document.
const DOCUMENT: &str = "/api/openapi.json";

/// The API reference.
#[component]
pub fn ApiDocsPage(
    /// The document.
    document: Arc<ApiDocument>,
) -> impl IntoView {
    let live = document.external_docs.url.clone();
    let schemas = document.components.schemas.0.iter();
    let schemas = schemas.filter(|(_, schema)| shape::has_parts(schema)).cloned();
    let schemas: Vec<_> = schemas.collect();
    let names: Vec<String> = schemas.iter().map(|(name, _)| name.clone()).collect();
    let told = Arc::clone(&document);
    let schema =
        move |(name, schema)| view! { <SchemaSection document=Arc::clone(&told) name schema /> };
    view! {
        <a class="skip-link" href="#api">"Skip to the API"</a>
        <HomeBar />
        <div class="api-docs">
            <Contents document=Arc::clone(&document) names />
            <main id="api" tabindex="-1">
                <h1>{format!("{} REST API", document.info.title)}</h1>
                <p class="api-links">
                    <span>{format!("Version {}", document.info.version)}</span>
                    <a href=DOCUMENT>"OpenAPI 3.1 document"</a>
                    <a href=live>"Live protocol"</a>
                </p>
                <Prose text=document.info.description.clone() />
                <Access document=Arc::clone(&document) />
                <Groups document=Arc::clone(&document) />
                <section class="api-group" aria-labelledby="schemas">
                    <h2 id="schemas">"Schemas"</h2>
                    <p>"What is in the bodies of requests and answers."</p>
                    {schemas.into_iter().map(schema).collect_view()}
                </section>
            </main>
        </div>
    }
}

/// The contents with links to operations and schemas; collapsed on narrow screens.
#[component]
fn Contents(
    /// The document.
    document: Arc<ApiDocument>,
    /// The schemas with an own section.
    names: Vec<String>,
) -> impl IntoView {
    let group = |name: &str| {
        let line = |(_, method, operation): (&str, &str, &document::Operation)| {
            let href = format!("#{}", operation.operation_id);
            view! {
                <li>
                    <a href=href>
                        <Method name=method.to_owned() />
                        {operation.summary.clone()}
                    </a>
                </li>
            }
        };
        let lines = document.operations(name).map(line).collect_view();
        view! {
            <h2>{name.to_owned()}</h2>
            <ul class="api-contents">{lines}</ul>
        }
    };
    let groups = document.tags.iter().map(|tag| group(&tag.name)).collect_view();
    let schema = |name: String| {
        view! {
            <li>{schema_link(name)}</li>
        }
    };
    view! {
        <nav class="api-nav" aria-label="Contents">
            <details>
                <summary>"Contents"</summary>
                {groups}
                <h2>"Schemas"</h2>
                <ul class="api-contents">{names.into_iter().map(schema).collect_view()}</ul>
            </details>
        </nav>
    }
}

/// The base address and the authentication.
#[component]
fn Access(
    /// The document.
    document: Arc<ApiDocument>,
) -> impl IntoView {
    let server = document.servers.first().map(|server| server.url.clone());
    let schemes = document.components.security_schemes.0.iter().map(|(name, scheme)| {
        let text = format!("`{}`, a {}. {}", scheme.name, scheme.place, scheme.description);
        view! {
            <dt id=format!("security-{name}")>"To be known"</dt>
            <dd>
                <Prose text />
            </dd>
        }
    });
    let schemes = schemes.collect_view();
    view! {
        <dl class="api-access">
            <dt>"Server"</dt>
            <dd>
                <code>{server}</code>
            </dd>
            {schemes}
        </dl>
    }
}

/// The operations, by tag.
#[component]
fn Groups(
    /// The document.
    document: Arc<ApiDocument>,
) -> impl IntoView {
    let group = |tag: &document::Tag| {
        let id = format!("tag-{}", tag.name.to_lowercase());
        let operation = |(path, method, operation): (&str, &str, &document::Operation)| {
            view! {
                <OperationSection
                    document=Arc::clone(&document)
                    path=path.to_owned()
                    method=method.to_owned()
                    operation=operation.clone()
                />
            }
        };
        let operations = document.operations(&tag.name).map(operation).collect_view();
        view! {
            <section class="api-group" aria-labelledby=id>
                <h2 id=id.clone()>{tag.name.clone()}</h2>
                <Prose text=tag.description.clone() />
                {operations}
            </section>
        }
    };
    document.tags.iter().map(group).collect_view()
}
