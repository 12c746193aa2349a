//! What the engine remembers of operations, so that each is applied at most once (LP3, LP12).

mod abandoned_operations;
mod operation_lock;
mod recent_operations;

pub use abandoned_operations::AbandonedOperations;
pub use operation_lock::{OperationLock, OperationLocks};
pub use recent_operations::RecentOperations;
