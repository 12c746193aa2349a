//! The filter of a list, a GET form.

use super::person_field::PersonField;
use crate::app::ui::options;
use crate::protocol::moderation::{Kind, QueueFilter};
use crate::texts::tenant;
use leptos::prelude::*;

/// The filter of a list.
#[component]
pub fn Filter(
    /// The tab it belongs to.
    view: &'static str,
    /// The present filter.
    filter: QueueFilter,
    /// Does the list have several kinds of items?
    has_kinds: bool,
) -> impl IntoView {
    let QueueFilter { kind, image, person, text, .. } = filter;
    let kinds = has_kinds.then(|| {
        let choices = [
            ("", tenant::everything()),
            (Kind::Flagged.name(), tenant::flagged()),
            (Kind::Hidden.name(), tenant::hidden()),
            (Kind::Held.name(), tenant::held_by_word_filter()),
        ];
        view! {
            <label class="field">
                <span>{tenant::show()}</span>
                <select class="input" name="kind" data-testid="kind">
                    {options(choices, kind.map_or("", Kind::name))}
                </select>
            </label>
        }
    });
    let image = image.map_or_else(String::new, |image| image.to_string());
    view! {
        <form class="filter" method="get" role="search">
            <input type="hidden" name="view" value=view />
            {kinds}
            <PersonField person />
            <label class="field">
                <span>{tenant::text()}</span>
                <input class="input" type="search" name="text" dir="auto" maxlength="400" value=text />
            </label>
            <label class="field">
                <span>{tenant::image_by_its_id()}</span>
                <input class="input" type="search" name="image" maxlength="36" value=image />
            </label>
            <button class="button" type="submit">
                {tenant::filter()}
            </button>
            <a class="button quiet" href=format!("?view={view}")>
                {tenant::all()}
            </a>
        </form>
    }
}
