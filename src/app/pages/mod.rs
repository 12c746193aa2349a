//! The pages, one file a route. Each shows its content without JavaScript.

mod image;
mod missing;
mod oidc;
mod share;
mod start;
mod tenant;

pub use image::{ImagePage, places};
pub use missing::{Lost, MissingPage};
pub use oidc::{OidcButton, OidcFailed};
pub use share::{ArrivalPage, ShareNews, SharePage, ShareRow};
pub use start::StartPage;
pub use tenant::{SettingsForm, SettingsView, Tab, TenantFrame};
