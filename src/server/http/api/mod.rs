//! The REST API `/api/v1`: one file for each kind of thing. Shares all code below with `rpc`.

pub mod chats;
pub mod comments;
pub mod images;
pub mod session;
pub mod sso;
pub mod usage;

use crate::model::{ImageId, Operation};
use crate::protocol::AppError;
use crate::server::context::Caller;
use crate::server::realtime::Done;
use crate::server::state::AppState;

/// Carries out an operation of the caller on an image.
async fn operate(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    operation: Operation,
) -> Result<Done, AppError> {
    crate::server::images::operate(state, caller, image, &operation).await
}
