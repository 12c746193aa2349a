//! The English sentences about API keys, signed payloads and passwords. Those that programs of other sites receive
//! begin with a code for them.

use super::super::causes::ApiKeyRefusal;
use super::super::identity::{SsoMalformed, SsoRefusal, WeakPassword};
use super::browser::text_error_text;
use crate::texts::errors;

pub(super) fn api_key_text(refusal: ApiKeyRefusal) -> &'static str {
    match refusal {
        ApiKeyRefusal::Unknown => "unknown_key: there is no such API key",
        ApiKeyRefusal::Expired => "expired_key: this API key has expired",
        ApiKeyRefusal::Revoked => "revoked_key: this API key was revoked",
    }
}

pub(super) fn sso_text(refusal: SsoRefusal) -> String {
    match refusal {
        SsoRefusal::NoSecret => {
            "no_secret: this tenant has no secret for single sign-on yet".into()
        }
        SsoRefusal::BadSignature => {
            "bad_signature: verificationHash does not fit the data and the timestamp".into()
        }
        SsoRefusal::Expired => "expired: the payload was signed too long ago".into(),
        SsoRefusal::NotYetValid => {
            "not_yet_valid: the timestamp is in the future; are the clocks right?".into()
        }
        SsoRefusal::Replayed => "replayed: this payload was used already; sign a new one".into(),
        SsoRefusal::Malformed(what) => format!("malformed: {}", malformed_text(what)),
        SsoRefusal::MissingField(name) => format!("missing_field: {name} is required"),
    }
}

fn malformed_text(what: SsoMalformed) -> String {
    match what {
        SsoMalformed::DataTooLong { max } => {
            format!("userDataJSONBase64 is longer than {max} bytes")
        }
        SsoMalformed::Seconds => {
            "timestamp is in seconds; sign and send milliseconds since 1970".into()
        }
        SsoMalformed::NotBase64 => "userDataJSONBase64 is not Base64".into(),
        SsoMalformed::NotJson => "the data is not JSON".into(),
        SsoMalformed::NotAnObject => "the data is not a JSON object".into(),
        SsoMalformed::IdTooLong { max } => format!("id is longer than {max} bytes"),
        SsoMalformed::FieldTooLong { field, max } => {
            format!("{field} is longer than {max} characters")
        }
        SsoMalformed::NotText(field) => format!("{field} is not a text"),
        SsoMalformed::NotBoolean(field) => format!("{field} is neither true nor false"),
        SsoMalformed::Groups { max } => format!("groupIds is not a list of at most {max} texts"),
        SsoMalformed::Name { field, error } => format!("{field}: {}", text_error_text(error)),
    }
}

pub(super) fn password_text(weak: WeakPassword) -> String {
    match weak {
        WeakPassword::TooShort { min } => errors::password_too_short(min),
        WeakPassword::TooLong { max } => errors::password_too_long(max),
        WeakPassword::Common => errors::password_common().into(),
        WeakPassword::Personal => errors::password_personal().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::text_of;
    use super::*;
    use crate::model::TextError;
    use crate::protocol::Reason;

    #[test]
    fn refused_payloads_and_passwords_are_told_in_these_words() {
        let malformed = |what| SsoRefusal::Malformed(what).into();
        let name = SsoMalformed::Name { field: "username", error: TextError::Empty };
        let cases: [(Reason, u16, &str); 7] = [
            (
                SsoRefusal::BadSignature.into(),
                401,
                "bad_signature: verificationHash does not fit the data and the timestamp",
            ),
            (SsoRefusal::MissingField("email").into(), 400, "missing_field: email is required"),
            (
                malformed(SsoMalformed::DataTooLong { max: 32_768 }),
                400,
                "malformed: userDataJSONBase64 is longer than 32768 bytes",
            ),
            (
                malformed(SsoMalformed::Groups { max: 100 }),
                400,
                "malformed: groupIds is not a list of at most 100 texts",
            ),
            (malformed(name), 400, "malformed: username: the text is empty"),
            (
                WeakPassword::TooShort { min: 10 }.into(),
                400,
                "please choose a password of at least 10 characters",
            ),
            (
                WeakPassword::Common.into(),
                400,
                "this password is one of those that are tried first; please choose another one",
            ),
        ];
        for (reason, status, text) in cases {
            assert_eq!((reason.code().status(), &*text_of(&reason)), (status, text));
        }
    }
}
