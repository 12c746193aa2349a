//! The pictures that the text of an operation refers to. The caller is already admitted.

use super::viewing::visible;
use crate::model::{
    CommentBody, CommentPictureId, ImageId, Operation, PICTURE_MARK, PictureInText, PictureRef,
    UserId, picture_path, pictures, replace_pictures,
};
use crate::protocol::AppError;
use crate::protocol::moderation::PictureInCase;
use crate::server::access::Access;
use crate::server::state::AppState;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The operation with the size of each picture in its text, so that pages reserve room. A picture that the author does not
/// see on this image becomes its words: it neither fails nor shows what is another's.
pub async fn known<'o>(
    state: &AppState,
    (actor, access): (UserId, &Access),
    image: ImageId,
    operation: Cow<'o, Operation>,
) -> Result<Cow<'o, Operation>, AppError> {
    let Some(body) = operation.command.body() else { return Ok(operation) };
    let found = pictures(body.as_str());
    if found.is_empty() {
        return Ok(operation);
    }
    let viewer = (Some(actor), access.rights.role);
    let mut sizes: BTreeMap<CommentPictureId, Option<(u32, u32)>> = BTreeMap::new();
    for PictureInText { picture: PictureRef { id, .. }, .. } in found {
        if let Entry::Vacant(entry) = sizes.entry(id) {
            let picture = visible(state, viewer, (image, id)).await?;
            entry.insert(picture.map(|picture| (picture.width, picture.height)));
        }
    }
    let text =
        replace_pictures(body.as_str(), |PictureInText { words, picture, .. }| {
            match sizes.get(&picture.id).copied().flatten() {
                Some(size) => PictureRef { size: Some(size), ..*picture }.in_source(words),
                None => format!("{PICTURE_MARK}{words}"),
            }
        });
    let body = CommentBody::new(&text)?;
    let mut known = operation.into_owned();
    known.command.set_body(body);
    Ok(Cow::Owned(known))
}

/// The pictures in a stored text of a comment on this image, for moderators.
pub fn in_text(image: ImageId, body: &str) -> Vec<PictureInCase> {
    let shown = |PictureInText { picture, words, .. }| PictureInCase {
        src: picture_path(image, picture.id),
        words: without_backslashes(words),
    };
    pictures(body).into_iter().map(shown).collect()
}

/// Words of a source as they are read.
fn without_backslashes(words: &str) -> String {
    let mut is_escaped = false;
    let mut keep = |c: char| {
        is_escaped = c == '\\' && !is_escaped;
        !is_escaped
    };
    words.chars().filter(|c| keep(*c)).collect()
}
