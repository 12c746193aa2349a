//! The choice of the page's language. Knows no text in it.

use super::choice_form::ChoiceForm;
use crate::texts::{self, Locale, pages};
use leptos::prelude::*;

/// The form.
#[component]
pub fn LanguageForm(
    /// Where it leads back to; the page itself without it.
    #[prop(optional)]
    next: Option<String>,
) -> impl IntoView {
    let current = texts::locale();
    let option = |locale: Locale| {
        view! {
            <option value=locale.tag() lang=locale.tag() selected=locale == current>
                {locale.own_name()}
            </option>
        }
    };
    view! {
        <ChoiceForm action="/language" name="language" label=pages::language() next>
            {Locale::ALL.map(option).into_iter().collect_view()}
        </ChoiceForm>
    }
}
