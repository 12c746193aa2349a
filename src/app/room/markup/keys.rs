//! The dialog with the keys of the image page, which `room/keys.rs` and `js/zoom/controls.js` connect.

use crate::texts::room;
use leptos::prelude::*;

/// Keys, and what they do.
type Row = (&'static str, &'static str);

/// The groups, each with its keys.
fn groups() -> [(&'static str, Vec<Row>); 4] {
    let discussions = vec![
        ("N", room::next_discussion()),
        ("P", room::previous_discussion()),
        ("R", room::resolve_or_reopen()),
        ("E", room::edit_your_last_comment()),
        ("/", room::search_comments()),
        ("Z", room::undo()),
        ("Esc", room::close()),
    ];
    let writing = vec![
        ("Enter", room::send_or_save_unless_off()),
        ("Ctrl Enter", room::send_or_save()),
        ("Shift Enter", room::new_line()),
        ("@", room::mention_someone()),
        ("Ctrl B", room::bold()),
        ("Ctrl I", room::italic()),
        ("Ctrl E", room::code()),
        ("Ctrl K", room::web_link()),
        ("Ctrl Shift 8", room::bullet_list()),
        ("Ctrl Shift .", room::quote()),
    ];
    let markers = vec![
        ("C", room::place_a_marker_arrow_keys()),
        ("M", room::move_a_marker_arrow_keys()),
        ("Shift ↑ ↓ ← →", room::larger_steps()),
        ("Alt ↑ ↓ ← →", room::size_of_the_region()),
        ("H", room::hide_or_show_all_markers()),
    ];
    let picture = vec![
        ("+ −", room::zoom_in_or_out()),
        ("0", room::fit_whole_image()),
        ("1", room::actual_size()),
        (room::space_key(), room::drag_to_pan()),
        ("[ ]", room::previous_or_next_image()),
        ("?", room::show_these_keys()),
    ];
    [
        (room::discussions(), discussions),
        (room::writing(), writing),
        (room::markers(), markers),
        (room::picture(), picture),
    ]
}

/// The dialog, closed.
pub fn keys_dialog() -> impl IntoView {
    let group = |(title, keys): (&'static str, Vec<Row>)| {
        view! {
            <section>
                <h3>{title}</h3>
                <dl>{keys.into_iter().map(|(keys, what)| row(keys, what)).collect_view()}</dl>
            </section>
        }
    };
    view! {
        <dialog class="dialog keys-dialog" id="keys-dialog" aria-labelledby="keys-title">
            <h2 id="keys-title">{room::keyboard_shortcuts()}</h2>
            <div class="keys">{groups().map(group).into_iter().collect_view()}</div>
            <form class="form-actions" method="dialog">
                <button class="button">{room::close()}</button>
            </form>
        </dialog>
    }
}

fn row(keys: &'static str, what: &'static str) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! {
        <div>
            <dt>{keys}</dt>
            <dd>{what}</dd>
        </div>
    }
}
