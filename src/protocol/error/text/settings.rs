//! The sentence about settings that someone else changed meanwhile, with the labels of the settings page.

use super::super::settings::{PresentSetting, SettingValue};
use crate::texts::errors;

pub(super) fn settings_changed_text(now: &[PresentSetting]) -> String {
    let now: Vec<String> = now.iter().map(present_text).collect();
    errors::settings_changed(&now.join(errors::list_separator()))
}

fn present_text(PresentSetting { field, value }: &PresentSetting) -> String {
    let label = label_of(field);
    match value {
        SettingValue::Text(now) => errors::setting_text(label, now),
        SettingValue::Number(now) => errors::setting_value(label, now),
        SettingValue::Switch(true) => errors::setting_on(label),
        SettingValue::Switch(false) => errors::setting_off(label),
        SettingValue::List => label.to_owned(),
    }
}

/// The label of a field on the settings page.
fn label_of(field: &str) -> &str {
    match field {
        "viewers" => errors::setting_viewers(),
        "writers" => errors::setting_writers(),
        "markerSize" => errors::setting_marker_size(),
        "commentLength" => errors::setting_comment_length(),
        "replyDepth" => errors::setting_reply_nesting(),
        "embedOrigins" => errors::setting_embed_sites(),
        "ssoCompatibility" => errors::setting_sso_compatibility(),
        "simpleSso" => errors::setting_simple_sso(),
        "words" => errors::setting_words(),
        "onWord" => errors::setting_on_word(),
        "flagsToHide" => errors::setting_flags(),
        "usageIsOpen" => errors::setting_usage(),
        "isSetUp" => errors::setting_first_steps(),
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
