//! The moderation queue: one form for actions on one item and on many.

use super::bulk_form::{BulkButton, BulkForm};
use super::durations::durations;
use super::filter::Filter;
use super::image_link::image_link;
use super::live_queue::LiveQueue;
use super::pictures::pictures;
use crate::app::ui::{Avatar, Prose, RoleBadge, SECOND_SLOT, SLOT, Time, max_length, with_two};
use crate::protocol::moderation::{Case, Desk, Kind, QueueFilter};
use crate::texts::tenant;
use leptos::prelude::*;

/// The maximum length of a reason in characters; the server checks the same.
const MAX_REASON_CHARS: usize = 200;

/// The queue with its filter and actions.
#[component]
pub fn Queue(
    /// The tenant and the viewer.
    desk: Desk,
    /// The filter.
    filter: QueueFilter,
    /// The items.
    cases: Vec<Case>,
    /// The query of the present view.
    back: String,
) -> impl IntoView {
    view! {
        <Filter view="queue" filter has_kinds=true />
        <LiveQueue tenant=desk.tenant query=back.clone() waiting=desk.waiting />
        <BulkForm label=tenant::comments_that_wait() back buttons=buttons>
            <div id="queue" data-testid="queue">
                <QueueList cases />
            </div>
        </BulkForm>
    }
}

fn buttons() -> impl IntoView {
    let reason = max_length(MAX_REASON_CHARS);
    view! {
        <BulkButton action="approve" words=tenant::approve() />
        <BulkButton action="remove" words=tenant::remove() is_danger=true />
                <details>
                    <summary class="button small">{tenant::ban_authors_summary()}</summary>
                    <div class="bulk-ban">
                        <label class="field">
                            <span>{tenant::ban_for()}</span>
                            <select class="input" name="for">
                                {durations("")}
                            </select>
                        </label>
                        <label class="field">
                            <span>{tenant::reason_for_moderators()}</span>
                            <input
                                class="input"
                                name="reason"
                                dir="auto"
                                maxlength=reason.units
                                pattern=reason.pattern
                                title=reason.words
                            />
                        </label>
                        <BulkButton action="ban" words=tenant::ban_authors() is_danger=true />
                    </div>
                </details>
    }
}

/// The items alone, which are replaced when the queue changes.
#[component]
pub fn QueueList(
    /// The items.
    cases: Vec<Case>,
) -> impl IntoView {
    match cases.is_empty() {
        true => view! {
            <p class="empty" data-testid="empty">
                {tenant::nothing_waits_new_flags_and()}
            </p>
        }
        .into_any(),
        false => {
            view! { <ul class="cases">{cases.into_iter().map(case).collect_view()}</ul> }.into_any()
        }
    }
}

fn case(case: Case) -> impl IntoView {
    let Case {
        item,
        kind,
        image,
        chat,
        by,
        is_banned,
        at,
        body,
        pictures: shown,
        flags,
        reasons,
        words,
    } = case;
    let (name, role) = (String::from(by.name), by.role);
    let why = match kind {
        Kind::Flagged => tenant::flagged(),
        Kind::Hidden => tenant::hidden(),
        Kind::Held => tenant::held(),
    };
    let flagged = (flags > 0).then(|| tenant::by_people(flags));
    let told =
        reasons.into_iter().map(|reason| view! { <li dir="auto">{reason}</li> }).collect_view();
    let words = (!words.is_empty()).then(|| tenant::because_of(&words.join(", ")));
    let where_and_when = with_two(
        &tenant::on_image_at(SLOT, SECOND_SLOT),
        image_link(&image, chat),
        view! { <Time at /> },
    );
    let banned = is_banned.then(|| view! { <span class="tag">{tenant::author_banned()}</span> });
    let one = |action: &str| format!("{action} {item}");
    let id = item.to_string();
    view! {
        <li class="case" data-testid="case" data-item=item.to_string() data-kind=kind.name()>
            <input
                type="checkbox"
                name="item"
                value=id
                aria-label=tenant::choose_the_comment_of(&name)
                data-testid="choose"
            />
            <div class="case-main">
                <p class="case-line">
                    <span class="tag" data-kind=kind.name()>
                        {why}
                    </span>
                    <span dir="auto">{flagged}{words}</span>
                    <span class="meta">{where_and_when}</span>
                </p>
                <p class="case-author">
                    <Avatar name=name.clone() />
                    <strong dir="auto">{name.clone()}</strong>
                    <RoleBadge role />
                    {banned}
                </p>
                <Prose body html=None />
                {pictures(shown)}
                <ul class="reasons" aria-label=tenant::reasons_given()>
                    {told}
                </ul>
            </div>
            <div class="case-actions">
                <button
                    class="button small"
                    type="submit"
                    name="one"
                    value=one("approve")
                    aria-label=tenant::approve_the_comment_of(&name)
                >
                    {tenant::approve()}
                </button>
                <button
                    class="button small"
                    type="submit"
                    name="one"
                    value=one("remove")
                    aria-label=tenant::remove_the_comment_of(&name)
                >
                    {tenant::remove()}
                </button>
                <a class="button small quiet" href=format!("?view=ban&item={item}")>
                    {tenant::ban_summary()}
                </a>
            </div>
        </li>
    }
}
