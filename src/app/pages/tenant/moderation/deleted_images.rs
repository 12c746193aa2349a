//! Deleted images, which can be restored until they are gone.

use super::bulk_form::{BulkButton, BulkForm};
use crate::app::ui::{SECOND_SLOT, SLOT, THIRD_SLOT, Time, with_three};
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
    let name = |name: Option<String>| {
        let name = name.unwrap_or_else(|| tenant::someone_without_a_name().to_owned());
        view! { <bdi>{name}</bdi> }
    };
    let history = with_three(
        &tenant::uploaded_by_deleted_by(SLOT, SECOND_SLOT, THIRD_SLOT),
        name(uploaded_by),
        name(deleted_by),
        view! { <Time at=deleted_at /> },
    );
    view! {
        <li data-testid="deleted-image" data-image-id=id.to_string()>
            <input
                type="checkbox"
                name="image"
                value=id.to_string()
                aria-label=tenant::choose_image(&title)
            />
            <p>
                <strong dir="auto">{title}</strong>
                <span class="meta">{history}</span>
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
