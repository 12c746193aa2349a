//! Parts of forms that work without JavaScript. Know no form.

use super::Icon;
use leptos::prelude::*;

/// Why what was sent came to nothing; nothing when it did not.
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

/// What was done; nothing when nothing was.
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
    /// What it is for.
    label: &'static str,
    /// Its name in the form.
    name: &'static str,
    /// `text`, `email`, `password` …; `number` is a short text for which phones show digits.
    #[prop(default = "text")]
    kind: &'static str,
    /// What stands in it.
    #[prop(optional, into)]
    value: String,
    /// What a browser may fill in, as in `current-password`.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The longest value in characters.
    #[prop(default = 200)]
    max: usize,
    /// May it be empty?
    #[prop(default = false)]
    optional: bool,
    /// What else is to be known.
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
