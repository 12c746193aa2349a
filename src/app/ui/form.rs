//! Parts of forms that work without JavaScript.

use super::Icon;
use leptos::prelude::*;

/// Why the submitted form was refused, if it was.
#[component]
pub fn Problem(
    /// A sentence.
    text: Option<String>,
) -> impl IntoView {
    text.map(|text| {
        view! {
            <p class="error" role="alert" data-testid="error">
                <Icon name="alert" />
                <span>{text}</span>
            </p>
        }
    })
}

/// What the submitted form did, if anything.
#[component]
pub fn Success(
    /// A sentence.
    text: Option<String>,
) -> impl IntoView {
    text.map(|text| {
        view! {
            <p class="success" role="status" data-testid="done">
                <Icon name="check" />
                <span>{text}</span>
            </p>
        }
    })
}

/// A labelled field of one line.
#[component]
pub fn Field(
    /// The visible label.
    label: &'static str,
    /// The name in the form data.
    name: &'static str,
    /// `text`, `email`, `password` …; `number` is a short text for which phones show digits.
    #[prop(default = "text")]
    kind: &'static str,
    /// The initial value.
    #[prop(optional, into)]
    value: String,
    /// The `autocomplete` token, such as `current-password`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The maximum length in characters.
    #[prop(default = 200)]
    max: usize,
    /// May it be empty?
    #[prop(default = false)]
    optional: bool,
    /// A line of help below the field.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let is_number = kind == "number";
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                class="input"
                class:number=is_number
                type=if is_number { "text" } else { kind }
                inputmode=is_number.then_some("decimal")
                name=name
                value=value
                autocomplete=autocomplete
                maxlength=max
                required=!optional
            />
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
        </label>
    }
}
