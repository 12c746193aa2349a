//! What the benchmarks of a running server share: both sides, viewers, figures. Knows no measurement.

pub mod audience;
pub mod child;
pub mod chromium;
pub mod descriptors;
pub mod env;
pub mod figures;
pub mod guest;
pub mod series;
pub mod server;
pub mod side;
pub mod ticker;
pub mod viewer;
pub mod wire;
