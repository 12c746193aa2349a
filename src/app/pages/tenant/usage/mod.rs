//! `/t/{tenant}/usage`: what a tenant used, as charts, as tables and in words.

mod chart;
mod figures;
mod numbers;
mod page;

pub use figures::UsageRow;
pub use page::{UsagePage, UsageView};
