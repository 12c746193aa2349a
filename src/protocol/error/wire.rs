//! An error on the wire: its name and a sentence.

use super::{AppError, ErrorCode, Reason, text_of};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// An error with a name for programs and a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErrorMessage {
    /// The name.
    pub code: ErrorCode,
    /// The sentence; never holds a secret, a path or a query.
    #[schema(examples("there is no such image"))]
    pub message: String,
    /// Seconds until the same has a chance, where that is known.
    #[serde(default, rename = "retryAfter", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1, examples(5))]
    pub retry_after: Option<u32>,
}

impl From<AppError> for ErrorMessage {
    fn from(error: AppError) -> Self {
        let AppError { reason, retry_after } = error;
        Self { code: reason.code(), message: text_of(&reason), retry_after }
    }
}

impl From<ErrorMessage> for AppError {
    fn from(ErrorMessage { code, message, retry_after }: ErrorMessage) -> Self {
        Self { reason: Reason::Stated { code, text: message }, retry_after }
    }
}

impl PartialSchema for AppError {
    fn schema() -> RefOr<Schema> {
        ErrorMessage::schema()
    }
}

impl ToSchema for AppError {
    fn name() -> Cow<'static, str> {
        "AppError".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        ErrorMessage::schemas(schemas);
    }
}
