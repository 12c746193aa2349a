//! Rate and concurrency limits by address, person, tenant and account.
//!
//! Rates are GCRA: a burst passes, a stream is held to the rate. Concurrency is a semaphore per key. What counts
//! as one client is in [`client_network`]; the numbers are in [`crate::server::config::RateLimitConfig`].

mod attempt;
mod client_network;
mod connections;
mod keyed_limiter;
mod keyed_semaphore;
mod limiters;
mod memory_budget;
mod rate_limits;
mod refundable_limiter;
mod uploads;

pub use attempt::Attempt;
pub use connections::ConnectionPermit;
pub use memory_budget::{MemoryBudget, MemoryPermit};
pub use rate_limits::RateLimits;
pub use uploads::{UploadLimiter, UploadPermit};

#[cfg(test)]
mod tests;
