//! Three tips on the sample image, for a first visit (`js/tips.js`).

use crate::app::room::template;
use crate::protocol::page::ImageInfo;
use crate::texts::room;
use leptos::prelude::*;

/// What an embedding page would call the sample image of the first start.
pub const SAMPLE: &str = "sample";

/// The number of tips.
const COUNT: usize = 3;

/// Each with the element that it is about.
fn texts() -> [(&'static str, &'static str); COUNT] {
    [
        (".stage", room::tip_click()),
        ("[data-testid=share]", room::tip_share()),
        (".discussions", room::tip_list()),
    ]
}

/// The tips, on the sample image alone.
pub fn tips(image: &ImageInfo) -> Option<impl IntoView + use<>> {
    (image.url_id == SAMPLE).then(|| {
        let tip = |(place, (about, text)): (usize, (&'static str, &'static str))| {
            let is_last = place + 1 == COUNT;
            let keys = is_last.then(|| view! { <span class="of-keys">" " {room::tip_keys()}</span> });
            view! {
                <div class="tip" role="group" aria-label=room::tip() data-about=about data-testid="tip">
                    <p>{text} {keys}</p>
                    <p class="tip-actions">
                        <span class="count">{format!("{} / {}", place + 1, COUNT)}</span>
                        {(!is_last)
                            .then(|| {
                                view! {
                                    <button class="text-button" type="button" data-do="skip">
                                        {room::skip()}
                                    </button>
                                }
                            })}
                        <button class="button small primary" type="button" data-do="next">
                            {if is_last { room::got_it() } else { room::next() }}
                        </button>
                    </p>
                </div>
            }
        };
        let tips = texts().into_iter().enumerate().map(tip).collect_view();
        template("tips", view! { <div class="tips" aria-live="polite">{tips}</div> })
    })
}
