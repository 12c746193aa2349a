//! What a delivery of a webhook consists of: secrets, signatures, the request, and when to try again. Knows no route
//! and no database.

mod retry;
mod secret;
mod sender;
mod signature;

pub use retry::{RETRY_MS, next_attempt};
pub use secret::new_secret;
pub use sender::{SEND_TIMEOUT, SendError, WebhookSender};
pub use signature::{Signed, headers};
