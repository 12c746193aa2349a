//! The page of a tenant's usage: totals, charts, tables.

use super::chart::BarChart;
use super::figures::{FIGURES, Figure, UsageRow};
use super::numbers::bytes_in_words;
use crate::app::pages::tenant::{Tab, TenantFrame};
use crate::app::ui::{Problem, SLOT, Time, with_element};
use crate::model::{Role, TenantId, Timestamp};
use crate::texts::{number, tenant};
use leptos::prelude::*;

/// What a tenant used, and what is kept of it.
#[derive(Clone, Debug)]
pub struct UsageView {
    /// The tenant.
    pub tenant: TenantId,
    /// The display name of the tenant.
    pub name: String,
    /// The viewer's role.
    pub role: Role,
    /// The first day as `2026-01-31`, in UTC as all days and hours here.
    pub from: String,
    /// The last day as `2026-01-31`.
    pub to: String,
    /// What was used today.
    pub today: UsageRow,
    /// The time of reading.
    pub now: Timestamp,
    /// Each day of the range, at least one.
    pub days: Vec<UsageRow>,
    /// Each hour of its last day.
    pub hours: Vec<UsageRow>,
    /// The number of images.
    pub images: u64,
    /// The size of their files in bytes.
    pub stored_bytes: u64,
    /// Why the range that was asked for is not shown.
    pub problem: Option<String>,
}

/// What a tenant used.
#[component]
pub fn UsagePage(
    /// The figures.
    view: UsageView,
) -> impl IntoView {
    let UsageView { tenant, name, role, from, to, today, now, days, hours, .. } = view;
    let (images, stored, problem) = (view.images, view.stored_bytes, view.problem);
    let sum = days.iter().fold(UsageRow::default(), UsageRow::plus);
    let path = format!("/t/{tenant}/usage");
    let file = format!("{path}.csv?from={from}&to={to}");
    let name_of = |row: Option<&UsageRow>| row.map_or_else(String::new, |row| row.at.clone());
    let (first, last) = (name_of(days.first()), name_of(days.last()));
    let (by_day, by_hour) = (tenant::by_day(&first, &last), tenant::by_hour(&last));
    view! {
        <TenantFrame tenant name role current=Tab::Usage>
            <h1>{tenant::usage()}</h1>
            <p class="hint">{tenant::days_and_hours_are_in()}</p>
            <Problem text=problem />
            <section class="part" id="usage-today" aria-labelledby="today" data-refresh="5">
                <h2 id="today">{tenant::today()}</h2>
                <Totals row=today hook="usage-today" />
                <p class="hint">{with_element(&tenant::up_to(SLOT), view! { <Time at=now /> })}</p>
            </section>
            <section class="part" aria-labelledby="kept">
                <h2 id="kept">{tenant::kept()}</h2>
                <dl class="totals" data-testid="usage-kept">
                    {total(tenant::images(), "images", number(images))}
                    {total(tenant::storage(), "storage", bytes_in_words(stored))}
                </dl>
            </section>
            <section class="part" aria-labelledby="days">
                <h2 id="days">{by_day}</h2>
                <Range path from to />
                <Totals row=sum hook="usage-range" />
                <Charts id="day" rows=days.clone() />
                <Figures first=tenant::day() label=tenant::usage_by_day() id="day" rows=days />
                <p>
                    <a href=file.clone()>{tenant::days_as_csv()}</a>
                    " · "
                    <a href=format!("{file}&by=hour")>{tenant::hours_as_csv()}</a>
                </p>
            </section>
            <section class="part" aria-labelledby="hours">
                <h2 id="hours">{by_hour}</h2>
                <Charts id="hour" rows=hours.clone() />
                <Figures first=tenant::hour() label=tenant::usage_by_hour() id="hour" rows=hours />
            </section>
        </TenantFrame>
    }
}

#[component]
fn Range(path: String, from: String, to: String) -> impl IntoView {
    let day = |label: &'static str, name: &'static str, value: String| {
        view! {
            <label class="field">
                <span>{label}</span>
                <input class="input" type="date" name=name value=value required />
            </label>
        }
    };
    view! {
        <form class="form row" method="get" action=path>
            {day(tenant::from_day(), "from", from)}
            {day(tenant::to_day(), "to", to)}
            <button class="button" type="submit">
                {tenant::show()}
            </button>
        </form>
    }
}

#[component]
fn Totals(row: UsageRow, hook: &'static str) -> impl IntoView {
    let figures =
        FIGURES.map(|Figure { words, name, of, write }| total(words(), name, write(of(&row))));
    view! {
        <dl class="totals" data-testid=hook>
            {figures.into_iter().collect_view()}
        </dl>
    }
}

fn total(words: &'static str, name: &'static str, value: String) -> impl IntoView {
    view! {
        <div>
            <dt>{words}</dt>
            <dd data-figure=name>{value}</dd>
        </div>
    }
}

#[component]
fn Charts(id: &'static str, rows: Vec<UsageRow>) -> impl IntoView {
    let chart = move |figure: Figure| {
        let rows = rows.clone();
        view! { <BarChart id figure rows /> }
    };
    view! { <div class="charts">{FIGURES.into_iter().map(chart).collect_view()}</div> }
}

/// What the charts show, for those who read or hear numbers.
#[component]
fn Figures(
    first: &'static str,
    label: &'static str,
    id: &'static str,
    rows: Vec<UsageRow>,
) -> impl IntoView {
    let heads = FIGURES.map(|figure| view! { <th scope="col">{(figure.words)()}</th> });
    let lines = rows.into_iter().map(|row| {
        let cells = FIGURES.map(|figure| {
            let value = (figure.of)(&row);
            view! { <td>{number(value)}</td> }
        });
        view! {
            <tr>
                <th scope="row">{row.at}</th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    });
    let lines = lines.collect_view();
    view! {
        <details class="figures" data-testid=format!("usage-table-{id}")>
            <summary>{tenant::the_same_as_a_table()}</summary>
            <div class="figures-scroll" tabindex="0" role="region" aria-label=label>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{first}</th>
                            {heads.into_iter().collect_view()}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </details>
    }
}
