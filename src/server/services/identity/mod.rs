//! External identity: people asserted by an OpenID Connect provider or by an embedding site (SSO).

pub mod oidc_login;
pub mod sso_login;
mod sso_role;
