//! The settings form: from a tenant's settings to the form and back.

use super::settings_fields::{lines, name, number, origin, word};
use crate::model::{OnWord, Settings, Viewers, Writers};
use crate::protocol::{AppError, Field};
use crate::server::store::Tenant;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The form of the settings page as submitted: numbers as typed, lists one entry per line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    /// Revision of the settings that the form showed ([`revision`]); empty: any.
    pub revision: String,
    /// Display name of the tenant.
    pub name: String,
    /// `anyone` or `members`.
    pub viewers: Viewers,
    /// `guests`, `signed-in`, `members` or `nobody`.
    pub writers: Writers,
    /// In percent of the image's width.
    pub marker_size: String,
    /// Nesting depth of replies.
    pub reply_depth: String,
    /// Maximum length of a comment in characters.
    pub comment_length: String,
    /// Origins that may embed, one per line.
    pub embed_origins: String,
    /// Unwanted words, one per line.
    pub words: String,
    /// `mask` or `hold`.
    pub on_word: OnWord,
    /// Number of flags that hides a comment.
    pub flags_to_hide: String,
    /// Present when the usage figures are public.
    pub usage_is_open: Option<String>,
    /// Present when signed payloads may be older and repeated.
    pub sso_compatibility: Option<String>,
    /// Present when embedding pages may name people without a signature.
    pub simple_sso: Option<String>,
    /// Present when the first steps are done.
    pub is_set_up: Option<String>,
}

impl SettingsForm {
    /// The form with the present settings.
    pub fn of(tenant: &Tenant) -> Self {
        let Tenant { name, settings, .. } = tenant;
        Self {
            revision: revision(tenant),
            name: name.clone(),
            viewers: settings.viewers,
            writers: settings.writers,
            marker_size: settings.marker_size.to_string(),
            reply_depth: settings.reply_depth.to_string(),
            comment_length: settings.comment_length.to_string(),
            embed_origins: settings.embed_origins.join("\n"),
            words: settings.words.join("\n"),
            on_word: settings.on_word,
            flags_to_hide: settings.flags_to_hide.to_string(),
            usage_is_open: checkbox(settings.usage_is_open),
            sso_compatibility: checkbox(settings.sso_compatibility),
            simple_sso: checkbox(settings.simple_sso),
            is_set_up: checkbox(settings.is_set_up),
        }
    }

    /// Validates the form; the name and the settings.
    pub fn read(&self) -> Result<(String, Settings), AppError> {
        let settings = Settings {
            viewers: self.viewers,
            writers: self.writers,
            marker_size: number(&self.marker_size, Field::MarkerSize, Settings::MARKER_SIZES)?,
            reply_depth: number(
                &self.reply_depth,
                Field::ReplyDepth,
                0..=Settings::MAX_REPLY_DEPTH,
            )?,
            comment_length: number(&self.comment_length, Field::CommentChars, 1..=2_000)?,
            embed_origins: lines(&self.embed_origins, Field::EmbedOrigins, origin)?,
            words: lines(&self.words, Field::BlockedWords, word)?,
            on_word: self.on_word,
            flags_to_hide: number(&self.flags_to_hide, Field::FlagsToHide, 0..=100)?,
            usage_is_open: self.usage_is_open.is_some(),
            sso_compatibility: self.sso_compatibility.is_some(),
            simple_sso: self.simple_sso.is_some(),
            is_set_up: self.is_set_up.is_some(),
        };
        Ok((name(&self.name)?, settings))
    }
}

/// A checkbox as browsers submit it.
fn checkbox(is_on: bool) -> Option<String> {
    is_on.then(|| "on".to_owned())
}

/// A digest of the tenant's settings, for optimistic locking.
pub fn revision(tenant: &Tenant) -> String {
    let mut hash = Sha256::new_with_prefix(&tenant.name);
    // Serialising the settings cannot fail.
    hash.update(serde_json::to_vec(&tenant.settings).unwrap_or_default());
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TenantId;
    use crate::protocol::text_of;

    fn form() -> SettingsForm {
        let settings = Settings::default();
        let id = TenantId::new("demo").expect("an id");
        SettingsForm::of(&Tenant { id, name: "Demo".into(), settings })
    }

    fn error_of(form: &SettingsForm) -> String {
        text_of(&form.read().expect_err("refused").reason)
    }

    #[test]
    fn an_unchanged_form_changes_nothing() {
        let expected = ("Demo".to_owned(), Settings::default());
        assert_eq!(form().read(), Ok(expected));
    }

    #[test]
    fn each_invalid_value_is_named_in_the_error() {
        let with = |change: fn(&mut SettingsForm)| {
            let mut form = form();
            change(&mut form);
            error_of(&form)
        };
        assert!(with(|form| form.name = " ".into()).contains("a name has"));
        assert!(with(|form| form.marker_size = "0.5".into()).contains("from 1 to 20"));
        assert!(with(|form| form.marker_size = "NaN".into()).contains("from 1 to 20"));
        assert!(with(|form| form.reply_depth = "11".into()).contains("from 0 to 10"));
        assert!(with(|form| form.comment_length = "0".into()).contains("from 1 to 2000"));
        assert!(with(|form| form.flags_to_hide = "-1".into()).contains("from 0 to 100"));
        for site in [
            "example.org",
            "https://*.example",
            "https://a.example/x",
            "ftp://a.example",
            "https://u@a.example",
        ] {
            let form = SettingsForm { embed_origins: site.into(), ..form() };
            assert!(error_of(&form).contains(site), "{site}");
        }
    }

    #[test]
    fn lists_are_normalised() {
        let mut form = form();
        form.embed_origins =
            " https://A.example:443 \n\nhttps://a.example\nhttp://b.example:81".into();
        form.words = "Foo\nfoo\nBAR".into();
        let (_, settings) = form.read().expect("valid");
        assert_eq!(settings.embed_origins, ["https://a.example", "http://b.example:81"]);
        assert_eq!(settings.words, ["foo", "bar"]);
    }
}
