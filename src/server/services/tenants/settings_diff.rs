//! Differences between two versions of a tenant's settings, for the audit log and for a conflict.

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

/// The present values where they differ from an outdated form, under the page's labels.
pub fn describe_conflict(now: &Tenant, wanted: &Tenant) -> String {
    let name = (now.name != wanted.name).then(|| format!("name (now “{}”)", now.name));
    let settings = differing(now, wanted).into_iter().map(|(field, now, _)| {
        let label = label_of(&field);
        match now {
            Value::String(now) => format!("{label} (now “{now}”)"),
            Value::Number(now) => format!("{label} (now {now})"),
            Value::Bool(is_on) => format!("{label} (now {})", if is_on { "on" } else { "off" }),
            _ => label.to_owned(),
        }
    });
    name.into_iter().chain(settings).collect::<Vec<_>>().join(", ")
}

/// The label of a field on the settings page.
fn label_of(field: &str) -> &str {
    match field {
        "viewers" => "who can view",
        "writers" => "who can comment",
        "markerSize" => "marker size",
        "commentLength" => "longest comment",
        "replyDepth" => "depth of answers",
        "embedOrigins" => "sites that may embed",
        "ssoCompatibility" => "signed payloads good for 2 days",
        "simpleSso" => "people named unsigned",
        "words" => "blocked words",
        "onWord" => "what happens to blocked words",
        "flagsToHide" => "flags that hide a comment",
        "usageIsOpen" => "usage for everyone",
        "isSetUp" => "first steps done",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Settings;

    /// Without a label a conflict would show the field's name in the code.
    #[test]
    fn each_setting_has_a_label() {
        let Ok(Value::Object(fields)) = serde_json::to_value(Settings::default()) else {
            panic!("fields")
        };
        for field in fields.keys() {
            assert_ne!(label_of(field), field);
        }
    }
}
