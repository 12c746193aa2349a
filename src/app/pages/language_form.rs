//! The choice of the language: on every page for its reader, and on the account's for the person on every device.

use super::choice_form::ChoiceForm;
use crate::texts::{self, Locale, account, pages};
use leptos::prelude::*;

const ACTION: &str = "/language";
const NAME: &str = "language";

/// The choice of the page's language.
#[component]
pub fn LanguageForm(
    /// Where it leads back to; the page itself without it.
    #[prop(optional)]
    next: Option<String>,
) -> impl IntoView {
    let options = languages(Some(texts::locale()));
    view! {
        <ChoiceForm action=ACTION name=NAME label=pages::language() next>
            {options}
        </ChoiceForm>
    }
}

/// The choice of the account's language.
#[component]
pub fn AccountLanguageForm(
    /// The present one; `None`: that of each browser.
    language: Option<Locale>,
) -> impl IntoView {
    view! {
        <ChoiceForm action=ACTION name=NAME label=pages::language() testid="account-language">
            <option value="" selected=language.is_none()>
                {account::as_in_the_browser()}
            </option>
            {languages(language)}
        </ChoiceForm>
    }
}

fn languages(chosen: Option<Locale>) -> impl IntoView + use<> {
    let option = |locale: Locale| {
        view! {
            <option value=locale.tag() lang=locale.tag() selected=Some(locale) == chosen>
                {locale.own_name()}
            </option>
        }
    };
    Locale::ALL.map(option).into_iter().collect_view()
}
