//! Export of the audit log as CSV or as a JSON array with one entry per line. Streamed page by page, so that a long
//! log needs little memory.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use crate::server::state::AppState;
use futures::stream::{Stream, try_unfold};
use serde::Serialize;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

/// Entries per read of the store.
const PAGE_SIZE: u32 = 500;
const COLUMNS: [&str; 8] =
    ["id", "at", "actorId", "actorName", "address", "action", "target", "detail"];

/// Encodes a page of entries; the flags mark the first and the last page.
type Encode = fn(&[AuditEntry], bool, bool) -> Result<Vec<u8>, AppError>;

/// Progress of an export.
struct Progress {
    state: AppState,
    tenant: TenantId,
    filter: AuditFilter,
    before: i64,
    is_first: bool,
    is_complete: bool,
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
    encode: Encode,
) -> impl Stream<Item = Result<Vec<u8>, AppError>> {
    let (before, is_first, is_complete) = (i64::MAX, true, false);
    let start = Progress { state, tenant, filter, before, is_first, is_complete };
    try_unfold(start, move |progress| async move {
        if progress.is_complete {
            return Ok(None);
        }
        let Progress { state, tenant, filter, before, is_first, .. } = progress;
        let tenancy = state.store.tenancy();
        let entries = tenancy.audit(&tenant, &filter, before, PAGE_SIZE).await?;
        let is_complete = entries.len() < PAGE_SIZE as usize;
        let bytes = encode(&entries, is_first, is_complete)?;
        let before = entries.last().map_or(0, |last| last.id);
        let next = Progress { state, tenant, filter, before, is_first: false, is_complete };
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
            at: rfc3339(entry),
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
    let texts = [&actor_id.unwrap_or_default(), actor_name, address, action, target, detail]
        .map(escape_formula);
    let [actor_id, actor_name, address, action, target, detail] = texts;
    [id.to_string(), at, actor_id, actor_name, address, action, target, detail]
}

/// Escapes a cell that a spreadsheet would evaluate (CSV injection).
fn escape_formula(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn rfc3339(entry: &AuditEntry) -> String {
    let at = OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(entry.at.0);
    at.format(&Rfc3339).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::escape_formula;

    #[test]
    fn formulas_are_escaped() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(escape_formula(formula), format!("'{formula}"));
        }
        assert_eq!(escape_formula("Ada = fine"), "Ada = fine");
    }
}
