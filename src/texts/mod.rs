//! What people read, in their language: a function for each message of `locales/`, which makes the text. Knows no page,
//! no framework, and not where the choice of a language comes from.
//!
//! On the server the messages of all languages are in the binary. The browser has none: the page brings those of
//! `live.ftl` in its reader's language, so nothing of [`messages`] is in the wasm.

mod argument;
mod format;
mod language;
mod locale;
mod messages;

pub use argument::{Arg, Count};
pub use language::{
    Language, Present, Rules, current, date_time, day, install, locale, number, time,
};
pub use locale::Locale;
pub use messages::*;

use language::message;

/// A message without arguments.
fn plain(index: usize) -> &'static str {
    message(index)
}

/// A message with its arguments.
fn filled(index: usize, args: &[Arg<'_>]) -> String {
    format::filled(current(), message(index), args)
}
