//! Secure single sign-on: verifies a payload signed by an embedding site, and reads the person it names. Pure:
//! secrets and time are arguments.
//!
//! Nothing of a payload is read before its signature is verified.

use crate::model::{DisplayName, Role, Timestamp};
use crate::protocol::sso::SignedPerson;
use crate::protocol::{SsoMalformed, SsoRefusal};
use crate::server::store::Digest;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{Engine, alphabet};
use hmac::{Hmac, Mac};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

/// The longest payload in bytes: a person with a hundred groups fits many times.
const MAX_DATA_BYTES: usize = 32 * 1024;
/// The longest field in characters: URLs of pictures are the longest.
const MAX_TEXT_CHARS: usize = 2_000;
/// The longest id in bytes: it becomes a key.
const MAX_ID_BYTES: usize = 256;
/// The most groups.
const MAX_GROUPS: usize = 100;
/// The age of a fresh payload, and the tolerated difference of clocks.
const FRESH_MS: i64 = 5 * 60 * 1_000;
/// The age of a payload in compatibility mode.
const COMPATIBLE_MS: i64 = 2 * 24 * 60 * 60 * 1_000;

/// Standard and URL-safe Base64, each with padding or without.
const BASE64: [GeneralPurpose; 2] = {
    let any = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    [GeneralPurpose::new(&alphabet::STANDARD, any), GeneralPurpose::new(&alphabet::URL_SAFE, any)]
};

/// The age that is accepted, and whether a payload may be used again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SsoAge {
    /// 5 minutes, and once.
    #[default]
    Fresh,
    /// 2 days, any number of times: for cached pages with an embedded payload.
    Compatible,
}

/// A person of an embedding site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoPerson {
    /// The site's id of the person; never reused.
    pub id: String,
    /// The visible name.
    pub name: DisplayName,
    /// The role in the tenant.
    pub role: Option<Role>,
    /// The time of the signature.
    pub signed_at: Timestamp,
    /// The digest of the payload, to recognise a replay.
    pub payload: Digest,
    /// The end of the payload's acceptance.
    pub expires_at: Timestamp,
}

/// The person of a payload that one of the secrets signed, recently enough.
///
/// # Errors
/// See [`SsoRefusal`].
pub fn verify(
    signed: &SignedPerson,
    secrets: &[String],
    age: SsoAge,
    now: Timestamp,
) -> Result<SsoPerson, SsoRefusal> {
    if secrets.is_empty() {
        return Err(SsoRefusal::NoSecret);
    }
    if signed.user_data.len() > MAX_DATA_BYTES {
        return Err(malformed(SsoMalformed::DataTooLong { max: MAX_DATA_BYTES }));
    }
    check_signature(signed, secrets)?;
    let expires_at = check_time(signed.timestamp, age, now)?;
    let data = data_of(&signed.user_data)?;
    check_rest(&data)?;
    let signed_text = format!("{}{}", signed.timestamp, signed.user_data);
    let payload = Sha256::digest(signed_text.as_bytes()).into();
    Ok(SsoPerson {
        id: id(&data)?,
        name: name(&data)?,
        role: role(&data)?,
        signed_at: Timestamp(signed.timestamp),
        payload,
        expires_at,
    })
}

/// Tries each secret, in constant time.
fn check_signature(signed: &SignedPerson, secrets: &[String]) -> Result<(), SsoRefusal> {
    let hash = from_hex(&signed.hash).ok_or(SsoRefusal::BadSignature)?;
    let timestamp = signed.timestamp.to_string();
    let fits = |secret: &String| {
        // HMAC takes keys of any length.
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).is_ok_and(|mac| {
            let mac = mac.chain_update(&timestamp).chain_update(&signed.user_data);
            mac.verify_slice(&hash).is_ok()
        })
    };
    let fitting = secrets.iter().filter(|secret| fits(secret)).count();
    if fitting > 0 { Ok(()) } else { Err(SsoRefusal::BadSignature) }
}

/// 64 lower-case hexadecimal digits.
fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let text: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

/// Seconds since 1970 from 2001 on; as milliseconds, all of these are before 1973.
const SECONDS: std::ops::Range<i64> = 1_000_000_000..100_000_000_000;

