//! The choice of the language: a form, which a script sends when another one is chosen.

use super::home_bar::Visitor;
use crate::texts::{self, Locale, pages};
use leptos::prelude::*;

/// The form.
#[component]
pub fn LanguageForm(
    /// Where it leads back to; the page itself without it.
    #[prop(optional)]
    next: Option<String>,
) -> impl IntoView {
    let next = next.unwrap_or_else(|| use_context::<Visitor>().unwrap_or_default().path);
    let current = texts::locale();
    let option = |locale: Locale| {
        view! {
            <option value=locale.tag() lang=locale.tag() selected=locale == current>
                {locale.own_name()}
            </option>
        }
    };
    view! {
        <form class="language-form" method="post" action="/language">
            <input type="hidden" name="next" value=next />
            <label class="field">
                <span>{pages::language()}</span>
                <select class="input" name="language" data-testid="language" data-sends="">
                    {Locale::ALL.map(option).into_iter().collect_view()}
                </select>
            </label>
            <button class="button small" type="submit" data-testid="language-save">
                {pages::choose()}
            </button>
        </form>
    }
}
