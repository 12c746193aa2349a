//! The OpenID Connect provider.

use super::error::ConfigError;
use super::secret::{Given, Secret, SecretFile, in_file};
use crate::server::net::safe_url::is_safe;
use clap::Args;
use url::Url;

const ISSUER: &str = "IMAGE_CHAT_OIDC_ISSUER";
const CLIENT_ID: &str = "IMAGE_CHAT_OIDC_CLIENT_ID";
const CLIENT_SECRET: &str = "IMAGE_CHAT_OIDC_CLIENT_SECRET";

/// The settings as they are given: all of them, or none.
#[derive(Clone, Debug, Default, Args)]
pub struct OidcArgs {
    /// Address of an OpenID Connect provider to sign in with, as in `https://login.example.org`
    #[arg(long, env = "IMAGE_CHAT_OIDC_ISSUER", value_parser = issuer, global = true)]
    pub oidc_issuer: Option<String>,
    /// What the provider calls this server
    #[arg(long, env = "IMAGE_CHAT_OIDC_CLIENT_ID", global = true)]
    pub oidc_client_id: Option<String>,
    /// The secret that goes with it
    #[arg(long, env = "IMAGE_CHAT_OIDC_CLIENT_SECRET", value_parser = Given(secret), hide_env_values = true, global = true)]
    pub oidc_client_secret: Option<Secret>,
    /// A file that holds the secret, instead of the setting itself
    #[arg(long, env = "IMAGE_CHAT_OIDC_CLIENT_SECRET_FILE", value_parser = in_file(secret), global = true)]
    pub oidc_client_secret_file: Option<SecretFile>,
    /// What the button says after "Continue with". Default: the provider's host
    #[arg(long, env = "IMAGE_CHAT_OIDC_NAME", global = true)]
    pub oidc_name: Option<String>,
}

/// A complete configuration of a provider.
#[derive(Clone, Debug)]
pub struct OidcSettings {
    /// The issuer's URL.
    pub issuer: String,
    /// The client id of this server.
    pub client_id: String,
    /// The client secret.
    pub client_secret: Secret,
    /// The name on the button.
    pub name: String,
}

impl OidcArgs {
    /// The provider; `None` when none of the settings is given.
    ///
    /// # Errors
    /// A setting is missing, or given twice.
    pub fn settings(&self) -> Result<Option<OidcSettings>, ConfigError> {
        if self.oidc_client_secret.is_some() && self.oidc_client_secret_file.is_some() {
            return Err(ConfigError::Twice(CLIENT_SECRET));
        }
        let in_file = || self.oidc_client_secret_file.as_ref().map(SecretFile::secret);
        let secret = self.oidc_client_secret.as_ref().or_else(in_file).cloned();
        let given = (self.oidc_issuer.clone(), self.oidc_client_id.clone(), secret);
        if let ((None, None, None), None) = (&given, &self.oidc_name) {
            return Ok(None);
        }
        let issuer = given.0.ok_or(ConfigError::NoProvider(ISSUER))?;
        let client_id = given.1.ok_or(ConfigError::NoProvider(CLIENT_ID))?;
        let client_secret = given.2.ok_or(ConfigError::NoProvider(CLIENT_SECRET))?;
        let name = self.oidc_name.clone().unwrap_or_else(|| host_of(&issuer));
        Ok(Some(OidcSettings { issuer, client_id, client_secret, name }))
    }
}

fn host_of(issuer: &str) -> String {
    let url = Url::parse(issuer).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

fn issuer(text: &str) -> Result<String, String> {
    let wanted = "it takes an address like https://login.example.org";
    let url = Url::parse(text).map_err(|error| format!("{error}; {wanted}"))?;
    if !is_safe(&url) {
        return Err(format!("{wanted}; http is for this machine alone"));
    }
    let is_plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    if is_plain { Ok(text.to_owned()) } else { Err(format!("{wanted}, and nothing behind it")) }
}

fn secret(text: &str) -> Result<(), String> {
    if text.is_empty() { Err("it is empty".into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_accepted_for_loopback_alone() {
        let fine =
            ["https://a.example/x", "http://127.0.0.1:1", "http://[::1]:1", "http://localhost"];
        for address in fine {
            assert!(issuer(address).is_ok(), "{address}");
        }
        let bad = [
            "http://a.example",
            "http://127.0.0.1.a.example",
            "http://localhost.a.example",
            "ftp://localhost",
            "a",
            "https://a/?b",
        ];
        for address in bad {
            assert!(issuer(address).is_err(), "{address}");
        }
    }

    #[test]
    fn all_settings_are_given_or_none() {
        let all = OidcArgs {
            oidc_issuer: Some("https://login.example".into()),
            oidc_client_id: Some("chat".into()),
            oidc_client_secret: Some(Secret::new("canary")),
            ..OidcArgs::default()
        };
        assert!(OidcArgs::default().settings().is_ok_and(|settings| settings.is_none()));
        let settings = all.settings().expect("complete").expect("there");
        assert_eq!(settings.name, "login.example");
        let without = OidcArgs { oidc_client_secret: None, ..all.clone() };
        let missing = without.settings().err();
        assert_eq!(missing, Some(ConfigError::NoProvider(CLIENT_SECRET)));
        let alone = OidcArgs { oidc_name: Some("x".into()), ..OidcArgs::default() };
        assert!(alone.settings().is_err());
        assert!(!format!("{all:?}{settings:?}").contains("canary"));
    }
}
