//! A person's initials in a colour of their own.

use leptos::prelude::*;

/// The number of hues in the stylesheet.
const HUES: u32 = 8;

/// A person's initials.
#[component]
pub fn Avatar(
    /// The person's name.
    name: String,
) -> impl IntoView {
    view! {
        <span class=avatar_class(&name) aria-hidden="true">
            {initials(&name)}
        </span>
    }
}

/// The classes of the element, with the colour.
pub fn avatar_class(name: &str) -> String {
    format!("avatar hue-{}", hue(name))
}

/// The first letters of the first and the last word.
pub fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let letters: Vec<char> = name.split_whitespace().filter_map(first).collect();
    let wanted = match letters.as_slice() {
        [] => String::from("?"),
        [one] => one.to_string(),
        [one, .., last] => format!("{one}{last}"),
    };
    wanted.to_uppercase()
}

/// A hue derived from the name, the same on every page.
fn hue(name: &str) -> u32 {
    name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) % HUES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_first_and_last() {
        for (name, letters) in
            [("Ada", "A"), ("Ada Lovelace", "AL"), ("a b c", "AC"), ("김 민수", "김민"), ("!", "?")]
        {
            assert_eq!(initials(name), letters);
        }
    }
}
