//! Every byte on the wire: live messages, REST bodies, what a page carries, and the one error.
//! Knows the model; knows no transport.

pub mod compat;
pub mod decode_error;
pub mod embed;
mod error;
mod from_json;
pub mod gallery;
pub mod live;
pub mod moderation;
pub mod page;
pub mod rest;
pub mod sso;
mod theme;
pub mod webhooks;

pub use error::{
    AddressProblem, ApiKeyRefusal, AppError, Busy, Conflict, DecodeProblem, ErrorCode,
    ErrorMessage, Field, Forbidden, Gone, ImageRefusal, Input, NotAnImage, NotFetched, Part,
    PresentSetting, Reason, SettingValue, SsoMalformed, SsoRefusal, Thing, Undecodable,
    Undelivered, Unsent, Unwritable, ValueKind, WeakPassword, answered_text, outcome_text,
    termination_text, text_in_browser, text_of, undelivered_text,
};
pub use theme::Theme;
