//! Words found and masked in any case, form and markup.

use super::*;
use crate::model::Command;
use crate::model::{BroadcastId, Point};
use proptest::prelude::*;
use uuid::Uuid;

fn settings(words: &[&str], on_word: OnWord) -> Settings {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    Settings { words, on_word, ..Settings::default() }
}

fn name(text: &str) -> DisplayName {
    DisplayName::new(text).expect("a name")
}

fn writes(text: &str) -> Operation {
    let at = Point::new(1.0, 1.0).expect("on the image");
    let body = CommentBody::new(text).expect("a text");
    let broadcast_id = BroadcastId(Uuid::from_u128(1));
    Operation { broadcast_id, command: Command::OpenChat { at, size: None, body } }
}

/// The masked text; the words for which it is held instead.
fn masked(words: &[&str], text: &str) -> Result<String, Vec<String>> {
    match screen(&settings(words, OnWord::Mask), &name("Ada"), &writes(text)) {
        Screened::Clean => Ok(text.to_owned()),
        Screened::Masked(operation) => {
            Ok(operation.command.body().expect("a text").as_str().to_owned())
        }
        Screened::Held(words) => Err(words),
    }
}

fn mask(words: &[&str], text: &str) -> String {
    masked(words, text).expect("not held")
}

#[test]
fn whole_words_are_masked_in_any_case() {
    for (text, shown) in [
        ("a bad day", "a ∗∗∗ day"),
        ("BAD Bad bAd", "∗∗∗ ∗∗∗ ∗∗∗"),
        ("badger, forbad", "badger, forbad"),
        ("bad.Really", "∗∗∗.Really"),
        ("so bad!", "so ∗∗∗!"),
        ("not-so-bad", "not-so-∗∗∗"),
    ] {
        assert_eq!(mask(&["bad"], text), shown);
    }
}

#[test]
fn markup_does_not_hide_a_word() {
    for (text, shown) in [
        ("_bad_", "_∗∗∗_"),
        ("**bad** and `bad`", "**∗∗∗** and `∗∗∗`"),
        ("[bad](https://bad.example)", "[∗∗∗](https://∗∗∗.example)"),
        ("> bad\n- bad", "> ∗∗∗\n- ∗∗∗"),
        ("b\u{200B}ad", "∗∗∗∗"),
        ("b\u{2063}ad, b\u{FE0F}ad, b\u{34F}ad, b\u{E0041}ad", "∗∗∗∗, ∗∗∗∗, ∗∗∗∗, ∗∗∗∗"),
        ("ｂａｄ and 𝐛𝐚𝐝", "∗∗∗ and ∗∗∗"),
        ("bad² and bad™", "∗∗∗² and ∗∗∗™"),
    ] {
        assert_eq!(mask(&["bad"], text), shown, "{text:?}");
    }
}

#[test]
fn a_word_that_cannot_be_masked_is_held() {
    for text in ["b**a**d", "b*ad*", "ba[d](https://a.example)", "bad and b`a`d"] {
        assert_eq!(masked(&["bad"], text), Err(vec!["bad".into()]), "{text:?}");
        let held = screen(&settings(&["bad"], OnWord::Hold), &name("Ada"), &writes(text));
        assert_eq!(held, Screened::Held(vec!["bad".into()]), "{text:?}");
    }
}

#[test]
fn words_of_other_scripts_and_several_words_are_found() {
    assert_eq!(mask(&["straße"], "Die STRAßE"), "Die ∗∗∗∗∗∗");
    assert_eq!(mask(&["плохо"], "Очень ПЛОХО"), "Очень ∗∗∗∗∗");
    assert_eq!(mask(&["very bad"], "a Very  bad, very bad thing"), "a Very  bad, ∗∗∗∗ ∗∗∗ thing");
    assert_eq!(mask(&["", " "], "nothing here"), "nothing here");
}

#[test]
fn a_held_operation_lists_its_words() {
    let settings = settings(&["worse", "bad"], OnWord::Hold);
    let held = screen(&settings, &name("Ada"), &writes("Worse than bad, bad"));
    assert_eq!(held, Screened::Held(vec!["bad".into(), "worse".into()]));
    assert_eq!(screen(&settings, &name("Ada"), &writes("fine")), Screened::Clean);
}

#[test]
fn the_name_is_screened_too() {
    for on_word in [OnWord::Mask, OnWord::Hold] {
        let held = screen(&settings(&["bad"], on_word), &name("Mr BAD"), &writes("fine"));
        assert_eq!(held, Screened::Held(vec!["bad".into()]));
    }
    assert_eq!(mask_title(&settings(&["bad"], OnWord::Hold), "A bad map"), "A ∗∗∗ map");
}

proptest! {
    /// Nothing but the words changes, and a masked text has none of them.
    #[test]
    fn masking_keeps_the_length_and_is_idempotent(
        text in "[a-cA-C _*.`İß\u{200B}\n]{0,40}x", word in "[a-c]{1,3}",
    ) {
        let Ok(body) = CommentBody::new(&text) else { return Ok(()) };
        let Ok(once) = masked(&[&word], body.as_str()) else { return Ok(()) };
        prop_assert_eq!(once.chars().count(), body.as_str().chars().count());
        for (was, is) in body.as_str().chars().zip(once.chars()) {
            prop_assert!(was == is || is == MASK);
        }
        prop_assert_eq!(mask(&[&word], &once), once.clone());
    }

    /// A word between spaces is found in any context.
    #[test]
    fn a_separate_word_is_always_found(
        before in "[^\\p{C}]{0,20}", word in "[a-zà-öα-ωа-яא-ת]{1,8}", after in "[^\\p{C}]{0,20}",
    ) {
        let text = format!("{before} {word} {after}");
        prop_assume!(CommentBody::new(&text).is_ok());
        prop_assert!(!find(std::slice::from_ref(&word), &text).is_empty());
    }
}
