//! What the room asks the server over HTTP. The server functions are called as plain requests: their own client weighs
//! 15 KB.

use crate::browser::{self, Answer};
use crate::model::json::{FromJson, Json, read};
use crate::model::{ChatId, CommentId, CommentPage, DisplayName, ImageId, Operation, Seq};
use crate::protocol::live::ServerMessage;
use crate::protocol::page::{Me, Snapshot};
use crate::protocol::rest::{SearchBody, UnreadBody};
use crate::protocol::{AppError, ErrorMessage, Unsent};
use crate::rpc::{CloseImage, FlagComment, Introduce, MarkRead, Operate};
use leptos::server_fn::ServerFn;
use serde::Serialize;

/// Called with the answer.
pub type Done<T> = Box<dyn FnOnce(Result<T, AppError>)>;

/// Carries out an operation.
pub fn operate(image: ImageId, operation: Operation, done: Done<ServerMessage>) {
    call(Operate::PATH, &Operate { image, operation }, done);
}

/// Creates a guest identity, or gives it a name. Within a page of another site, browsers keep only a cookie that is
/// for this site within that one: see `server/http/session_cookie.rs`.
pub fn introduce(name: Option<DisplayName>, is_framed: bool, done: Done<Me>) {
    let query = if is_framed { "?framed" } else { "" };
    call(&format!("{}{query}", Introduce::PATH), &Introduce { name }, done);
}

/// Flags a comment for the moderators.
pub fn flag_comment(comment: CommentId, reason: Option<String>, done: Done<()>) {
    call(FlagComment::PATH, &FlagComment { comment, reason }, done);
}

/// Closes or reopens an image.
pub fn close_image(image: ImageId, closed: bool, done: Done<()>) {
    call(CloseImage::PATH, &CloseImage { image, closed }, done);
}

/// Records that the viewer has read a discussion, or without one all of them, up to an event.
pub fn mark_read(image: ImageId, chat: Option<ChatId>, seq: Seq, done: Done<()>) {
    call(MarkRead::PATH, &MarkRead { image, chat, seq }, done);
}

/// Reads what the viewer has not read.
pub fn unread(image: ImageId, done: Done<UnreadBody>) {
    browser::get(&format!("/i/{image}/unread"), move |answer| done(result(answer)));
}

/// Searches the comments.
pub fn search(image: ImageId, query: &str, done: Done<SearchBody>) {
    let path = format!("/api/v1/images/{image}/search?q={}", browser::escaped(query));
    browser::get(&path, move |answer| done(result(answer)));
}

/// Reads the newest comments of a discussion, or those before a place in the log.
pub fn comments(image: ImageId, chat: ChatId, before: Seq, done: Done<CommentPage>) {
    let path = format!("/i/{image}/comments/{chat}?before={before}");
    browser::get(&path, move |answer| done(result(answer)));
}

/// Reads all discussions of an image.
pub fn snapshot(image: ImageId, done: Done<Snapshot>) {
    browser::get(&format!("/i/{image}/board"), move |answer| done(result(answer)));
}

fn call<T: FromJson + 'static>(path: &str, arguments: &impl Serialize, done: Done<T>) {
    // Arguments are plain data.
    let json = serde_json::to_string(arguments).unwrap_or_default();
    browser::post(path, &json, move |answer| done(result(answer)));
}

/// Without a complete answer an operation may have been carried out nevertheless.
fn result<T: FromJson>(answer: Option<Answer>) -> Result<T, AppError> {
    let Some(Answer { status, body }) = answer else { return Err(unreachable_now()) };
    match status {
        200..300 => read(&body).ok_or_else(unreachable_now),
        _ => Err(refusal(&body).unwrap_or_else(unreachable_now)),
    }
}

/// The error of a server function, or of a route, which has it in a field.
fn refusal(body: &str) -> Option<AppError> {
    let mut json: Json = read(body)?;
    let message: Option<ErrorMessage> = json.field("error");
    message.or_else(|| FromJson::from_json(json)).map(AppError::from)
}

fn unreachable_now() -> AppError {
    Unsent::NoAnswer.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{ErrorCode, text_in_browser};

    fn answer(status: u16, body: &str) -> Option<Answer> {
        Some(Answer { status, body: body.to_owned() })
    }

    #[test]
    fn an_incomplete_answer_says_nothing_about_the_operation() {
        for answer in [None, answer(200, "<html>"), answer(502, "Bad gateway"), answer(200, "[1")] {
            let error = result::<u32>(answer).expect_err("no answer");
            assert_eq!(error.code(), ErrorCode::Unreachable);
        }
        assert_eq!(result::<u32>(answer(200, "7")), Ok(7));
    }

    #[test]
    fn a_refusal_is_read_in_both_forms() {
        let inner = r#"{"code":"forbidden","message":"not today"}"#;
        for body in [inner.to_owned(), format!(r#"{{"error":{inner}}}"#)] {
            let error = result::<u32>(answer(403, &body)).expect_err("refused");
            assert_eq!(error.code(), ErrorCode::Forbidden);
            assert_eq!(text_in_browser(&error.reason), "not today");
        }
    }
}
