//! The HTML of a view.

use leptos::prelude::*;

/// What Leptos leaves between nodes for a browser part that would take the page over. Ours does not, and within a
/// `<title>` it would be text. Text and attributes cannot hold it: `<` is escaped there.
const MARKER: &str = "<!>";

/// The HTML of a view, and nothing else.
pub fn html(view: impl IntoView) -> String {
    view.to_html().replace(MARKER, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_nothing_but_the_view() {
        let (title, more) = ("A <!> \"picture\"", Some("more"));
        let view = view! { <title lang=title>{title}" and "{more}</title> };
        assert_eq!(
            html(view),
            "<title lang=\"A &lt;!&gt; &quot;picture&quot;\">A &lt;!&gt; \"picture\" and more</title>"
        );
    }
}
