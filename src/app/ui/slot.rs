//! Elements within a sentence: each language has them in its own place.

use super::html;
use leptos::prelude::*;

/// Stands for an element in a message until that is put there. No text has it.
pub const SLOT: &str = "\u{1}";

/// A sentence with an element in its [`SLOT`].
pub fn with_element<V: IntoView>(sentence: &str, element: V) -> impl IntoView + use<V> {
    let (before, after) = sentence.split_once(SLOT).unwrap_or((sentence, ""));
    (text(before), element, text(after))
}

/// An empty text would be a space.
fn text(piece: &str) -> Option<String> {
    (!piece.is_empty()).then(|| piece.to_owned())
}

/// Stands for the second element of a sentence.
pub const SECOND_SLOT: &str = "\u{2}";

/// Stands for the third element of a sentence.
pub const THIRD_SLOT: &str = "\u{3}";

/// A sentence with two elements, in whichever order its language has them.
pub fn with_two<V: IntoView, W: IntoView>(
    sentence: &str,
    first: V,
    second: W,
) -> impl IntoView + use<V, W> {
    let filled = filled(sentence, &[(SLOT, html(first)), (SECOND_SLOT, html(second))]);
    view! { <span inner_html=filled></span> }
}

/// The same with three elements.
pub fn with_three<V: IntoView, W: IntoView, X: IntoView>(
    sentence: &str,
    first: V,
    second: W,
    third: X,
) -> impl IntoView + use<V, W, X> {
    let elements = [(SLOT, html(first)), (SECOND_SLOT, html(second)), (THIRD_SLOT, html(third))];
    let filled = filled(sentence, &elements);
    view! { <span inner_html=filled></span> }
}

/// The HTML of a sentence with that of each element in its slot.
fn filled(sentence: &str, elements: &[(&str, String)]) -> String {
    let is_slot = |c: char| elements.iter().any(|(slot, _)| slot.contains(c));
    let mut filled = String::new();
    for piece in sentence.split_inclusive(is_slot) {
        filled += &html(text(piece.trim_end_matches(is_slot)));
        let element = elements.iter().find(|(slot, _)| piece.ends_with(slot));
        filled.extend(element.map(|(_, element)| element.as_str()));
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_stands_where_the_sentence_has_it() {
        let name = || view! { <bdi>"Ada"</bdi> };
        let of = |sentence: &str| html(with_element(sentence, name()));
        assert_eq!(of(&format!("by {SLOT}, today")), "by <bdi>Ada</bdi>, today");
        assert_eq!(of(&format!("{SLOT} wrote")), "<bdi>Ada</bdi> wrote");
    }

    #[test]
    fn two_elements_stand_in_the_order_of_the_sentence() {
        let of = |sentence: &str| html(with_two(sentence, view! { <b>1</b> }, view! { <i>2</i> }));
        let (first, second) = (SLOT, SECOND_SLOT);
        assert_eq!(
            of(&format!("a < {first} b {second}.")),
            "<span>a &lt; <b>1</b> b <i>2</i>.</span>"
        );
        assert_eq!(of(&format!("{second}{first}")), "<span><i>2</i><b>1</b></span>");
    }

    #[test]
    fn three_elements_stand_in_the_order_of_the_sentence() {
        let of = |sentence: &str| html(with_three(sentence, "1", "2", "3"));
        let sentence = format!("{THIRD_SLOT}: {SLOT} and {SECOND_SLOT}");
        assert_eq!(of(&sentence), "<span>3: 1 and 2</span>");
    }
}
