//! The pages of a tenant. Each works without JavaScript.

mod first_steps;
mod frame;
mod keys;
mod members;
mod moderation;
mod settings;
mod usage;
mod webhooks;

pub use first_steps::FirstStepsNotice;
pub use frame::{Tab, TenantFrame, TenantTabs};
pub use keys::{KeyChoice, KeyView, KeysPage, KeysView};
pub use members::{InvitationChoice, InvitationView, MemberView, MembersPage, MembersView};
pub use moderation::{ModerationNews, ModerationPage, QueueList, Shown, start_live_queue};
pub use settings::{SettingsForm, SettingsView};
pub use usage::{UsagePage, UsageRow, UsageView};
pub use webhooks::{DeliveryView, EndpointView, WebhookChoice, WebhooksPage, WebhooksView};
