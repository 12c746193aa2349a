//! The list of images, which can be closed and reopened.

use super::image_link::image_link;
use crate::app::ui::open_discussions;
use crate::protocol::moderation::ImageRow;
use leptos::prelude::*;

/// The latest images.
#[component]
pub fn Images(
    /// The images.
    rows: Vec<ImageRow>,
    /// The query of the present view.
    back: String,
) -> impl IntoView {
    let rows = rows.into_iter().map(|image| row(image, back.clone())).collect_view();
    view! {
        <p class="hint">
            "Where discussions are locked, people can read them and not continue. The newest images are listed."
        </p>
        <ul class="rows">{rows}</ul>
    }
}

fn row(row: ImageRow, back: String) -> impl IntoView {
    let ImageRow { image, is_closed, open_chats } = row;
    let (action, words) = match is_closed {
        true => ("open", "Unlock discussions"),
        false => ("close", "Lock discussions"),
    };
    let count = open_discussions(open_chats);
    let state = if is_closed { format!("Discussions locked, {count}") } else { count };
    view! {
        <li data-testid="image">
            <p>
                <strong>{image_link(&image, None)}</strong>
                <span class="meta">{state}</span>
            </p>
            <form method="post">
                <input type="hidden" name="back" value=back />
                <input type="hidden" name="image" value=image.id.to_string() />
                <button
                    class="button small"
                    type="submit"
                    name="action"
                    value=action
                    aria-label=format!("{words}: {}", image.title)
                >
                    {words}
                </button>
            </form>
        </li>
    }
}
