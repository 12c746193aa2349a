//! What a text is written for.

use crate::model::ChatId;

/// What a text is written for: a new discussion, or an existing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComposeTarget {
    /// A new discussion, where the draft marker is.
    New,
    /// An existing discussion.
    Chat(ChatId),
}

impl ComposeTarget {
    /// The discussion, unless it is new.
    pub fn chat(self) -> Option<ChatId> {
        match self {
            Self::New => None,
            Self::Chat(id) => Some(id),
        }
    }

    /// The CSS selector of the marker.
    pub fn marker_selector(self) -> String {
        let id = match self {
            Self::New => "draft".to_owned(),
            Self::Chat(id) => id.to_string(),
        };
        format!(".marker[data-chat-id='{id}']")
    }
}

/// A text for each target; an absent text is empty. Short enough for a linear search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PerTarget(Vec<(ComposeTarget, String)>);

impl PerTarget {
    /// The text for a target.
    pub fn get(&self, target: ComposeTarget) -> &str {
        self.0.iter().find(|(of, _)| *of == target).map_or("", |(_, text)| text)
    }

    /// Removes this text wherever it is.
    pub fn remove(&mut self, text: &str) {
        self.0.retain(|(_, of)| of != text);
    }

    /// Replaces the text for a target.
    pub fn set(&mut self, target: ComposeTarget, text: String) {
        self.0.retain(|(of, _)| *of != target);
        if !text.is_empty() {
            self.0.push((target, text));
        }
    }
}
