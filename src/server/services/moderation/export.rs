//! The audit log as a file: CSV, or JSON a line for each entry in one array. Read and written page by page,
//! so that a long log needs little memory. Knows no HTTP.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use crate::server::state::AppState;
use futures::stream::{Stream, try_unfold};
use serde::Serialize;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

/// Entries that are read at once.
const PAGE: u32 = 500;
const COLUMNS: [&str; 8] =
    ["id", "at", "actorId", "actorName", "address", "action", "target", "detail"];

/// Writes entries; told whether they are the first, and the last.
type Write = fn(&[AuditEntry], bool, bool) -> Result<Vec<u8>, AppError>;

/// Where the export is.
struct Progress {
    state: AppState,
    tenant: TenantId,
    filter: AuditFilter,
    before: i64,
    is_first: bool,
    is_over: bool,
}

/// The log as CSV (RFC 4180), newest first.
pub fn csv_of(
    state: AppState,
    tenant: TenantId,
    filter: AuditFilter,
) -> impl Stream<Item = Result<Vec<u8>, AppError>> {
    pages(state, tenant, filter, |entries, is_first, _| {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let failed = |_| AppError::internal();
        if is_first {
            writer.write_record(COLUMNS).map_err(failed)?;
        }
        for entry in entries {
            writer.write_record(cells(entry)).map_err(failed)?;
        }
        writer.into_inner().map_err(|_| AppError::internal())
    })
}

/// The log as an array in JSON, newest first.
pub fn json_of(
    state: AppState,
    tenant: TenantId,
    filter: AuditFilter,
) -> impl Stream<Item = Result<Vec<u8>, AppError>> {
    pages(state, tenant, filter, |entries, is_first, is_last| {
        let mut text = String::new();
        let mut separator = if is_first { "[\n" } else { ",\n" };
        for entry in entries {
            text.push_str(separator);
            let json = serde_json::to_string(&Exported::from(entry));
            text.push_str(&json.map_err(|_| AppError::internal())?);
            separator = ",\n";
        }
        if is_last {
            text.push_str(if is_first && entries.is_empty() { "[]\n" } else { "\n]\n" });
        }
        Ok(text.into_bytes())
    })
}

fn pages(
    state: AppState,
    tenant: TenantId,
    filter: AuditFilter,
    write: Write,
) -> impl Stream<Item = Result<Vec<u8>, AppError>> {
    let (before, is_first, is_over) = (i64::MAX, true, false);
    let begin = Progress { state, tenant, filter, before, is_first, is_over };
    try_unfold(begin, move |progress| async move {
        if progress.is_over {
            return Ok(None);
        }
        let Progress { state, tenant, filter, before, is_first, .. } = progress;
        let tenancy = state.store.tenancy();
        let entries = tenancy.audit(&tenant, &filter, before, PAGE).await?;
        let is_over = entries.len() < PAGE as usize;
        let bytes = write(&entries, is_first, is_over)?;
        let before = entries.last().map_or(0, |last| last.id);
        let next = Progress { state, tenant, filter, before, is_first: false, is_over };
        Ok(Some((bytes, next)))
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported<'e> {
    id: i64,
    at: String,
    actor_id: Option<String>,
    actor_name: &'e str,
    address: &'e str,
    action: &'e str,
    target: &'e str,
    detail: &'e str,
}

impl<'e> From<&'e AuditEntry> for Exported<'e> {
    fn from(entry: &'e AuditEntry) -> Self {
        Self {
            id: entry.id,
            at: moment(entry),
            actor_id: entry.actor.map(|actor| actor.to_string()),
            actor_name: &entry.actor_name,
            address: &entry.address,
            action: &entry.action,
            target: &entry.target,
            detail: &entry.detail,
        }
    }
}

fn cells(entry: &AuditEntry) -> [String; 8] {
    let Exported { id, at, actor_id, actor_name, address, action, target, detail } = entry.into();
    let words =
        [&actor_id.unwrap_or_default(), actor_name, address, action, target, detail].map(defused);
    let [actor_id, actor_name, address, action, target, detail] = words;
    [id.to_string(), at, actor_id, actor_name, address, action, target, detail]
}

/// A spreadsheet takes a cell that begins so for a formula, and would carry it out.
fn defused(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn moment(entry: &AuditEntry) -> String {
    let at = OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(entry.at.0);
    at.format(&Rfc3339).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn no_cell_is_a_formula() {
        for trick in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(defused(trick), format!("'{trick}"));
        }
        assert_eq!(defused("Ada = fine"), "Ada = fine");
    }
}
