//! Names that look like others: those that are kept, and those of people who moderate. Pure.
//!
//! Two names look alike when they are equal in their letters and digits, whatever the case, the accents, the spaces
//! between and the script: by the confusable characters of UTS 39 (`unicode-security`), and with digits in the place of
//! letters, as in `M0derator`.

mod skeleton;

use crate::model::DisplayName;
use skeleton::{letters, letters_as_written, words};

/// Words that say that someone moderates or administers, in the languages of the pages.
const ROLES: [&str; 21] = [
    "admin",
    "admins",
    "administrator",
    "administrators",
    "administration",
    "moderator",
    "moderators",
    "moderation",
    "moderatorer",
    "moderering",
    "админ",
    "администратор",
    "администрация",
    "модератор",
    "модераторы",
    "модерация",
    "관리자",
    "운영자",
    "管理者",
    "管理人",
    "モデレーター",
];
/// Such words that are names by themselves, too: kept only when there is nothing beside them.
const SHORT: [&str; 2] = ["mod", "mods"];
/// Letters from which on a word of [`ROLES`] is found within another word, as in `xModeratorx`. Shorter ones are parts of
/// common words.
const FOUND_WITHIN: usize = 9;

/// The name under which stays what a person wrote who deleted their account.
pub const DELETED_PERSON: &str = "Deleted person";
/// What stands in the place of a name, here and in comparable products, or speaks for the server: kept as whole names.
const OTHERS: [&str; 9] = [
    DELETED_PERSON,
    "Deleted",
    "Deleted user",
    "Deleted account",
    "Deleted member",
    "Someone without a name",
    "Anonymous",
    "System",
    "Image Chat",
];

/// Why a name is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It says that its person moderates or administers.
    Role,
    /// It stands in the place of a name, or for no person.
    NoPerson,
}

/// Two names look alike that have one of these in common. None for a name without letters and digits.
pub fn skeletons(name: &DisplayName) -> impl Iterator<Item = String> {
    let both = [letters_as_written(name.as_str()), letters(name.as_str())];
    both.into_iter().filter(|skeleton| !skeleton.is_empty())
}

/// Is the name kept?
pub fn kept(name: &DisplayName) -> Option<Kept> {
    if claims_role(name) {
        return Some(Kept::Role);
    }
    let whole = letters(name.as_str());
    OTHERS.into_iter().any(|other| whole == letters(other)).then_some(Kept::NoPerson)
}

/// Does the name say that its person moderates or administers?
fn claims_role(name: &DisplayName) -> bool {
    let whole = letters(name.as_str());
    let is_part = |role: &str| words(name.as_str()).any(|word| word == role);
    let roles = ROLES.into_iter().map(letters);
    let mut claimed = roles.filter(|role| {
        let is_within = role.chars().count() >= FOUND_WITHIN && whole.contains(role.as_str());
        whole == *role || is_within || is_part(role)
    });
    claimed.next().is_some() || SHORT.into_iter().any(|short| whole == letters(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> DisplayName {
        DisplayName::new(text).expect("a name")
    }

    #[test]
    fn no_one_is_called_like_a_moderator() {
        for text in [
            "Moderation",
            "moderator",
            "ADMIN",
            "Administrator",
            "Mod",
            "Ada (Moderator)",
            "Ada, admin",
            "Admin1",
            "M o d e r a t o r",
            "M0derat0r",
            "Adm1n",
            "Mоderаtоr",
            "Αdmin",
            "Ｍｏｄｅｒａｔｏｒ",
            "𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐨𝐫",
            "Módérator",
            "Mod\u{200B}erator",
            "xXModeratorXx",
            "rnoderator",
            "АДМИН",
            "модератор",
            "관리자",
            "モデレーター",
        ] {
            assert!(claims_role(&name(text)), "{text:?}");
        }
        for text in [
            "Ada",
            "Madison",
            "Mod Singh",
            "Badminton",
            "Adminio",
            "Modesty",
            "김민수",
            "山田",
            "😀",
            "1 2 3",
        ] {
            assert!(!claims_role(&name(text)), "{text:?}");
        }
    }

    #[test]
    fn nobody_is_called_as_a_person_who_left_or_as_the_server() {
        for text in [
            "Deleted person",
            "deleted  PERSON",
            "De1eted pers0n",
            "Dеlеtеd реrsоn",
            "Deleted\u{200B}person",
            "[deleted]",
            "Deleted user",
            "Anonymous",
            "system",
            "Image-Chat",
        ] {
            assert_eq!(kept(&name(text)), Some(Kept::NoPerson), "{text:?}");
        }
        for text in ["Ada", "A person", "Deleted Ada", "Anonymous Badger", "Systema", "Image"] {
            assert_eq!(kept(&name(text)), None, "{text:?}");
        }
        assert_eq!(kept(&name("Moderation")), Some(Kept::Role));
    }

    #[test]
    fn names_that_look_alike_have_a_skeleton_in_common() {
        let alike = |one: &str, other: &str| {
            let of_one: Vec<_> = skeletons(&name(one)).collect();
            skeletons(&name(other)).any(|skeleton| of_one.contains(&skeleton))
        };
        for (one, other) in [
            ("Ada", "ada"),
            ("Ada", "A d a"),
            ("Ada", "Аdа"),
            ("Ada", "Ada."),
            ("Mia", "MІа"),
            ("Mia", "Міа"),
            ("Mia", "Mla"),
            ("Ada Lovelace", "Ada L0velace"),
            ("Zoë", "Zoe"),
            ("Ada", "A\u{200B}da\u{3164}"),
        ] {
            assert!(alike(one, other), "{one} {other:?}");
        }
        assert!(!alike("Ada", "Adam"));
        assert!(!alike("😀", "😀"));
    }
}
