//! `/i/{imageId}`: one image with its discussions, and the same for reading without JavaScript.

mod discussions;
mod embedded;
mod manage;
mod menu;
mod places;
mod print;
mod reading;
mod room;
mod switcher;
mod tips;

pub use discussions::{DiscussionPage, DiscussionsPage, discussion_path};
pub use embedded::page_link;
pub use manage::ManagePage;
pub use menu::visibility_words;
pub use places::places;
pub use print::{PrintPage, PrintedPart};
pub use reading::discussions_path;
pub use room::{RoomPage, VIEWER_PART, ViewerLinks, json_in_html};
pub use tips::SAMPLE;
