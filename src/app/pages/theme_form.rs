//! The choice between light and dark. `js/choices.js` shows it at once; the server keeps it.

use super::choice_form::ChoiceForm;
use crate::app::ui::options;
use crate::protocol::Theme;
use crate::texts::pages;
use leptos::prelude::*;

/// The choice of the theme.
#[component]
pub fn ThemeForm(
    /// The present one.
    theme: Theme,
    /// Where it leads back to; the page itself without it.
    #[prop(optional)]
    next: Option<String>,
) -> impl IntoView {
    let choices = Theme::ALL.map(|theme| (theme.name(), words(theme)));
    view! {
        <ChoiceForm action="/theme" name="theme" label=pages::appearance() next>
            {options(choices, theme.name())}
        </ChoiceForm>
    }
}

fn words(theme: Theme) -> &'static str {
    match theme {
        Theme::System => pages::as_the_system(),
        Theme::Light => pages::light(),
        Theme::Dark => pages::dark(),
    }
}
