//! What an embedding page sends as a signed person: any bytes are read or refused. What is signed with
//! something else is never accepted, and what is signed rightly says nothing that was not in it.
#![no_main]

use hmac::{Hmac, Mac};
use image_chat::model::Timestamp;
use image_chat::protocol::sso::SignedPerson;
use image_chat::server::auth::{SsoAge, SsoRefusal, verify_sso};
use libfuzzer_sys::fuzz_target;
use sha2::Sha256;

const NOW: Timestamp = Timestamp(1_789_000_000_000);

fuzz_target!(|bytes: &[u8]| {
    let secrets = ["a secret".to_owned()];
    // As it comes: nobody can sign without the secret.
    if let Ok(signed) = serde_json::from_slice::<SignedPerson>(bytes) {
        let refused = verify_sso(&signed, &secrets, SsoAge::Compatible, NOW).expect_err("signed");
        assert!(matches!(refused, SsoRefusal::BadSignature | SsoRefusal::Malformed(_)));
    }
    // As data of a site that has the secret and makes mistakes.
    let Ok(user_data) = std::str::from_utf8(bytes) else { return };
    let mac = Hmac::<Sha256>::new_from_slice(secrets[0].as_bytes()).expect("any key");
    let mac = mac.chain_update(NOW.0.to_string()).chain_update(user_data);
    let hash = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let signed = SignedPerson { user_data: user_data.to_owned(), hash, timestamp: NOW.0 };
    if let Ok(person) = verify_sso(&signed, &secrets, SsoAge::Fresh, NOW) {
        assert!(!person.id.is_empty() && person.id.len() <= 256);
        assert!(person.name.as_str().chars().count() <= 60);
    }
});
