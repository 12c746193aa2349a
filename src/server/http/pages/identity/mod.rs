//! Signing in with another provider.

pub mod oidc;
