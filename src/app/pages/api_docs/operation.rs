//! The section of an operation: description, parameters, body, answers, example.

use super::document::{ApiDocument, Content, Form, Operation, Parameter};
use super::parts::{Code, Fields, Heading, Method, Prose, Shape, inline, words};
use super::{example, shape};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The section of an operation.
#[component]
pub fn OperationSection(
    /// The document with the schemas.
    document: Arc<ApiDocument>,
    /// The path with its parameters.
    path: String,
    /// The method in lower case.
    method: String,
    /// The operation.
    operation: Operation,
) -> impl IntoView {
    let id = operation.operation_id.clone();
    let calls = example::curl(&document, &path, &method, &operation);
    let label = format!("curl: {}", operation.summary);
    let call = |text| view! { <Code label=label.clone() text /> };
    let calls = calls.into_iter().map(call).collect_view();
    view! {
        <article class="api-operation" aria-labelledby=id>
            <Heading id=id.clone() text=operation.summary.clone() />
            <p class="api-call">
                <Method name=method />
                <code>{path}</code>
            </p>
            <Prose text=operation.description.clone() />
            {access(&operation)}
            <Parameters document=Arc::clone(&document) parameters=operation.parameters.clone() />
            {operation
                .request_body
                .clone()
                .map(|body| view! { <Bodies document=Arc::clone(&document) body /> })}
            <h4>"Answers"</h4>
            <Answers document answers=operation.responses.0.clone() />
            <h4>"Call"</h4>
            {calls}
        </article>
    }
}

/// The required authentication.
fn access(operation: &Operation) -> impl IntoView + use<> {
    let known = operation.security.iter().filter(|way| !way.0.is_empty());
    let names = known.flat_map(|way| way.0.iter().map(|(name, _)| name.clone()));
    let links = names.map(|name| {
        let href = format!("#security-{name}");
        view! { <a href=href>{name}</a> }
    });
    let links = links.collect_view();
    let text = match operation.security.iter().any(|way| way.0.is_empty()) {
        true => "May be called with or without a ",
        false => "Needs a ",
    };
    let is_open = operation.security.is_empty();
    view! {
        <p class="api-needs">
            {match is_open {
                true => "For everyone.".into_any(),
                false => view! { {text} {links} "." }.into_any(),
            }}
        </p>
    }
}

/// The parameters.
#[component]
fn Parameters(
    /// The document with the schemas.
    document: Arc<ApiDocument>,
    /// The operation.
    parameters: Vec<Parameter>,
) -> impl IntoView {
    let is_empty = parameters.is_empty();
    let field = |parameter: &Parameter| {
        let of = shape::field(&document, &parameter.name, &parameter.schema, parameter.required);
        let place = format!("In the {}.", parameter.place);
        shape::Field { description: format!("{} {place}", parameter.description), ..of }
    };
    let fields: Vec<_> = parameters.iter().map(field).collect();
    (!is_empty).then(|| {
        view! {
            <h4>"Parameters"</h4>
            <Fields fields />
        }
    })
}

/// The request body, by content type.
#[component]
fn Bodies(
    /// The document with the schemas.
    document: Arc<ApiDocument>,
    /// The operation.
    body: Content,
) -> impl IntoView {
    let form = |(kind, form): (String, Form)| {
        view! {
            <h4>"Body, " <code>{kind}</code></h4>
            <Shape document=Arc::clone(&document) schema=form.schema />
        }
    };
    body.content.0.into_iter().map(form).collect_view()
}

/// The answers, by status.
#[component]
fn Answers(
    /// The document with the schemas.
    document: Arc<ApiDocument>,
    /// The operation.
    answers: Vec<(String, Content)>,
) -> impl IntoView {
    let line = |(status, answer): (String, Content)| {
        let class = status.chars().next().map(String::from);
        let forms = answer.content.0.into_iter();
        let bodies = forms.map(|(_, form)| answer_body(&document, &status, form)).collect_view();
        view! {
            <div class="api-field">
                <dt>
                    <span class="api-status" data-class=class>
                        {status.clone()}
                    </span>
                </dt>
                <dd>
                    <p>{inline(&answer.description)}</p>
                    {bodies}
                </dd>
            </div>
        }
    };
    view! { <dl class="api-fields">{answers.into_iter().map(line).collect_view()}</dl> }
}

/// The type and an example; of an error its code.
fn answer_body(document: &ApiDocument, status: &str, form: Form) -> impl IntoView + use<> {
    let type_words =
        view! { <span class="api-type">{words(shape::words(document, &form.schema))}</span> };
    let error = form.example.as_ref().and_then(|example| example.pointer("/error/code")?.as_str());
    if let Some(code) = error {
        return view! {
            {type_words}
            " "
            <code>{code.to_owned()}</code>
        }
        .into_any();
    }
    let text = match form.example {
        Some(Value::String(text)) => text,
        Some(example) => serde_json::to_string_pretty(&example).unwrap_or_default(),
        None => example::body(document, &form.schema, false),
    };
    let label = format!("Example of a {status}");
    view! {
        {type_words}
        <details>
            <summary>"Example"</summary>
            <Code label text />
        </details>
    }
    .into_any()
}
