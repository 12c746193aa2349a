//! The search in the comments of an image. The caller is already admitted.

use crate::model::{ChatId, CommentId, ImageId, SearchWords, SearchedText, plain_text};
use crate::protocol::rest::{FoundChat, SearchBody};
use crate::protocol::{AppError, Field, Input};
use crate::server::state::AppState;
use crate::server::store::ImageComment;

/// The longest query in characters.
pub const MAX_QUERY_CHARS: usize = 200;
/// Comments that are read at once.
const PAGE: u32 = 500;
/// The most comments that are looked at: an image has no more, unless it was filled by many for long.
const MAX_COMMENTS: usize = 50_000;
/// The most discussions of an answer.
const MAX_FOUND: usize = 1_000;

/// The discussions with comments in which all words of the query are, or in the name of the comment's author. In the order
/// they were opened.
pub async fn search(state: &AppState, image: ImageId, query: &str) -> Result<SearchBody, AppError> {
    let field = Field::Search;
    if query.chars().count() > MAX_QUERY_CHARS {
        return Err(AppError::invalid(Input::TooLong { field, max: MAX_QUERY_CHARS }));
    }
    let words = SearchWords::new(query).ok_or_else(|| AppError::invalid(Input::Empty(field)))?;
    let mut found = Found::default();
    let (mut after, mut looked_at) = (None, 0);
    loop {
        let page = state.store.comments_of_image(image, after.as_ref(), PAGE).await?;
        looked_at += page.len();
        page.iter().for_each(|comment| found.look_at(comment, &words));
        let is_last = page.len() < PAGE as usize;
        if is_last || found.is_full() || looked_at >= MAX_COMMENTS {
            return Ok(SearchBody { is_more: !is_last, chats: found.chats });
        }
        after = page.into_iter().next_back();
    }
}

/// What was found so far, and of which discussion last.
#[derive(Default)]
struct Found {
    chats: Vec<FoundChat>,
    last: Option<ChatId>,
}

impl Found {
    fn look_at(&mut self, ImageComment { chat, comment, .. }: &ImageComment, words: &SearchWords) {
        let body = comment.body.as_str();
        let text = comment.html.as_deref().map_or_else(|| body.to_owned(), plain_text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(excerpt) = words.find(&text, comment.by.name.as_str()) else { return };
        let (is_same, is_full) = (self.last == Some(*chat), self.is_full());
        match self.chats.last_mut().filter(|_| is_same) {
            Some(found) => found.count += 1,
            None if is_full => {}
            None => self.add(*chat, comment.id, excerpt),
        }
    }

    fn add(&mut self, chat_id: ChatId, comment_id: CommentId, excerpt: Vec<SearchedText>) {
        self.last = Some(chat_id);
        self.chats.push(FoundChat { chat_id, comment_id, count: 1, excerpt });
    }

    fn is_full(&self) -> bool {
        self.chats.len() >= MAX_FOUND
    }
}
