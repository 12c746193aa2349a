//! The name of a downloaded file, as the header `Content-Disposition` tells it.

use std::fmt::Write;

/// What stands unescaped in `filename*` (RFC 8187) beside letters and digits.
const UNESCAPED: &[u8] = b"-_.~!";
/// The endings of the four formats, the usual one of each first.
const ENDINGS: [&[&str]; 4] = [&["jpg", "jpeg", "jpe", "jfif"], &["png"], &["webp"], &["gif"]];

/// What a file is called whose name has nothing that counts.
const UNNAMED: &str = "image";

/// A title as the name of a file with this ending.
pub fn of_title(title: &str, ending: &str) -> String {
    format!("{}.{ending}", file_name(title))
}

/// The name of a file that someone sent. The ending is one of the content's format, whatever the name said.
pub fn of_sent(name: &str, ending: &str) -> String {
    let (stem, own) = name.rsplit_once('.').unwrap_or((name, ""));
    let own = own.to_ascii_lowercase();
    match ENDINGS.iter().find(|format| format.contains(&own.as_str())) {
        Some(format) if format.contains(&ending) && file_name(stem) != UNNAMED => file_name(name),
        Some(_) => of_title(stem, ending),
        None => of_title(name, ending),
    }
}

/// The header for this name: in ASCII for old programs, and as it is.
pub fn attachment(name: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_graphic() || *c == ' ';
    let is_quoting = |c: char| matches!(c, '"' | '\\' | '%');
    let plain = |c: char| if is_plain(&c) && !is_quoting(c) { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", percent_encoded(name))
}

fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || UNESCAPED.contains(&byte) {
            encoded.push(byte.into());
        } else {
            // Writing into a String does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// Without what separates folders, and without dots at the beginning, which would hide the file.
fn file_name(text: &str) -> String {
    let is_bad = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let name: String = text.chars().map(|c| if is_bad(c) { '-' } else { c }).collect();
    match name.trim().trim_start_matches('.') {
        "" => UNNAMED.to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_name_of_the_file_in_every_script() {
        for (title, ascii, utf8) in [
            ("Plan", "Plan.png", "Plan.png"),
            ("Grundriß 2", "Grundri_ 2.png", "Grundri%C3%9F%202.png"),
            ("../../etc/passwd", "-..-etc-passwd.png", "-..-etc-passwd.png"),
            ("a\"b%c", "a-b_c.png", "a-b%25c.png"),
            ("...", "image.png", "image.png"),
        ] {
            let expected = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{utf8}");
            assert_eq!(attachment(&of_title(title, "png")), expected, "{title}");
        }
    }

    #[test]
    fn a_sent_file_keeps_its_name_and_has_the_ending_of_its_content() {
        for (name, ending, expected) in [
            ("IMG_0042.JPG", "jpg", "IMG_0042.JPG"),
            ("scan.jpeg", "jpg", "scan.jpeg"),
            ("photo.png", "jpg", "photo.jpg"),
            ("plan.v2", "png", "plan.v2.png"),
            ("setup.exe", "gif", "setup.exe.gif"),
            ("page.html", "webp", "page.html.webp"),
            ("blob", "webp", "blob.webp"),
            (".png", "png", "image.png"),
            ("image.png", "png", "image.png"),
            ("..png", "jpg", "image.jpg"),
            ("a\"/b.png", "png", "a--b.png"),
        ] {
            assert_eq!(of_sent(name, ending), expected, "{name}");
        }
    }
}
