//! Differences between two versions of a tenant's settings, for the audit log and for a conflict.

use crate::protocol::{PresentSetting, SettingValue};
use crate::server::store::Tenant;
use serde_json::Value;

/// The settings that differ, as field, old value, new value; without the tenant's name.
fn differing(was: &Tenant, is: &Tenant) -> Vec<(String, Value, Value)> {
    let fields = |tenant: &Tenant| match serde_json::to_value(&tenant.settings) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let mut before = fields(was);
    let both = fields(is).into_iter().map(|(field, after)| {
        let before = before.remove(&field).unwrap_or_default();
        (field, before, after)
    });
    both.filter(|(_, before, after)| before != after).collect()
}

/// The differences for the audit log. Unwanted words are left out, as nobody wants to read them.
pub fn describe_diff(was: &Tenant, is: &Tenant) -> String {
    let name = (was.name != is.name).then(|| format!("name: {} → {}", was.name, is.name));
    let settings =
        differing(was, is).into_iter().map(|(field, before, after)| match field.as_str() {
            "words" => field,
            _ => format!("{field}: {before} → {after}"),
        });
    name.into_iter().chain(settings).collect::<Vec<_>>().join("; ")
}

/// The present values where they differ from an outdated form.
pub fn conflicting(now: &Tenant, wanted: &Tenant) -> Vec<PresentSetting> {
    let name = (now.name != wanted.name).then(|| PresentSetting {
        field: "name".to_owned(),
        value: SettingValue::Text(now.name.clone()),
    });
    let settings = differing(now, wanted).into_iter().map(|(field, now, _)| {
        let value = match now {
            Value::String(now) => SettingValue::Text(now),
            Value::Number(now) => SettingValue::Number(now.to_string()),
            Value::Bool(is_on) => SettingValue::Switch(is_on),
            _ => SettingValue::List,
        };
        PresentSetting { field, value }
    });
    name.into_iter().chain(settings).collect()
}
