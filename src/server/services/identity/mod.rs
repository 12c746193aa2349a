//! People whose identity somebody else asserts: an OpenID Connect provider, or the site that embeds.

pub mod oidc_login;
pub mod sso_login;
