//! Bodies of `POST /api/v1/tenants/{tenant}/sso`. Knows no secret and no rule.

use super::rest::UserBody;
use crate::model::DisplayName;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who the embedding page says is there: one of the two. Other fields of a page's configuration, such
/// as `loginURL`, are for the page itself.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SsoRequest {
    /// Signed by the embedding site.
    #[serde(default)]
    pub sso: Option<SignedPerson>,
    /// Said by the page alone.
    #[serde(default, rename = "simpleSSO")]
    pub simple: Option<SimplePerson>,
}

/// A person as the embedding site signed them.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SignedPerson {
    /// Base64 of a JSON object.
    #[serde(rename = "userDataJSONBase64")]
    pub user_data: String,
    /// Lower-case hex of HMAC-SHA256 over the timestamp and the text above.
    #[serde(rename = "verificationHash")]
    pub hash: String,
    /// When it was signed: milliseconds since 1970.
    pub timestamp: i64,
}

/// A person as a page calls them, which proves nothing.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SimplePerson {
    /// Their name.
    pub username: DisplayName,
    /// The name to be shown, when it is another one.
    #[serde(default)]
    pub display_name: Option<DisplayName>,
}

/// 201 of `POST /api/v1/tenants/{tenant}/sso`
#[derive(Serialize, ToSchema)]
pub struct SsoBody {
    /// Who it is here.
    pub user: UserBody,
    /// To be sent as `Authorization: Bearer {token}`.
    pub token: String,
    /// For the first live socket; absent when too many tickets wait to be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
}
