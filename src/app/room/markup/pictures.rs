//! Pictures in comments: below the text that is written, and one in large. `js/talk/` fills all of it in.

use super::template::template;
use crate::app::ui::{ACCEPTED_IMAGES, Icon, IconButton, MAX_UPLOAD_BYTES, MAX_UPLOAD_MB};
use crate::texts::{live, pages, room};
use leptos::prelude::*;

/// The pictures of a form, what is said about one that is refused, and the field that chooses files.
pub(super) fn pictures() -> impl IntoView {
    view! {
        <div class="slot" data-slot="picture-error"></div>
        <ul
            class="composer-pictures"
            aria-label=room::pictures()
            data-part="pictures"
            data-max-bytes=MAX_UPLOAD_BYTES
            data-not-an-image=pages::not_an_image("{name}")
            data-too-large=pages::file_too_large(MAX_UPLOAD_MB)
            data-broken=pages::connection_broke()
            data-stop=live::full_stop()
            data-word=room::picture()
            hidden
        ></ul>
        <input
            type="file"
            accept=ACCEPTED_IMAGES
            multiple
            hidden
            data-part="picture-files"
            data-testid="picture-files"
        />
    }
}

/// The templates of a picture below a text, of one that is being sent, and of one in large.
pub(super) fn picture_templates() -> impl IntoView {
    (
        template("composer-picture", picture()),
        template("picture-upload", upload()),
        template("picture-view", large()),
    )
}

fn picture() -> impl IntoView {
    view! {
        <li class="composer-picture" data-testid="composer-picture">
            <input
                class="input"
                aria-label=room::describe_the_picture()
                placeholder=room::describe_the_picture()
                dir="auto"
                maxlength="200"
            />
            <IconButton icon="close" label=room::remove_the_picture() action="remove-picture" />
        </li>
    }
}

fn upload() -> impl IntoView {
    view! {
        <li class="composer-picture" data-testid="picture-upload">
            <span class="upload-name" dir="auto"></span>
            <progress max="100" data-label=pages::uploading("{name}")></progress>
            <IconButton icon="close" label=room::cancel() action="cancel-picture" />
        </li>
    }
}

fn large() -> impl IntoView {
    view! {
        <dialog class="picture-view" data-testid="picture-view">
            <form method="dialog">
                <button class="icon-button" aria-label=room::close() title=room::close()>
                    <Icon name="close" />
                </button>
            </form>
        </dialog>
    }
}
