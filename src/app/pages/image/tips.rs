//! Three tips on the sample image, for a first visit (`js/tips.js`).

use crate::app::room::template;
use crate::protocol::page::ImageInfo;
use leptos::prelude::*;

/// What an embedding page would call the sample image of the first start.
pub const SAMPLE: &str = "sample";

/// Each with the element that it is about.
const TIPS: [(&str, &str); 3] = [
    (".stage", "Click anywhere on the picture to talk about that spot."),
    ("[data-testid=share]", "Everyone who opens this address sees it at once. Send it to someone."),
    (".discussions", "All discussions are listed here. The ? key lists the keys."),
];

/// The tips, on the sample image alone.
pub fn tips(image: &ImageInfo) -> Option<impl IntoView + use<>> {
    (image.url_id == SAMPLE).then(|| {
        let tip = |(place, (about, text)): (usize, (&'static str, &'static str))| {
            let is_last = place + 1 == TIPS.len();
            view! {
                <div class="tip" role="group" aria-label="Tip" data-about=about data-testid="tip">
                    <p>{text}</p>
                    <p class="tip-actions">
                        <span class="count">{format!("{} / {}", place + 1, TIPS.len())}</span>
                        {(!is_last)
                            .then(|| {
                                view! {
                                    <button class="text-button" type="button" data-do="skip">
                                        "Skip"
                                    </button>
                                }
                            })}
                        <button class="button small primary" type="button" data-do="next">
                            {if is_last { "Got it" } else { "Next" }}
                        </button>
                    </p>
                </div>
            }
        };
        let tips = TIPS.into_iter().enumerate().map(tip).collect_view();
        template("tips", view! { <div class="tips" aria-live="polite">{tips}</div> })
    })
}
