//! The pages, one file a route. Each shows its content without JavaScript.

mod api_docs;
mod image;
mod live_docs;
mod missing;
mod share;
mod start;
mod tenant;

pub use api_docs::{ApiDocsPage, ApiDocument};
pub use image::{ImagePage, places};
pub use live_docs::LiveDocsPage;
pub use missing::{Lost, MissingPage};
pub use share::{ArrivalPage, ShareNews, SharePage, ShareRow};
pub use start::StartPage;
pub use tenant::{
    ModerationNews, ModerationPage, QueueList, SettingsForm, SettingsView, Shown, Tab, TenantFrame,
};
