//! The path of one operation through the engine: lock, answer to a repetition, decision, commit.

mod applied;
mod apply;
mod claim;
mod context;
mod outcomes;

pub use applied::{Applied, ApplyError};
pub use claim::Claim;
pub use context::OperationContext;
