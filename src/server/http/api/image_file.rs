//! `GET /images/{id}/file`: the picture of an image in full size, as a file.

use crate::model::ImageId;
use crate::protocol::rest::ErrorBody;
use crate::protocol::{AppError, Thing};
use crate::server::http::extract::ImageAccess;
use crate::server::media::content_type;
use crate::server::services::images;
use crate::server::state::AppState;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::fmt::Write;

/// What stands unescaped in `filename*` (RFC 8187) beside letters and digits.
const UNESCAPED: &[u8] = b"-_.~!";
/// A picture that is opened all the same runs nothing.
const SANDBOX: &str = "default-src 'none'; sandbox";

/// Download the picture of an image
///
/// In full size, as a file that is named after the title. It is the picture as it was encoded when it was uploaded:
/// upright, without metadata.
#[utoipa::path(
    get,
    path = "/images/{id}/file",
    operation_id = "downloadImage",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    responses(
        (
            status = 200,
            description = "The picture.",
            content(
                (Vec<u8> = "image/jpeg"),
                (Vec<u8> = "image/png"),
            ),
            headers(("content-disposition" = String, description = "`attachment`, with the title as the file's name.")),
        ),
        (status = 404, description = "There is no such image.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    ImageAccess { image, .. }: ImageAccess,
) -> Result<Response, AppError> {
    let record = images::record(&state, image).await?;
    let missing = || AppError::not_found(Thing::Picture);
    let kind = content_type(&record.full).ok_or_else(missing)?;
    let blob = state.blobs.open(image, &record.full).await.map_err(|error| {
        tracing::error!(%error, "a picture cannot be read");
        AppError::internal()
    })?;
    let blob = blob.ok_or_else(missing)?;
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&record.title, &record.full)),
        (header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    let length = [(header::CONTENT_LENGTH, blob.size)];
    Ok((headers, length, Body::from_stream(blob.content)).into_response())
}

/// The title as the name of a file with the ending of the stored one: in ASCII for old programs, and as it is.
fn disposition(title: &str, file: &str) -> String {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let name = format!("{}.{ending}", file_name(title));
    let is_plain = |c: &char| c.is_ascii_graphic() || *c == ' ';
    let is_quoting = |c: char| matches!(c, '"' | '\\' | '%');
    let plain = |c: char| if is_plain(&c) && !is_quoting(c) { c } else { '_' };
    let ascii: String = name.chars().map(plain).collect();
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", percent_encoded(&name))
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
fn file_name(title: &str) -> String {
    let is_bad = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let name: String = title.chars().map(|c| if is_bad(c) { '-' } else { c }).collect();
    match name.trim().trim_start_matches('.') {
        "" => "image".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::disposition;

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
            assert_eq!(disposition(title, "full-0a.png"), expected, "{title}");
        }
    }
}
