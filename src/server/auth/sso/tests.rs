//! Valid payloads, and each way to be almost valid.

use super::*;
use crate::protocol::text_of;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use proptest::prelude::*;
use serde_json::json;

const NOW: Timestamp = Timestamp(1_789_000_000_000);
const SECRET: &str = "nAgkn9vM1W0a6yF3lqTz5rXc8uEo2sHd4iJb7pKwLxY";

fn hash(secret: &str, timestamp: i64, data: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key");
    let mac = mac.chain_update(timestamp.to_string()).chain_update(data);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sign_text(data: String, timestamp: i64) -> SignedPerson {
    SignedPerson { hash: hash(SECRET, timestamp, &data), user_data: data, timestamp }
}

fn sign(data: &Value, timestamp: i64) -> SignedPerson {
    sign_text(STANDARD.encode(data.to_string()), timestamp)
}

fn ada() -> Value {
    json!({ "id": "7", "email": "ada@example.org", "username": "ada" })
}

fn check(signed: &SignedPerson) -> Result<SsoPerson, SsoRefusal> {
    verify(signed, &[SECRET.to_owned()], SsoAge::Fresh, NOW)
}

/// Ada with one field replaced.
fn ada_with(name: &str, value: Value) -> Result<SsoPerson, SsoRefusal> {
    let mut data = ada();
    data[name] = value;
    check(&sign(&data, NOW.0))
}

/// The output of `printf '1789000000000eyJpZCI6IjcifQ==' | openssl dgst -sha256 -hmac secret`.
#[test]
fn the_hash_agrees_with_openssl() {
    let expected = "09ad96199ecf7e28ada5357a540483f80741b7e0d96fc494e29f440b8d0fcd24";
    assert_eq!(hash("secret", NOW.0, "eyJpZCI6IjcifQ=="), expected);
}

#[test]
fn a_signed_person_has_id_and_name() {
    let person = check(&sign(&ada(), NOW.0)).expect("verified");
    assert_eq!((person.id.as_str(), person.name.as_str(), person.role), ("7", "ada", None));
    assert_eq!(person.expires_at, Timestamp(NOW.0 + FRESH_MS + 1));
    assert_eq!(
        ada_with("displayName", json!("Ada L.")).map(|p| p.name.into()),
        Ok("Ada L.".to_owned())
    );
    assert_eq!(ada_with("displayName", json!(" ")).map(|p| p.name.into()), Ok("ada".to_owned()));
    let long = ada_with("displayName", json!("ä".repeat(100))).expect("verified");
    assert_eq!(long.name.as_str(), "ä".repeat(60));
}

#[test]
fn flags_are_roles() {
    let role = |flags: [(&str, Value); 2]| {
        let mut data = ada();
        flags.into_iter().for_each(|(name, value)| data[name] = value);
        check(&sign(&data, NOW.0)).map(|person| person.role)
    };
    let of = |admin, moderator| role([("isAdmin", admin), ("isModerator", moderator)]);
    assert_eq!(of(json!(true), json!(true)), Ok(Some(Role::Administrator)));
    assert_eq!(of(json!(false), json!(true)), Ok(Some(Role::Moderator)));
    assert_eq!(of(json!(null), json!(false)), Ok(None));
    assert!(matches!(of(json!("true"), json!(false)), Err(SsoRefusal::Malformed(_))));
    assert!(matches!(of(json!(1), json!(false)), Err(SsoRefusal::Malformed(_))));
}

#[test]
fn base64_is_accepted_in_four_forms() {
    let mut data = ada();
    // Long enough for every length of the last group, and with both characters that differ.
    for name in ["ü?", "ü??", "ü???", "~~~~"] {
        data["username"] = json!(name);
        let text = data.to_string();
        let forms = [
            STANDARD.encode(&text),
            STANDARD_NO_PAD.encode(&text),
            URL_SAFE.encode(&text),
            URL_SAFE_NO_PAD.encode(&text),
        ];
        for form in forms {
            let person = check(&sign_text(form.clone(), NOW.0));
            assert_eq!(person.map(|person| person.name.into()), Ok(name.to_owned()), "{form}");
        }
    }
}

#[test]
fn base64_with_line_breaks_is_read() {
    let data = STANDARD.encode(ada().to_string());
    let (first, second) = data.split_at(data.len() / 2);
    for broken in
        [format!("{first}\n{second}"), format!("{first}\r\n{second}\r\n"), format!(" {data}\t")]
    {
        let person = check(&sign_text(broken.clone(), NOW.0));
        assert_eq!(person.map(|person| person.id), Ok("7".to_owned()), "{broken:?}");
    }
    // Breaks that were added after signing change what was signed.
    let changed = SignedPerson { user_data: format!("{first}\n{second}"), ..sign(&ada(), NOW.0) };
    assert_eq!(check(&changed), Err(SsoRefusal::BadSignature));
}

#[test]
fn a_timestamp_in_seconds_is_named() {
    for seconds in [NOW.0 / 1_000, 1_000_000_000, 4_102_444_800] {
        match check(&sign(&ada(), seconds)) {
            Err(SsoRefusal::Malformed(what)) => assert_eq!(what, SsoMalformed::Seconds),
            other => panic!("{seconds}: {other:?}"),
        }
    }
    let forged = SignedPerson { hash: "0".repeat(64), ..sign(&ada(), NOW.0 / 1_000) };
    assert_eq!(check(&forged), Err(SsoRefusal::BadSignature), "not said to strangers");
}

#[test]
fn expired_and_future_payloads_are_refused_by_name() {
    let secrets = [SECRET.to_owned()];
    let cases = [
        (SsoAge::Fresh, -FRESH_MS - 1, Some(SsoRefusal::Expired)),
        (SsoAge::Fresh, -FRESH_MS, None),
        (SsoAge::Fresh, FRESH_MS, None),
        (SsoAge::Fresh, FRESH_MS + 1, Some(SsoRefusal::NotYetValid)),
        (SsoAge::Compatible, -COMPATIBLE_MS - 1, Some(SsoRefusal::Expired)),
        (SsoAge::Compatible, -COMPATIBLE_MS, None),
        (SsoAge::Compatible, FRESH_MS + 1, Some(SsoRefusal::NotYetValid)),
    ];
    for (age, off, refusal) in cases {
        let signed = sign(&ada(), NOW.0 + off);
        assert_eq!(verify(&signed, &secrets, age, NOW).err(), refusal, "{age:?} {off}");
    }
    for timestamp in [i64::MIN, i64::MAX, 0, -1] {
        assert!(check(&sign(&ada(), timestamp)).is_err(), "{timestamp}");
    }
}

/// A payload is remembered until it would not be accepted any more.
#[test]
fn a_payload_is_remembered_as_long_as_it_is_accepted() {
    let signed = sign(&ada(), NOW.0);
    let person = check(&signed).expect("verified");
    let at = |ms| verify(&signed, &[SECRET.to_owned()], SsoAge::Fresh, Timestamp(ms)).err();
    assert_eq!(at(person.expires_at.0 - 1), None);
    assert_eq!(at(person.expires_at.0), Some(SsoRefusal::Expired));
}

#[test]
fn each_active_secret_verifies_and_no_other() {
    let signed = sign(&ada(), NOW.0);
    let with = |secrets: &[&str]| {
        let secrets: Vec<String> = secrets.iter().map(|s| (*s).to_owned()).collect();
        verify(&signed, &secrets, SsoAge::Fresh, NOW).err()
    };
    assert_eq!(with(&["new", SECRET]), None);
    assert_eq!(with(&[SECRET, "old"]), None);
    assert_eq!(with(&["new", "old"]), Some(SsoRefusal::BadSignature));
    assert_eq!(with(&[""]), Some(SsoRefusal::BadSignature));
    assert_eq!(with(&[]), Some(SsoRefusal::NoSecret));
}

#[test]
fn the_hash_has_one_form() {
    let good = sign(&ada(), NOW.0);
    let upper = good.hash.to_uppercase();
    let spaced = format!(" {}", good.hash);
    for hash in ["", "0", &upper, &spaced, &good.hash[..62], &format!("{}00", good.hash)] {
        let signed = SignedPerson { hash: hash.to_owned(), ..good.clone() };
        assert_eq!(check(&signed), Err(SsoRefusal::BadSignature), "{hash}");
    }
}

/// Without a valid signature no other error is disclosed.
#[test]
fn the_signature_is_verified_first() {
    let mut old = sign_text("no base64!".into(), 0);
    assert_eq!(check(&old), Err(SsoRefusal::Expired));
    old.hash = "0".repeat(64);
    assert_eq!(check(&old), Err(SsoRefusal::BadSignature));
}

#[test]
fn missing_fields_are_named() {
    for name in ["id", "email", "username"] {
        let missing = Err(SsoRefusal::MissingField(name));
        assert_eq!(ada_with(name, json!(null)), missing);
        assert_eq!(ada_with(name, json!("  ")), missing);
    }
}

#[test]
fn invalid_fields_are_named() {
    let long = "x".repeat(MAX_TEXT_CHARS + 1);
    let cases = [
        ("id", json!(7)),
        ("id", json!("x".repeat(MAX_ID_BYTES + 1))),
        ("email", json!(["a"])),
        ("username", json!("\u{3164}")),
        ("avatar", json!({})),
        ("displayName", json!(true)),
        ("displayLabel", json!(1)),
        ("websiteUrl", json!(long)),
        ("groupIds", json!("1")),
        ("groupIds", json!([1])),
        ("groupIds", json!(vec!["g"; MAX_GROUPS + 1])),
    ];
    for (name, value) in cases {
        match ada_with(name, value) {
            Err(refusal @ SsoRefusal::Malformed(_)) => {
                let text = text_of(&refusal.into());
                assert!(text.contains(name), "{text}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    for data in [json!([]), json!("ada"), json!(null)] {
        assert!(matches!(check(&sign(&data, NOW.0)), Err(SsoRefusal::Malformed(_))), "{data}");
    }
    for text in ["", "!", "e30", &"A".repeat(MAX_DATA_BYTES + 1), &STANDARD.encode([0xff, 0xfe])] {
        assert!(check(&sign_text(text.to_owned(), NOW.0)).is_err(), "{text}");
    }
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(check(&sign_text(STANDARD.encode(deep), NOW.0)).is_err());
}

proptest! {
    #[test]
    fn any_flipped_bit_is_refused(
        name in "[a-zA-Z ]{1,40}", id in "[0-9a-f]{1,20}", part in 0..3_usize,
        place in any::<prop::sample::Index>(), bit in 0..8_u32,
    ) {
        prop_assume!(!name.trim().is_empty());
        let data = json!({ "id": id, "email": "a@b.c", "username": name });
        let good = sign(&data, NOW.0);
        prop_assert!(check(&good).is_ok());
        let mut signed = good.clone();
        let flip = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[place.index(text.len())] ^= 1 << bit;
            String::from_utf8_lossy(&bytes).into_owned()
        };
        match part {
            0 => signed.user_data = flip(&good.user_data),
            1 => signed.hash = flip(&good.hash),
            // Within the accepted age.
            _ => signed.timestamp ^= 1 << (place.index(17)),
        }
        prop_assert_eq!(check(&signed), Err(SsoRefusal::BadSignature));
    }

    #[test]
    fn any_data_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = check(&sign_text(STANDARD.encode(bytes), NOW.0));
    }
}
