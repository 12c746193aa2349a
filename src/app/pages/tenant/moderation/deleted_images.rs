//! Deleted images, which can be restored until they are gone.

use super::bulk_form::{BulkButton, BulkForm};
use crate::app::ui::Time;
use crate::protocol::gallery::DeletedImage;
use crate::texts::tenant;
use leptos::prelude::*;

/// The list.
#[component]
pub fn DeletedImages(
    /// The images, the last deleted first.
    images: Vec<DeletedImage>,
    /// The query of the present view.
    back: String,
) -> impl IntoView {
    let list = match images.is_empty() {
        true => view! { <p class="empty">{tenant::no_deleted_image()}</p> }.into_any(),
        false => {
            view! { <ul class="rows">{images.into_iter().map(row).collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <p class="hint">{tenant::a_deleted_image_is_gone()}</p>
        <BulkForm label=tenant::deleted_images() back buttons=|| view! { <BulkButton action="restore-images" words=tenant::restore() /> }>
            {list}
        </BulkForm>
    }
}

fn row(image: DeletedImage) -> impl IntoView {
    let DeletedImage { id, title, uploaded_by, deleted_at, deleted_by } = image;
    let uploader = uploaded_by.unwrap_or_else(|| "someone without a name".to_owned());
    let deleter = deleted_by.unwrap_or_else(|| "someone without a name".to_owned());
    view! {
        <li data-testid="deleted-image" data-image-id=id.to_string()>
            <input
                type="checkbox"
                name="image"
                value=id.to_string()
                aria-label=format!("Choose {title}")
            />
            <p>
                <strong dir="auto">{title}</strong>
                <span class="meta">
                    "uploaded by " <bdi>{uploader}</bdi> ", deleted by " <bdi>{deleter}</bdi> " on "
                    <Time at=deleted_at />
                </span>
            </p>
            <button
                class="button small"
                type="submit"
                name="one"
                value=format!("restore-images {id}")
            >
                {tenant::restore()}
            </button>
        </li>
    }
}
