//! The options of a `<select>`.

use super::role_words;
use crate::model::Role;
use leptos::prelude::*;

/// The roles of members and keys, with the least rights first.
const ROLES: [Role; 3] = [Role::Member, Role::Moderator, Role::Administrator];

/// An option for each pair of a value and its words, with this value selected.
pub fn options<const N: usize, W: Into<String>>(
    choices: [(&'static str, W); N],
    selected: &str,
) -> impl IntoView + use<N, W> {
    let option = |(value, words): (&'static str, W)| {
        let is_selected = value == selected;
        let words: String = words.into();
        view! {
            <option value=value selected=is_selected>
                {words}
            </option>
        }
    };
    choices.map(option).into_iter().collect_view()
}

/// The roles that an administrator gives.
pub fn role_options(selected: Role) -> impl IntoView + use<> {
    options(ROLES.map(|role| (role.name(), role_words(role))), selected.name())
}
