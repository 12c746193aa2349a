//! What administrators decide about their tenant: from a form to settings, and what follows from a
//! change. Knows no page.

pub mod members;

use crate::model::{OnWord, Role, Settings, TenantId, Viewers, Writers};
use crate::protocol::{AppError, Conflict, Field, Input, Thing};
use crate::server::access::Access;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::moderation;
use crate::server::state::AppState;
use crate::server::store::Tenant;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

/// The tenant that `/` shows and that the first start creates.
pub fn default_tenant_id() -> TenantId {
    TenantId::new("demo").unwrap_or_else(|_| unreachable!("four letters are a tenant id"))
}

/// The longest name of a tenant in characters.
const MAX_NAME_CHARS: usize = 80;
/// The longest unwanted word in characters.
const MAX_WORD_CHARS: usize = 60;

/// The form of the settings page, as it is sent: numbers as they were typed, lists a line each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    /// Which settings were shown when it was filled in ([`revision`]); empty: whichever.
    pub revision: String,
    /// What people call the tenant.
    pub name: String,
    /// `anyone` or `members`.
    pub viewers: Viewers,
    /// `guests`, `signed-in`, `members` or `nobody`.
    pub writers: Writers,
    /// Percent of the image's width.
    pub marker_size: String,
    /// How deep answers go.
    pub reply_depth: String,
    /// The longest comment in characters.
    pub comment_length: String,
    /// Sites that may embed, a line each.
    pub embed_origins: String,
    /// Unwanted words, a line each.
    pub words: String,
    /// `mask` or `hold`.
    pub on_word: OnWord,
    /// Flags until a comment is hidden.
    pub flags_to_hide: String,
    /// Present when everyone may read what was used.
    pub usage_is_open: Option<String>,
    /// Present when signed payloads may be older and come again.
    pub sso_compatibility: Option<String>,
    /// Present when embedding pages may name people unsigned.
    pub simple_sso: Option<String>,
}

impl SettingsForm {
    /// The form as it stands when nothing is changed.
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
            usage_is_open: ticked(settings.usage_is_open),
            sso_compatibility: ticked(settings.sso_compatibility),
            simple_sso: ticked(settings.simple_sso),
        }
    }

    /// What it says, checked.
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
            embed_origins: lines(&self.embed_origins, origin)?,
            words: lines(&self.words, word)?,
            on_word: self.on_word,
            flags_to_hide: number(&self.flags_to_hide, Field::FlagsToHide, 0..=100)?,
            usage_is_open: self.usage_is_open.is_some(),
            sso_compatibility: self.sso_compatibility.is_some(),
            simple_sso: self.simple_sso.is_some(),
        };
        Ok((name(&self.name)?, settings))
    }
}

/// A box as browsers send it.
fn ticked(is_on: bool) -> Option<String> {
    is_on.then(|| "on".to_owned())
}

/// Lets an administrator of the tenant in; for everyone else there is no such page.
pub async fn administer(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
) -> Result<Access, AppError> {
    let access = images::enter_tenant(state, caller, tenant).await?;
    let is_theirs = access.rights.role == Role::Administrator;
    is_theirs.then_some(access).ok_or_else(|| AppError::not_found(Thing::Page))
}

