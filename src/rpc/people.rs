//! Guest identities.

use crate::model::DisplayName;
use crate::protocol::AppError;
use crate::protocol::page::Me;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Creates the browser's guest identity, or gives it a name.
#[server(prefix = "/rpc", endpoint = "introduce", input = Json, output = Json)]
pub async fn introduce(name: Option<DisplayName>) -> Result<Me, AppError> {
    use crate::server::{context, request};
    let (state, caller) = request::caller().await?;
    let introduced = context::introduce(&state, &caller, name).await?;
    request::answer_with_cookie(introduced.cookie);
    Ok(introduced.user.into())
}
