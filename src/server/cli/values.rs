//! Values of the domain as clap reads them; what is wrong with one is said in the words of the application's errors.

use crate::model::{DisplayName, Email, TenantId};
use crate::protocol::{Input, text_of};

pub(super) fn tenant_id(text: &str) -> Result<TenantId, String> {
    TenantId::new(text).map_err(|error| text_of(&Input::TenantId(error).into()))
}

pub(super) fn email(text: &str) -> Result<Email, String> {
    Email::new(text).map_err(|error| text_of(&Input::Email(error).into()))
}

pub(super) fn display_name(text: &str) -> Result<DisplayName, String> {
    DisplayName::new(text).map_err(|error| text_of(&error.into()))
}
