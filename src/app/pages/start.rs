//! `/` and `/t/{tenant}`: upload an image, or find one in the gallery.

use super::foot::Foot;
use super::gallery::{DeletedNotice, Gallery, GalleryView};
use super::home_bar::HomeBar;
use super::tenant::{FirstStepsNotice, TenantTabs};
use super::uploader::{UploadNews, Uploader};
use crate::model::{ImageId, Role, TenantId};
use crate::texts::pages;
use leptos::prelude::*;

/// The start page of a tenant.
#[component]
pub fn StartPage(
    /// The tenant.
    tenant: TenantId,
    /// The viewer's role.
    role: Role,
    /// Whether the viewer may read the usage, whatever their role.
    reads_usage: bool,
    /// Does the viewer administer the tenant, and are its first steps not done?
    is_before_first_steps: bool,
    /// The page of the gallery.
    gallery: GalleryView,
    /// The image that the viewer has just deleted, and its title.
    deleted: Option<(ImageId, String)>,
    /// The result of the last form of the uploader.
    news: UploadNews,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="start">
            <TenantTabs tenant=tenant.clone() role current=None reads_usage />
            {is_before_first_steps
                .then(|| view! { <FirstStepsNotice tenant=tenant.clone() /> })}
            {deleted.map(|deleted| view! { <DeletedNotice deleted /> })}
            <h1>{pages::talk_about_an_image_right()}</h1>
            <p class="lead">
                {pages::click_anywhere_on_it_and()}
            </p>
            <Uploader tenant news />
            <Gallery view=gallery />
        </main>
        <Foot />
    }
}
