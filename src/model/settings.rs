//! The settings of a tenant.

use super::{Board, Command, CommentBody, Refusal};
use serde::{Deserialize, Serialize};

/// A tenant's settings. What is missing in a stored one has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Who may look at images.
    pub viewers: Viewers,
    /// Who may write on them.
    pub writers: Writers,
    /// A marker's side in percent of the image's width: 1 to 20.
    pub marker_size: f64,
    /// How deep answers to comments may go: 0 to 10; 0 is a flat discussion.
    pub reply_depth: u8,
    /// The longest comment in characters: 1 to 2,000.
    pub comment_length: u16,
    /// Other sites whose pages may embed this tenant's images: `https://example.org`.
    pub embed_origins: Vec<String>,
    /// Words that are not wanted, in lower case.
    pub words: Vec<String>,
    /// What happens to a comment with one of them.
    pub on_word: OnWord,
    /// A comment that this many people flagged is hidden until it is reviewed; 0: never.
    pub flags_to_hide: u8,
    /// May everyone who is known read what the tenant used, or administrators alone?
    pub usage_is_open: bool,
    /// May the embedding site's signed payloads be 2 days old and come again, as where pages hold them
    /// for long?
    pub sso_compatibility: bool,
    /// May embedding pages name people without signing it? Anyone can claim any name then.
    pub simple_sso: bool,
    /// An administrator has gone through the first steps: who may look and write, invitations, backups.
    pub is_set_up: bool,
}

/// Who may look at a tenant's images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Viewers {
    /// Anyone with the link.
    #[default]
    Anyone,
    /// Members, and people with a share link.
    Members,
}

/// Who may write on a tenant's images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Writers {
    /// Anyone with a name.
    #[default]
    Guests,
    /// People with an account.
    SignedIn,
    /// Members.
    Members,
    /// Nobody.
    Nobody,
}

/// What happens to a comment with an unwanted word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnWord {
    /// The word is covered.
    #[default]
    Mask,
    /// A moderator sees the comment first.
    Hold,
}

/// The part of the settings that decides what a comment may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentLimits {
    /// The longest comment in characters.
    pub comment_length: u16,
    /// How deep answers may go.
    pub reply_depth: u8,
}

impl Settings {
    /// The sizes that a marker may have, in percent of the image's width.
    pub const MARKER_SIZES: std::ops::RangeInclusive<f64> = 1.0..=20.0;
    /// The deepest answers that can be allowed.
    pub const MAX_REPLY_DEPTH: u8 = 10;
    /// The most entries of a list.
    pub const MAX_ENTRIES: usize = 500;

    /// May pages of this origin embed the tenant's images?
    pub fn embeds(&self, origin: &str) -> bool {
        self.embed_origins.iter().any(|known| known == origin)
    }

    /// What a comment may be.
    pub fn limits(&self) -> ContentLimits {
        ContentLimits { comment_length: self.comment_length, reply_depth: self.reply_depth }
    }
}

impl ContentLimits {
    /// Is this command within them?
    pub fn check(self, board: &Board, command: &Command) -> Result<(), Refusal> {
        let max = self.comment_length;
        if command.body().is_some_and(|body| body.as_str().chars().count() > max.into()) {
            return Err(Refusal::TooLong { max });
        }
        match command {
            Command::AddComment { chat_id, parent_id: Some(parent), .. } => {
                let depth = board.chat(*chat_id).map(|chat| chat.depth_of_reply(*parent));
                let fits = depth.is_none_or(|depth| depth <= usize::from(self.reply_depth));
                fits.then_some(()).ok_or(Refusal::TooDeep)
            }
            _ => Ok(()),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        let ContentLimits { comment_length, reply_depth } = ContentLimits::default();
        Self {
            viewers: Viewers::default(),
            writers: Writers::default(),
            marker_size: 5.0,
            reply_depth,
            comment_length,
            embed_origins: Vec::new(),
            words: Vec::new(),
            on_word: OnWord::default(),
            flags_to_hide: 3,
            usage_is_open: false,
            sso_compatibility: false,
            simple_sso: false,
            is_set_up: false,
        }
    }
}

impl Default for ContentLimits {
    fn default() -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "2,000 is less than 65,535")]
        Self { comment_length: CommentBody::MAX_CHARS as u16, reply_depth: 3 }
    }
}
