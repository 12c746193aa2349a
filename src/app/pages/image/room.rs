//! The room as the server renders it. It is the same for everyone; what differs between readers has its places in it.

use super::embedded::embedded_note;
use super::menu::ImageMenu;
use super::reading::{Reading, ReadingLink};
use super::switcher::Switcher;
use super::tips::tips;
use crate::app::room::{
    discussion_list, keys_dialog, list_head, list_tools, marker_button, sizes, srcset, status,
    templates, zoom_controls,
};
use crate::app::ui::{Icon, Logo, html};
use crate::model::Board;
use crate::protocol::Theme;
use crate::protocol::page::ImageInfo;
use crate::texts::room;
use leptos::either::Either;
use leptos::prelude::*;

/// Stands in the document where a reader's own parts go: first their links, then their data. No text of a person can
/// contain it, since `<` is escaped in all of them.
pub const VIEWER_PART: &str = "<!--viewer-->";

/// The room.
#[component]
pub fn RoomPage(
    /// The image.
    image: ImageInfo,
    /// Its discussions.
    board: Board,
    /// The JSON of [`crate::protocol::page::RoomData`].
    data: String,
) -> impl IntoView {
    let reading = match board.is_whole() {
        true => Either::Left(view! { <Reading board=board.clone() /> }),
        false => Either::Right(view! { <ReadingLink image=image.id /> }),
    };
    let tips = tips(&image);
    let (is_embedded, note) = (image.embedded.is_some(), embedded_note(&image));
    let referrer_policy = is_embedded.then_some("no-referrer");
    // One string and not as many views: a full image has 10,000 markers.
    let markers: String =
        board.in_order().into_iter().map(|chat| html(marker_button(chat))).collect();
    view! {
        <div class="room-page">
            <a class="skip-link" href="#discussions">
                {room::go_to_the_list_of()}
            </a>
            <header class="bar">
                <a class="home" href="/" aria-label=room::image_chat_all_images()>
                    <Logo />
                </a>
                <Switcher gallery=format!("/t/{}", image.tenant_id) />
                <h1 class="title" dir="auto" title=image.title.clone()>
                    {image.title.clone()}
                </h1>
                <div class="slot" data-slot="status">
                    {status()}
                </div>
                <button class="button" type="button" data-testid="share">
                    <Icon name="share" />
                    <span class="wide-only">{room::share()}</span>
                </button>
                <div class="slot" data-slot="moderation"></div>
                <div class="slot" inner_html=VIEWER_PART></div>
            </header>
            <div class="slot" data-slot="banner"></div>
            <main class="room">
                <div class="canvas" role="group" aria-label=room::image()>
                    <button class="skip-link place-button" type="button" hidden>
                        {room::place_a_marker_with_the()}
                    </button>
                    <div class="stage" data-testid="stage" data-unsized=is_embedded.then_some("")>
                        <img
                            data-part="picture"
                            srcset=srcset(&image)
                            sizes=sizes(&image)
                            data-tiles=image.tiles
                            src=(!image.src.is_empty()).then_some(image.src)
                            alt=image.title
                            width=(!is_embedded).then_some(image.width)
                            height=(!is_embedded).then_some(image.height)
                            referrerpolicy=referrer_policy
                            draggable="false"
                        />
                        <div class="places">
                            <div class="shade" hidden></div>
                            <div class="markers" data-slot="markers" inner_html=markers></div>
                        </div>
                        <div class="slot" data-slot="overlay"></div>
                    </div>
                    {note.map(|note| view! { <div class="slot" inner_html=note></div> })}
                </div>
                {zoom_controls(referrer_policy)}
                <aside class="discussions" aria-labelledby="discussions-title">
                    {list_head(&board)}
                    {list_tools()}
                    <div class="list-part" id="discussions" data-slot="list">
                        {discussion_list(&board)}
                    </div>
                </aside>
            </main>
            <div class="slot" data-slot="dialogs"></div>
        </div>
        {keys_dialog()}
        {templates()}
        {tips}
        <noscript>{reading}</noscript>
        <script type="application/json" id="room-data" inner_html=data></script>
        <script type="application/json" id="viewer-data" inner_html=VIEWER_PART></script>
    }
}

/// The links of a reader in the bar.
#[component]
pub fn ViewerLinks(
    /// The image.
    image: ImageInfo,
    /// Do they have an account?
    is_signed_in: bool,
    /// May they create share links?
    may_share: bool,
    /// May they change and delete the image?
    may_manage: bool,
    /// Is its file kept as it was sent?
    has_original: bool,
    /// The theme that they chose.
    theme: Theme,
) -> impl IntoView {
    let id = image.id;
    let share_links = may_share.then(|| {
        view! {
            <a class="button" href=format!("/i/{id}/share") aria-label=room::share_links()>
                <Icon name="link" />
            </a>
        }
    });
    let (account, label) = match is_signed_in {
        true => ("/account".to_owned(), room::your_account()),
        false => (format!("/login?next=/i/{id}"), room::sign_in()),
    };
    view! {
        {share_links}
        <ImageMenu image may_manage has_original theme next=format!("/i/{id}") />
        <a class="button quiet account" href=account data-testid="account">
            <Icon name="people" />
            <span class="wide-only">{label}</span>
        </a>
    }
}

/// JSON as the content of a `<script>`, which ends at the first `</`; `<` stands in strings alone.
pub fn json_in_html(json: &str) -> String {
    json.replace('<', "\\u003c")
}