/// The end of the payload's acceptance.
fn check_time(timestamp: i64, age: SsoAge, now: Timestamp) -> Result<Timestamp, SsoRefusal> {
    let lasts = match age {
        SsoAge::Fresh => FRESH_MS,
        SsoAge::Compatible => COMPATIBLE_MS,
    };
    if SECONDS.contains(&timestamp) {
        return Err(malformed(SsoMalformed::Seconds));
    }
    let old = now.0.saturating_sub(timestamp);
    if old < -FRESH_MS {
        return Err(SsoRefusal::NotYetValid);
    }
    if old > lasts {
        return Err(SsoRefusal::Expired);
    }
    Ok(Timestamp(timestamp.saturating_add(lasts + 1)))
}

/// Encoders for e-mail break lines, and templates add a line's end. The signature is over the text as it came.
fn data_of(base64: &str) -> Result<Map<String, Value>, SsoRefusal> {
    let base64: String = base64.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let json = BASE64.iter().find_map(|engine| engine.decode(&base64).ok());
    let json = json.ok_or_else(|| malformed(SsoMalformed::NotBase64))?;
    let value = serde_json::from_slice(&json).map_err(|_| malformed(SsoMalformed::NotJson))?;
    match value {
        Value::Object(data) => Ok(data),
        _ => Err(malformed(SsoMalformed::NotAnObject)),
    }
}

fn id(data: &Map<String, Value>) -> Result<String, SsoRefusal> {
    let id = required(data, "id")?;
    if id.len() > MAX_ID_BYTES {
        return Err(malformed(SsoMalformed::IdTooLong { max: MAX_ID_BYTES }));
    }
    Ok(id.to_owned())
}

/// `displayName`, or else `username`, truncated to the length of a name.
fn name(data: &Map<String, Value>) -> Result<DisplayName, SsoRefusal> {
    let username = required(data, "username")?;
    let shown = text(data, "displayName")?.filter(|name| !name.trim().is_empty());
    let (name, field) = match shown {
        Some(shown) => (shown, "displayName"),
        None => (username, "username"),
    };
    let cut: String = name.trim().chars().take(DisplayName::MAX_CHARS).collect();
    DisplayName::new(&cut).map_err(|error| malformed(SsoMalformed::Name { field, error }))
}

fn role(data: &Map<String, Value>) -> Result<Option<Role>, SsoRefusal> {
    let (is_admin, is_moderator) = (flag(data, "isAdmin")?, flag(data, "isModerator")?);
    let moderator = is_moderator.then_some(Role::Moderator);
    Ok(if is_admin { Some(Role::Administrator) } else { moderator })
}

/// Validates the fields that are not stored, so that a site notices its mistakes at once.
fn check_rest(data: &Map<String, Value>) -> Result<(), SsoRefusal> {
    required(data, "email")?;
    for name in ["avatar", "displayLabel", "websiteUrl"] {
        text(data, name)?;
    }
    match data.get("groupIds") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Array(ids)) if ids.len() <= MAX_GROUPS && ids.iter().all(is_short_text) => {
            Ok(())
        }
        Some(_) => Err(malformed(SsoMalformed::Groups { max: MAX_GROUPS })),
    }
}

fn is_short_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.len() <= MAX_ID_BYTES)
}

fn required<'a>(data: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, SsoRefusal> {
    let text = text(data, name)?.filter(|text| !text.trim().is_empty());
    text.ok_or(SsoRefusal::MissingField(name))
}

fn text<'a>(
    data: &'a Map<String, Value>,
    field: &'static str,
) -> Result<Option<&'a str>, SsoRefusal> {
    match data.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.chars().count() <= MAX_TEXT_CHARS => Ok(Some(text)),
        Some(Value::String(_)) => {
            Err(malformed(SsoMalformed::FieldTooLong { field, max: MAX_TEXT_CHARS }))
        }
        Some(_) => Err(malformed(SsoMalformed::NotText(field))),
    }
}

fn flag(data: &Map<String, Value>, field: &'static str) -> Result<bool, SsoRefusal> {
    match data.get(field) {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(malformed(SsoMalformed::NotBoolean(field))),
    }
}

fn malformed(what: SsoMalformed) -> SsoRefusal {
    SsoRefusal::Malformed(what)
}

#[cfg(test)]
mod tests;
