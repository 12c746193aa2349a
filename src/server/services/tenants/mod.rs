//! Tenants: the default tenant, administration, settings, members.

mod administration;
mod default;
mod first_steps;
pub mod members;
mod settings;
mod settings_diff;
mod settings_fields;

pub use administration::{administer, change_settings};
pub use default::default_tenant_id;
pub use first_steps::before_first_steps;
pub use settings::{SettingsForm, revision};
