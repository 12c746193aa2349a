//! Icons: references to symbols, and the sprite with the symbols that a page refers to. The sprite is part of the page,
//! so that its icons are there as long as it is.

use leptos::prelude::*;

/// All symbols, one a line.
const SYMBOLS: &str = include_str!("../../../public/icons.svg");
/// What a reference to a symbol begins with.
const REFERENCE: &str = "href=\"#icon-";

/// A decorative icon beside a text.
#[component]
pub fn Icon(
    /// The name of the symbol.
    name: &'static str,
) -> impl IntoView {
    symbol("icon", name)
}

/// The logo.
#[component]
pub fn Logo() -> impl IntoView {
    symbol("logo", "logo")
}

/// A symbol in an element of this class.
pub fn symbol(class: &'static str, name: &'static str) -> impl IntoView {
    view! {
        <svg class=class aria-hidden="true">
            <use href=format!("#icon-{name}")></use>
        </svg>
    }
}

/// The symbols that a document refers to, also in its templates; empty without any.
pub fn sprite(document: &str) -> String {
    let references = document.split(REFERENCE).skip(1);
    let mut names: Vec<&str> = references.filter_map(|rest| rest.split('"').next()).collect();
    names.sort_unstable();
    names.dedup();
    let line_of = |name: &str| {
        let begin = format!("<symbol id=\"{name}\"");
        SYMBOLS.lines().map(str::trim).find(|line| line.starts_with(&begin))
    };
    let used: String = names.into_iter().filter_map(line_of).collect();
    match used.is_empty() {
        true => used,
        false => {
            let named = used.replace("<symbol id=\"", "<symbol id=\"icon-");
            format!(
                "<svg class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\">{named}</svg>"
            )
        }
    }
}

/// A button with an icon only.
#[component]
pub fn IconButton(
    /// The name of the symbol.
    icon: &'static str,
    /// The accessible name.
    label: &'static str,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// The action that a script connects to the button.
    action: &'static str,
) -> impl IntoView {
    view! {
        <button
            class=format!("icon-button {class}")
            type="button"
            aria-label=label
            title=label
            data-do=action
        >
            <Icon name=icon />
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::sprite;

    #[test]
    fn a_page_has_the_symbols_that_it_refers_to() {
        let page =
            r##"<use href="#icon-flag"></use><use href="#icon-check"/><use href="#icon-flag"/>"##;
        let sprite = sprite(page);
        assert_eq!(sprite.matches("<symbol").count(), 2, "{sprite}");
        assert!(sprite.contains(r#"id="icon-flag""#) && sprite.contains(r#"id="icon-check""#));
        assert_eq!(super::sprite("<p>none</p>"), "");
    }
}
