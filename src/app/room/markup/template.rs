//! An inert piece of a page that scripts copy.

use crate::app::ui::html;
use leptos::prelude::*;

/// The content under a name, for `browser::Node::from_template`. Its hooks are called otherwise until it is copied: who
/// counts `data-testid` in the page's text finds what is shown.
pub fn template(name: &'static str, content: impl IntoView + 'static) -> impl IntoView {
    let content = html(content).replace(" data-testid=", " data-hook=");
    view! { <template data-name=name inner_html=content></template> }
}
