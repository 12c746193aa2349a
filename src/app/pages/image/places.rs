//! Style rules that place the markers before scripts run.

use crate::model::Board;
use crate::protocol::page::ImageInfo;
use std::fmt::Write;

/// The rules: the size of the image and of a marker, and the place of each marker by the id of its element.
pub fn places(image: &ImageInfo, marker_size: f64, board: &Board) -> String {
    // An embedded image has the size of its file, which is not known here.
    let size = match image.embedded {
        Some(_) => String::new(),
        None => format!("--w:{};--h:{};", image.width, image.height),
    };
    let mut rules = format!(".stage{{{size}--square:{marker_size}}}");
    for chat in board.chats.values() {
        let (x, y) = (chat.at.x(), chat.at.y());
        // Writing into a String does not fail.
        let _ = write!(rules, "#m{}{{--x:{x}%;--y:{y}%", chat.number);
        if let Some(size) = chat.size {
            let _ = write!(rules, ";--width:{}%;--height:{}%", size.w(), size.h());
        }
        rules.push('}');
    }
    rules
}
