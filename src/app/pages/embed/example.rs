//! `/embed/example`: a page with two images, as any site could have it, and its HTML to copy.

use super::LOADER;
use crate::app::pages::home_bar::HomeBar;
use crate::texts::{self, pages};
use leptos::prelude::*;

/// What the example calls once the loader is there.
pub const EXAMPLE_SCRIPT: &str = "\
ImageChat(document.querySelector(\"#plan\"), { tenantId: \"demo\" });
ImageChat(document.querySelector(\"#chart\"), { tenantId: \"demo\" });
";
/// An image: id, file, alternative text.
type Example = (&'static str, &'static str, fn() -> &'static str);

/// The images.
const IMAGES: [Example; 2] = [
    ("plan", "/example/plan.svg", pages::plan_of_a_flat),
    ("chart", "/example/chart.svg", pages::visitors_by_month),
];
const WIDTH: &str = "640";
const HEIGHT: &str = "400";

/// The example.
#[component]
pub fn ExamplePage(
    /// The public address of the server.
    base: String,
) -> impl IntoView {
    let images = IMAGES.map(|(id, file, alt)| {
        view! {
            <p>
                <img id=id src=file alt=alt() width=WIDTH height=HEIGHT />
            </p>
        }
    });
    view! {
        <HomeBar />
        <main class="spec">
            <h1>{pages::images_to_talk_about_on()}</h1>
            <p>
                {pages::click_on_a_picture_and()}
            </p>
            {images.into_iter().collect_view()}
            <h2>{pages::the_page_to_copy()}</h2>
            <pre class="spec-code" tabindex="0" dir="ltr">
                <code>{source(&base)}</code>
            </pre>
            <p>
                {pages::replace_demo_by_the_id()}
            </p>
        </main>
        <script src=LOADER></script>
        <script src="/embed/example.js"></script>
    }
}

/// The HTML of a page that does the same on another site.
fn source(base: &str) -> String {
    let image = |(id, file, alt): Example| {
        let alt = alt();
        let size = format!("width=\"{WIDTH}\" height=\"{HEIGHT}\"");
        format!("    <img id=\"{id}\" src=\"{base}{file}\" alt=\"{alt}\" {size}>\n")
    };
    let images: String = IMAGES.into_iter().map(image).collect();
    let calls: String = EXAMPLE_SCRIPT.lines().map(|line| format!("      {line}\n")).collect();
    let (lang, title) = (texts::locale().tag(), pages::images_to_talk_about());
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n  <head>\n    <meta charset=\"utf-8\">\n    \
         <title>{title}</title>\n    <script src=\"{base}{LOADER}\"></script>\n  \
         </head>\n  <body>\n{images}    <script>\n{calls}    </script>\n  </body>\n</html>\n"
    )
}
