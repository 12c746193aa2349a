//! A choice that a reader has on every page: a form, whose button a script replaces. Knows no cookie.

use super::home_bar::Visitor;
use crate::texts::pages;
use leptos::prelude::*;

/// The form of one choice.
#[component]
pub fn ChoiceForm(
    /// The path that it is sent to.
    action: &'static str,
    /// The name of the field, by which tests find it, too.
    name: &'static str,
    /// What is chosen.
    label: &'static str,
    /// What a test finds it by where a page has two of them.
    #[prop(optional)]
    testid: Option<&'static str>,
    /// Where it leads back to; the page itself without it.
    #[prop(optional_no_strip)]
    next: Option<String>,
    /// The options.
    children: Children,
) -> impl IntoView {
    let next = next.unwrap_or_else(|| use_context::<Visitor>().unwrap_or_default().path);
    let testid = testid.unwrap_or(name);
    view! {
        <form class="choice-form" method="post" action=action>
            <input type="hidden" name="next" value=next />
            <label class="field">
                <span>{label}</span>
                <select class="input" name=name data-testid=testid data-sends="">
                    {children()}
                </select>
            </label>
            <button class="button small" type="submit" data-testid=format!("{testid}-save")>
                {pages::choose()}
            </button>
        </form>
    }
}
