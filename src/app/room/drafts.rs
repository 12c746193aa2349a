//! Unsent texts. Each tab has its own, in its `sessionStorage`: sending in one tab touches no other. A tab that is
//! closed leaves its texts in `localStorage`, where the next page of the image finds them.

use super::compose_target::ComposeTarget;
use crate::browser::storage::{self, Area};
use crate::model::json::{from_json, read};
use crate::model::{ChatId, CommentId, ImageId, Point, Size};
use serde::Serialize;

/// An unsent text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    /// The text so far.
    pub text: String,
    /// The place of a new discussion; absent for a reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Point>,
    /// The size of its region; absent for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    /// The id of the parent of a reply to a comment. Kept as text: another type of field would enlarge the wasm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

from_json! {
    Draft { text, at, size, parent }
}

/// The unsent text of a discussion: a reply, or the edit of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// The discussion.
    pub chat: ChatId,
    /// The comment that is edited; absent for a reply.
    pub comment: Option<CommentId>,
    /// The text so far.
    pub text: String,
}

/// All unsent texts of discussions.
pub fn of_discussions(image: ImageId) -> Vec<Unsent> {
    let keys = storage::keys(Area::Tab, &format!("{}:", prefix(image)));
    keys.iter().filter_map(|key| unsent(image, key)).collect()
}

fn unsent(image: ImageId, key: &str) -> Option<Unsent> {
    let (chat, comment) = target_of(key.strip_prefix(&prefix(image))?)?;
    Some(Unsent { chat, comment, text: draft(Area::Tab, key)?.text })
}

/// What the end of a key stands for, behind what all keys of an image have in common.
fn target_of(key: &str) -> Option<(ChatId, Option<CommentId>)> {
    let mut parts = key.strip_prefix(':')?.splitn(2, ':');
    let chat = parts.next()?.parse().ok()?;
    match parts.next() {
        None => Some((chat, None)),
        Some(comment) => Some((chat, Some(comment.parse().ok()?))),
    }
}

/// Loads the draft for a target.
pub fn load(image: ImageId, target: ComposeTarget) -> Option<Draft> {
    draft(Area::Tab, &key(image, target))
}

/// Saves a draft; removes it when its text is empty.
pub fn save(image: ImageId, target: ComposeTarget, draft: &Draft) {
    put(Area::Tab, &key(image, target), draft);
}

/// The unsaved edit of a comment.
pub fn load_edit(image: ImageId, chat: ChatId, comment: CommentId) -> Option<String> {
    draft(Area::Tab, &edit_key(image, chat, comment)).map(|draft| draft.text)
}

/// Keeps the unsaved edit of a comment; removes it when the text is empty.
pub fn save_edit(image: ImageId, chat: ChatId, comment: CommentId, text: String) {
    let draft = Draft { text, at: None, size: None, parent: None };
    put(Area::Tab, &edit_key(image, chat, comment), &draft);
}

/// Takes over what closed tabs left, and what this one left when it was closed or loaded again. What it left and
/// another tab has taken over is that tab's.
pub fn adopt(image: ImageId) {
    let has_left = storage::get(Area::Tab, &left_key(image)).is_some();
    storage::remove(Area::Tab, &left_key(image));
    let left = storage::keys(Area::Site, &prefix(image));
    if has_left {
        let mut own = storage::keys(Area::Tab, &prefix(image));
        own.retain(|key| !left.contains(key));
        own.iter().for_each(|key| storage::remove(Area::Tab, key));
    }
    for key in left {
        if let Some(found) = draft(Area::Site, &key) {
            put(Area::Tab, &key, &joined(draft(Area::Tab, &key), found));
        }
        storage::remove(Area::Site, &key);
    }
}

/// Leaves the drafts of this tab, which is closed or loaded again.
pub fn leave(image: ImageId) {
    for key in storage::keys(Area::Tab, &prefix(image)) {
        if let Some(own) = draft(Area::Tab, &key) {
            put(Area::Site, &key, &joined(draft(Area::Site, &key), own));
        }
    }
    storage::set(Area::Tab, &left_key(image), "1");
}

/// Both texts, one below the other; once where one holds the other.
fn joined(before: Option<Draft>, draft: Draft) -> Draft {
    match before {
        None => draft,
        Some(before) if draft.text.contains(&before.text) => draft,
        Some(before) if before.text.contains(&draft.text) => before,
        Some(before) => {
            let (at, size) =
                if draft.at.is_some() { (draft.at, draft.size) } else { (before.at, before.size) };
            let parent = draft.parent.or(before.parent);
            Draft { text: format!("{}\n\n{}", before.text, draft.text), at, size, parent }
        }
    }
}

fn draft(area: Area, key: &str) -> Option<Draft> {
    read(&storage::get(area, key)?)
}

fn put(area: Area, key: &str, draft: &Draft) {
    match serde_json::to_string(draft) {
        Ok(text) if !draft.text.trim().is_empty() => storage::set(area, key, &text),
        _ => storage::remove(area, key),
    }
}

fn prefix(image: ImageId) -> String {
    format!("image-chat:draft:{image}")
}

fn key(image: ImageId, target: ComposeTarget) -> String {
    match target {
        ComposeTarget::New => prefix(image),
        ComposeTarget::Chat(chat) => format!("{}:{chat}", prefix(image)),
    }
}

fn edit_key(image: ImageId, chat: ChatId, comment: CommentId) -> String {
    format!("{}:{comment}", key(image, ComposeTarget::Chat(chat)))
}

/// Set while the drafts of this tab are left.
fn left_key(image: ImageId) -> String {
    format!("image-chat:left:{image}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Draft {
        Draft { text: text.to_owned(), at: None, size: None, parent: None }
    }

    #[test]
    fn a_key_tells_the_discussion_and_the_comment_of_its_text() {
        let image = ImageId(uuid::Uuid::from_u128(1));
        let (chat, comment) =
            (ChatId(uuid::Uuid::from_u128(2)), CommentId(uuid::Uuid::from_u128(3)));
        let end = |key: String| key.strip_prefix(&prefix(image)).expect("a draft").to_owned();
        let reply = end(key(image, ComposeTarget::Chat(chat)));
        assert_eq!(target_of(&reply), Some((chat, None)));
        assert_eq!(target_of(&end(edit_key(image, chat, comment))), Some((chat, Some(comment))));
        assert_eq!(target_of(&end(key(image, ComposeTarget::New))), None);
        assert_eq!(target_of(":edit:x"), None);
    }

    #[test]
    fn two_tabs_that_are_closed_leave_both_texts() {
        assert_eq!(joined(None, text("a")), text("a"));
        assert_eq!(joined(Some(text("a")), text("b")), text("a\n\nb"));
        assert_eq!(joined(Some(text("a")), text("a")), text("a"), "a tab that was doubled");
        assert_eq!(joined(Some(text("a and b")), text("b")), text("a and b"));
    }
}
