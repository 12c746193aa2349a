//! Guest identities.

use crate::model::DisplayName;
use crate::protocol::AppError;
use crate::protocol::page::Me;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Creates the browser's guest identity, or gives it a name.
#[server(prefix = "/rpc", endpoint = "introduce", input = Json, output = Json)]
pub async fn introduce(
    /// The name, once the guest has given one.
    name: Option<DisplayName>,
) -> Result<Me, AppError> {
    use crate::server::services::{guests, server_fn};
    let (state, caller) = server_fn::caller()?;
    let guest = guests::create_guest(&state, &caller, name).await?;
    server_fn::hand_back(guest.token);
    Ok(guest.user.into())
}
