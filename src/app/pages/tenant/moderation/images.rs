//! The images of a tenant for its moderators: each can be closed and reopened, many deleted at once.

use super::bulk_form::{BulkButton, BulkForm};
use super::image_link::image_link;
use crate::app::pages::image::visibility_words;
use crate::app::ui::{Time, open_discussions};
use crate::model::{ImageId, Visibility};
use crate::protocol::moderation::{ImageRow, ImageRows};
use crate::texts::{live, tenant};
use leptos::prelude::*;

/// A page of images.
#[component]
pub fn Images(
    /// The images.
    page: ImageRows,
    /// The address of the page, without its query.
    path: String,
    /// The query of the present view.
    back: String,
) -> impl IntoView {
    let ImageRows { search, rows, next } = page;
    let none = rows.is_empty().then(|| view! { <p class="empty">{tenant::no_image()}</p> });
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <p class="hint">
            {tenant::where_discussions_are_locked_people()}
        </p>
        <form class="filter" method="get" action=path role="search">
            <input type="hidden" name="view" value="images" />
            <label class="field">
                <span>{tenant::title()}</span>
                <input
                    class="input"
                    type="search"
                    name="text"
                    dir="auto"
                    value=search
                    data-testid="image-search"
                />
            </label>
            <button class="button" type="submit">
                {tenant::search()}
            </button>
        </form>
        {none}
        <BulkForm label=tenant::images() back=back.clone() buttons=|| view! { <BulkButton action="delete-images" words=tenant::delete() is_danger=true /> }>
            <ul class="rows">{rows}</ul>
        </BulkForm>
        {next
            .map(|next| {
                view! {
                    <nav class="form-actions" aria-label=tenant::pages_of_images()>
                        <a class="button" href=next_page(&back, next) data-testid="images-next">
                            {tenant::more_images()}
                        </a>
                    </nav>
                }
            })}
    }
}

fn row(row: ImageRow) -> impl IntoView {
    let ImageRow { image, is_closed, open_chats, uploaded_by, created_at, visibility } = row;
    let (action, words) = match is_closed {
        true => ("open", live::unlock_discussions()),
        false => ("close", live::lock_discussions()),
    };
    let count = open_discussions(open_chats);
    let state = if is_closed { tenant::discussions_locked(&count) } else { count };
    let limited = (visibility != Visibility::Listed).then(|| visibility_words(visibility));
    view! {
        <li data-testid="image" data-image-id=image.id.to_string()>
            <input
                type="checkbox"
                name="image"
                value=image.id.to_string()
                aria-label=tenant::choose_image(&image.title)
            />
            <p>
                <strong>{image_link(&image, None)}</strong>
                <span class="meta">{state}</span>
                <span class="meta">
                    {uploaded_by.map(|name| view! { <bdi>{name}</bdi> " · " })}
                    <Time at=created_at />
                </span>
                {limited.map(|words| view! { <span class="tag">{words}</span> })}
            </p>
            <button
                class="button small"
                type="submit"
                name="one"
                value=format!("{action} {}", image.id)
                aria-label=tenant::action_on(words, &image.title)
            >
                {words}
            </button>
        </li>
    }
}

/// The query of the page of this list that begins after an image.
fn next_page(back: &str, after: ImageId) -> String {
    let filter = back.split('&').filter(|pair| !pair.starts_with("after=") && !pair.is_empty());
    let filter: String = filter.flat_map(|pair| [pair, "&"]).collect();
    format!("?{filter}after={after}")
}
