//! The first steps of an administrator, on the settings page, and the notice of them on others, until they are done.

use crate::app::ui::{Icon, SLOT, with_element};
use crate::model::TenantId;
use crate::texts::tenant;
use leptos::prelude::*;

/// What says how to back up, among the documentation.
const GUIDE: &str = "docs/operate.md";

/// The list, with a button that takes it away for good.
#[component]
pub fn FirstSteps(
    /// The tenant.
    tenant: TenantId,
    /// Where they lead on to.
    next: Option<String>,
) -> impl IntoView {
    let next = next.map(|next| view! { <input type="hidden" name="next" value=next /> });
    let path = format!("/t/{}", tenant.as_str());
    view! {
        <section class="first-steps" id="first-steps" data-testid="first-steps">
            <h2>{tenant::first_steps()}</h2>
            <ol>
                <li>
                    <a href="#viewers">{tenant::who_can_view()}</a>
                    " "
                    {tenant::what_guests_upload_is_for()}
                </li>
                <li>
                    <a href="#writers">{tenant::who_can_comment_and_upload()}</a>
                </li>
                <li>
                    <a href=format!("{path}/members")>{tenant::invite_people()}</a>
                </li>
                <li>{with_element(&tenant::back_up(SLOT), view! { <code>{GUIDE}</code> })}</li>
            </ol>
            <form method="post" action=format!("{path}/settings/first-steps")>
                {next}
                <button class="button small" type="submit" data-testid="first-steps-done">
                    {tenant::done()}
                </button>
            </form>
        </section>
    }
}

/// What leads there.
#[component]
pub fn FirstStepsNotice(
    /// The tenant.
    tenant: TenantId,
) -> impl IntoView {
    view! {
        <div class="news first-steps-notice" data-testid="first-steps-notice">
            <Icon name="people" />
            <p>{tenant::first_steps_who_can_view()}</p>
            <a class="button small" href=format!("/t/{}/settings#first-steps", tenant.as_str())>
                {tenant::go_through_them()}
            </a>
        </div>
    }
}