/// Names what a tenant's settings are at one time: whoever sends a form says by it what they saw.
pub fn revision(tenant: &Tenant) -> String {
    let mut hash = Sha256::new_with_prefix(&tenant.name);
    // What stands in a struct of ours can always be written down.
    hash.update(serde_json::to_vec(&tenant.settings).unwrap_or_default());
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

/// Changes a tenant as its administrator wants. Acts at once, on open sockets too. What someone else
/// changed since the form was shown is not overwritten unseen: `conflict`, with what it is.
pub async fn change(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    form: &SettingsForm,
) -> Result<(), AppError> {
    let was = administer(state, caller, tenant).await?.tenant;
    let (name, settings) = form.read()?;
    let changed = Tenant { id: was.id.clone(), name, settings };
    if changed == *was {
        return Ok(());
    }
    if !form.revision.is_empty() && form.revision != revision(&was) {
        let now = what_is(&was, &changed);
        return Err(AppError::from(Conflict::SettingsChanged { now }));
    }
    state.store.tenancy().change_tenant(&changed).await?;
    state.access.invalidate();
    let what = difference(&was, &changed);
    audit::record(state, tenant, caller, ("settings.change", tenant.as_str()), what).await?;
    if changed.settings.flags_to_hide != was.settings.flags_to_hide {
        moderation::hide_flagged(state, &changed).await?;
    }
    Ok(())
}

/// The settings that differ: field, what was, what is. The name is none of them.
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

/// The same for the audit log. Words are not told: they would be what nobody wants to read.
fn difference(was: &Tenant, is: &Tenant) -> String {
    let name = (was.name != is.name).then(|| format!("name: {} → {}", was.name, is.name));
    let told = differing(was, is).into_iter().map(|(field, before, after)| match field.as_str() {
        "words" => field,
        _ => format!("{field}: {before} → {after}"),
    });
    name.into_iter().chain(told).collect::<Vec<_>>().join("; ")
}

/// The same for whoever sent a form that is too late, in the words of the page: what is there now.
fn what_is(now: &Tenant, wanted: &Tenant) -> String {
    let name = (now.name != wanted.name).then(|| format!("name (now “{}”)", now.name));
    let told = differing(now, wanted).into_iter().map(|(field, now, _)| {
        let words = words_of(&field);
        match now {
            Value::String(now) => format!("{words} (now “{now}”)"),
            Value::Number(now) => format!("{words} (now {now})"),
            Value::Bool(is_on) => format!("{words} (now {})", if is_on { "on" } else { "off" }),
            _ => words.to_owned(),
        }
    });
    name.into_iter().chain(told).collect::<Vec<_>>().join(", ")
}

/// A field as the page calls it.
fn words_of(field: &str) -> &str {
    match field {
        "viewers" => "who may look",
        "writers" => "who may write",
        "markerSize" => "marker size",
        "commentLength" => "longest comment",
        "replyDepth" => "depth of answers",
        "embedOrigins" => "sites that may embed",
        "ssoCompatibility" => "signed payloads good for 2 days",
        "simpleSso" => "people named unsigned",
        "words" => "unwanted words",
        "onWord" => "what happens to unwanted words",
        "flagsToHide" => "flags that hide a comment",
        "usageIsOpen" => "usage for everyone",
        other => other,
    }
}

fn name(text: &str) -> Result<String, AppError> {
    let text = text.trim();
    let fits = (1..=MAX_NAME_CHARS).contains(&text.chars().count());
    if !fits || text.chars().any(char::is_control) {
        return Err(AppError::invalid(Input::TenantName { max: MAX_NAME_CHARS }));
    }
    Ok(text.to_owned())
}

fn number<T>(text: &str, field: Field, within: std::ops::RangeInclusive<T>) -> Result<T, AppError>
where
    T: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    let wrong = || {
        let (from, to) = (within.start(), within.end());
        AppError::invalid(Input::NotInRange { field, from: from.to_string(), to: to.to_string() })
    };
    let number = text.trim().replace(',', ".").parse::<T>().map_err(|_| wrong())?;
    if within.contains(&number) { Ok(number) } else { Err(wrong()) }
}

fn lines(text: &str, read: fn(&str) -> Result<String, AppError>) -> Result<Vec<String>, AppError> {
    let mut entries = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let entry = read(line)?;
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    match entries.len() {
        0..=Settings::MAX_ENTRIES => Ok(entries),
        _ => Err(AppError::invalid(Input::ListTooLong { max: Settings::MAX_ENTRIES })),
    }
}

/// An origin as browsers send it: scheme, host, and the port unless it is the usual one.
fn origin(text: &str) -> Result<String, AppError> {
    let wrong = || AppError::invalid(Input::NotASite(text.to_owned()));
    let url = Url::parse(text).map_err(|_| wrong())?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_web = matches!(url.scheme(), "http" | "https") && url.username().is_empty();
    // `*` stands for nothing here: browsers send whole names, and each is compared as a whole.
    let is_whole = !text.contains('*');
    if !is_bare || !is_web || !is_whole || url.password().is_some() {
        return Err(wrong());
    }
    Ok(url.origin().ascii_serialization())
}

fn word(text: &str) -> Result<String, AppError> {
    if text.chars().count() > MAX_WORD_CHARS || text.chars().any(char::is_control) {
        return Err(AppError::invalid(Input::WordTooLong { max: MAX_WORD_CHARS }));
    }
    Ok(text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> SettingsForm {
        let settings = Settings::default();
        let id = TenantId::new("demo").expect("an id");
        SettingsForm::of(&Tenant { id, name: "Demo".into(), settings })
    }

    fn refused(form: &SettingsForm) -> String {
        form.read().expect_err("refused").message
    }

    #[test]
    fn an_unchanged_form_changes_nothing() {
        let expected = ("Demo".to_owned(), Settings::default());
        assert_eq!(form().read(), Ok(expected));
    }

    #[test]
    fn each_wrong_value_is_named() {
        let with = |change: fn(&mut SettingsForm)| {
            let mut form = form();
            change(&mut form);
            refused(&form)
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
            assert!(refused(&form).contains(site), "{site}");
        }
    }

    /// A field without words of its own would be called by its name in the program.
    #[test]
    fn each_setting_has_words() {
        let Ok(Value::Object(fields)) = serde_json::to_value(Settings::default()) else {
            panic!("fields")
        };
        for field in fields.keys() {
            assert_ne!(words_of(field), field);
        }
    }

    #[test]
    fn lists_are_tidied() {
        let mut form = form();
        form.embed_origins =
            " https://A.example:443 \n\nhttps://a.example\nhttp://b.example:81".into();
        form.words = "Foo\nfoo\nBAR".into();
        let (_, settings) = form.read().expect("fine");
        assert_eq!(settings.embed_origins, ["https://a.example", "http://b.example:81"]);
        assert_eq!(settings.words, ["foo", "bar"]);
    }
}
