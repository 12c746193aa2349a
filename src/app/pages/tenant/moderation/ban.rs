//! The form that bans an author.

use super::durations::durations;
use crate::app::ui::{Field, Prose, SLOT, with_element};
use crate::protocol::moderation::{BanCandidate, BanChoices};
use crate::texts::tenant;
use leptos::prelude::*;

/// Bans an author or their network address.
#[component]
pub fn BanForm(
    /// Who wrote what.
    candidate: BanCandidate,
    /// What was chosen before, where that was refused.
    choices: BanChoices,
) -> impl IntoView {
    let BanChoices { by_address: is_by_address, lasts, until, reason } = choices;
    let BanCandidate { item, by, address, body, .. } = candidate;
    let name = String::from(by.name);
    let is_by_address = is_by_address && address.is_some();
    let by_address = address.map(|address| {
        let words =
            with_element(&tenant::everyone_who_comes_from(SLOT), view! { <bdi>{address}</bdi> });
        view! {
            <label class="choice">
                <input type="radio" name="whom" value="address" checked=is_by_address />
                <span>{words}</span>
            </label>
        }
    });
    let quote = (!body.is_empty()).then(|| {
        view! {
            <blockquote class="quote">
                <Prose body html=None />
            </blockquote>
        }
    });
    let heading = with_element(&tenant::ban_person(SLOT), view! { <bdi>{name.clone()}</bdi> });
    view! {
        <section aria-labelledby="ban">
            <h2 id="ban">{heading}</h2>
            {quote}
            <form class="form" method="post">
                <input type="hidden" name="back" value="view=bans" />
                <input type="hidden" name="item" value=item.to_string() />
                <fieldset>
                    <legend>{tenant::who()}</legend>
                    <label class="choice">
                        <input type="radio" name="whom" value="person" checked=!is_by_address />
                        <span dir="auto">{name}</span>
                    </label>
                    {by_address}
                </fieldset>
                <fieldset>
                    <legend>{tenant::how_long()}</legend>
                    <label class="field">
                        <span>{tenant::ban_for()}</span>
                        <select class="input" name="for">
                            {durations(&lasts)}
                        </select>
                    </label>
                    <Field
                        label=tenant::or_until_the_end_of()
                        name="until"
                        kind="date"
                        value=until
                        optional=true
                    />
                </fieldset>
                <Field
                    label=tenant::reason()
                    name="reason"
                    value=reason
                    optional=true
                    hint=tenant::for_moderators_it_is_not()
                />
                <button
                    class="button danger"
                    type="submit"
                    name="action"
                    value="ban"
                    data-testid="confirm-ban"
                >
                    {tenant::ban()}
                </button>
            </form>
        </section>
    }
}
