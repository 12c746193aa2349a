//! The audit log, newest first.

use super::person_field::PersonField;
use crate::app::ui::{SECOND_SLOT, SLOT, Time, with_two};
use crate::model::Role;
use crate::protocol::moderation::{AuditEntry, AuditFilter, Desk};
use crate::texts::tenant;
use leptos::prelude::*;

/// The audit log.
#[component]
pub fn Audit(
    /// The tenant and the viewer.
    desk: Desk,
    /// The filter.
    filter: AuditFilter,
    /// The entries.
    entries: Vec<AuditEntry>,
    /// The cursor to older entries.
    older: Option<i64>,
) -> impl IntoView {
    let AuditFilter { action, person } = filter;
    let older = older.map(|before| {
        let (action, person) = (action.clone(), person.clone());
        view! {
            <form method="get">
                <input type="hidden" name="view" value="audit" />
                <input type="hidden" name="action" value=action />
                <input type="hidden" name="person" value=person />
                <button class="button" type="submit" name="before" value=before.to_string()>
                    {tenant::older_entries()}
                </button>
            </form>
        }
    });
    let export = (desk.role >= Role::Administrator).then(|| {
        let link = |format: &'static str| {
            let ending = format.to_ascii_lowercase();
            let path = format!("/t/{}/moderation/audit.{ending}", desk.tenant);
            view! { <a href=path>{format}</a> }
        };
        let words = tenant::audit_as_a_file(SLOT, SECOND_SLOT);
        view! { <p class="export">{with_two(&words, link("CSV"), link("JSON"))}</p> }
    });
    let list = match entries.is_empty() {
        true => view! { <p class="empty">{tenant::there_are_no_such_entries()}</p> }.into_any(),
        false => table(entries).into_any(),
    };
    view! {
        <form class="filter" method="get" role="search">
            <input type="hidden" name="view" value="audit" />
            <label class="field">
                <span>{tenant::action_begins_with()}</span>
                <input class="input" type="search" name="action" maxlength="60" value=action />
            </label>
            <PersonField person />
            <button class="button" type="submit">
                {tenant::filter()}
            </button>
            <a class="button quiet" href="?view=audit">
                {tenant::all()}
            </a>
        </form>
        {list}
        {older}
        {export}
    }
}

fn table(entries: Vec<AuditEntry>) -> impl IntoView {
    let rows = entries.into_iter().map(row).collect_view();
    view! {
        <div class="scroll" role="region" aria-label=tenant::audit_log() tabindex="0">
            <table class="audit" data-testid="audit">
                <thead>
                    <tr>
                        <th scope="col">{tenant::when()}</th>
                        <th scope="col">{tenant::who()}</th>
                        <th scope="col">{tenant::what()}</th>
                        <th scope="col">{tenant::to_what()}</th>
                        <th scope="col">{tenant::from_where()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(entry: AuditEntry) -> impl IntoView {
    let who = match entry.actor_name.is_empty() {
        true => tenant::command_line().to_owned(),
        false => entry.actor_name,
    };
    view! {
        <tr>
            <td>
                <Time at=entry.at />
            </td>
            <td>
                <bdi>{who}</bdi>
            </td>
            <td>
                <code>{entry.action}</code>
                " "
                <bdi>{entry.detail}</bdi>
            </td>
            <td class="target">
                <bdi>{entry.target}</bdi>
            </td>
            <td>{entry.address}</td>
        </tr>
    }
}
