//! The Markdown parser, without extensions.

use pulldown_cmark::{Options, Parser};

pub fn parser(source: &str) -> Parser<'_> {
    Parser::new_ext(source, Options::empty())
}
