//! The pages, one file for each route. Each shows its content without JavaScript.

mod api_docs;
mod choice_form;
mod embed;
mod error_page;
mod foot;
mod gallery;
mod home_bar;
mod image;
mod language_form;
mod live_docs;
mod oidc;
mod people;
mod share;
mod start;
mod tenant;
mod theme_form;
mod uploader;

pub use api_docs::{ApiCall, ApiDocsPage};
pub use embed::{EXAMPLE_SCRIPT, ExamplePage, FramePage, widget};
pub use error_page::{ErrorPage, PageError};
pub use gallery::GalleryView;
pub use home_bar::Visitor;
pub use image::{
    DiscussionPage, DiscussionsPage, ManagePage, PrintPage, PrintedPart, RoomPage, SAMPLE,
    VIEWER_PART, ViewerLinks, discussion_path, json_in_html, places,
};
pub use live_docs::LiveDocsPage;
pub use oidc::{OidcButton, OidcFailed};
pub use people::{
    AccountPage, AccountView, Invited, JoinPage, LoginPage, Membership, ResetPage, SessionView,
    SignUpPage, with_next,
};
pub use share::{ArrivalPage, Openness, ShareChoice, ShareNews, SharePage, ShareRow};
pub use start::StartPage;
pub use tenant::{
    DeliveryView, EndpointView, InvitationChoice, InvitationView, KeyChoice, KeyView, KeysPage,
    KeysView, MemberView, MembersPage, MembersView, ModerationNews, ModerationPage, QueueList,
    SettingsForm, SettingsView, Shown, Tab, TenantFrame, UsagePage, UsageRow, UsageView,
    WebhookChoice, WebhooksPage, WebhooksView, start_live_queue,
};
pub use uploader::UploadNews;
