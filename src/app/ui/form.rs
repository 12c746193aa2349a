//! Parts of forms that work without JavaScript.

use super::Icon;
use crate::texts::room;
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

/// A bound for the text of a field, counted as the server does: in characters, without white space at the ends.
pub struct MaxLength {
    /// For `maxlength`, in UTF-16 code units: twice the number of characters, since an emoji has two.
    pub units: usize,
    /// For `pattern`, which counts characters.
    pub pattern: String,
    /// For `title`, which says what the pattern asks.
    pub words: String,
}

/// The bound of a number of characters.
pub fn max_length(chars: usize) -> MaxLength {
    let (pattern, words) = (format!(r"\s*.{{0,{chars}}}\s*"), room::at_most(chars));
    MaxLength { units: 2 * chars, pattern, words }
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
    let length = max_length(max);
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
                maxlength=length.units
                pattern=length.pattern
                title=length.words
                dir=(kind == "text").then_some("auto")
                required=!optional
            />
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
        </label>
    }
}
