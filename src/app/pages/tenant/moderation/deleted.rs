//! Deleted comments and discussions, which can be restored.

use super::bulk_form::{BulkButton, BulkForm};
use super::filter::Filter;
use super::image_link::image_link;
use super::pictures::pictures;
use crate::app::ui::{Prose, SECOND_SLOT, SLOT, THIRD_SLOT, Time, with_three};
use crate::protocol::moderation::{DeletedThing, Item, QueueFilter};
use crate::texts::tenant;
use leptos::prelude::*;

/// The deleted items with their filter.
#[component]
pub fn Deleted(
    /// The filter.
    filter: QueueFilter,
    /// The deleted items.
    things: Vec<DeletedThing>,
    /// The query of the present view.
    back: String,
) -> impl IntoView {
    let list = match things.is_empty() {
        true => view! { <p class="empty">{tenant::nothing_to_restore()}</p> }.into_any(),
        false => {
            let things = things.into_iter().map(thing).collect_view();
            view! { <ul class="cases">{things}</ul> }.into_any()
        }
    };
    view! {
        <Filter view="deleted" filter has_kinds=false />
        <BulkForm label=tenant::what_was_deleted() back buttons=|| view! { <BulkButton action="restore" words=tenant::restore() /> }>
            {list}
        </BulkForm>
    }
}

fn thing(thing: DeletedThing) -> impl IntoView {
    let DeletedThing { item, image, by, deleted_by, deleted_at, body, pictures: shown, .. } = thing;
    let what = match item {
        Item::Chat(_) => tenant::discussion(),
        _ => tenant::comment(),
    };
    let name = String::from(by.name);
    let deleter = deleted_by.unwrap_or_else(|| tenant::someone_without_a_name().to_owned());
    let where_and_when = with_three(
        &tenant::on_image_deleted_by(SLOT, SECOND_SLOT, THIRD_SLOT),
        image_link(&image, None),
        view! { <bdi>{deleter}</bdi> },
        view! { <Time at=deleted_at /> },
    );
    let id = item.to_string();
    view! {
        <li class="case" data-testid="deleted" data-item=item.to_string()>
            <input
                type="checkbox"
                name="item"
                value=id.clone()
                aria-label=tenant::choose_what_was_written_by(&name)
            />
            <div class="case-main">
                <p class="case-line">
                    <span class="tag">{what}</span>
                    <strong dir="auto">{name}</strong>
                    <span class="meta">{where_and_when}</span>
                </p>
                {body.map(|body| view! { <Prose body html=None /> })}
                {pictures(shown)}
            </div>
            <div class="case-actions">
                <button
                    class="button small"
                    type="submit"
                    name="one"
                    value=format!("restore {id}")
                >
                    {tenant::restore()}
                </button>
            </div>
        </li>
    }
}
