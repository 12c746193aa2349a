//! The room's discussions in step with the server: confirmed state, pending operations, older comments.
//! Names no element of the page.

mod read;
mod reading;
mod receive;
mod state;
mod submit;

pub use reading::Reading;
pub use state::{OnRefused, Sync};
