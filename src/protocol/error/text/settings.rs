//! The English sentence about settings that someone else changed meanwhile, with the labels of the settings page.

use super::super::settings::{PresentSetting, SettingValue};

pub(super) fn settings_changed_text(now: &[PresentSetting]) -> String {
    let now: Vec<String> = now.iter().map(present_text).collect();
    format!(
        "not saved: someone else changed the settings after you had opened this page. Save again to \
         have yours instead, in {}",
        now.join(", ")
    )
}

fn present_text(PresentSetting { field, value }: &PresentSetting) -> String {
    let label = label_of(field);
    match value {
        SettingValue::Text(now) => format!("{label} (now “{now}”)"),
        SettingValue::Number(now) => format!("{label} (now {now})"),
        SettingValue::Switch(is_on) => {
            format!("{label} (now {})", if *is_on { "on" } else { "off" })
        }
        SettingValue::List => label.to_owned(),
    }
}

/// The label of a field on the settings page.
fn label_of(field: &str) -> &str {
    match field {
        "viewers" => "who can view",
        "writers" => "who can comment",
        "markerSize" => "marker size",
        "commentLength" => "longest comment",
        "replyDepth" => "reply nesting",
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
    use serde_json::Value;

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
