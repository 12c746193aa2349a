//! The pure parts of the benchmarks, which are programs without tests of their own.

#[path = "../../../benches/pages/answer.rs"]
mod answer;
#[path = "../../../benches/pages/board.rs"]
mod board;
#[path = "../../../benches/pages/links.rs"]
mod links;
#[path = "../../../benches/pages/part.rs"]
mod part;
#[path = "../../../benches/pages/response.rs"]
mod response;
#[path = "../../../benches/pages/texts.rs"]
mod texts;

mod answers;
mod boards_and_texts;
mod names_of_parts;
mod responses;
mod scripts_of_pages;
