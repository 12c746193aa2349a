//! The widget's pages: the markup that it loads, the page for an iframe, and the example.

mod example;
mod frame;
mod widget;

pub use example::{EXAMPLE_SCRIPT, ExamplePage};
pub use frame::FramePage;
pub use widget::widget;

/// The URL path of the widget's loader.
const LOADER: &str = "/js/embed-image-chat.min.js";
