//! `image-chat config`: the effective settings, derived from the arguments so that none is forgotten.

use super::args::Cli;
use crate::server::config::{Config, Secret};
use crate::server::net::cidr::Networks;
use clap::{ArgMatches, CommandFactory};
use std::any::Any;
use std::net::SocketAddr;

/// A line `NAME=value` for each argument with an environment variable, as the environment would give it. Secrets
/// are hidden.
pub fn effective_config(matches: &ArgMatches, config: &Config) -> String {
    let command = Cli::command();
    let lines = command.get_arguments().filter_map(|arg| {
        let name = arg.get_env()?.display();
        Some(format!("{name}={}\n", effective(arg.get_id().as_str(), matches, config)))
    });
    lines.collect()
}

/// Three defaults depend on other settings and one is hidden unless it is the default; `Config` resolves them.
fn effective(id: &str, matches: &ArgMatches, config: &Config) -> String {
    match id {
        "database_url" => config.database.shown_url(&config.data_dir),
        "bus_url" => config.bus.shown_url(),
        "blob_url" => config.blobs.url(&config.data_dir).to_string(),
        "public_url" => config.public_url(),
        _ => parsed(id, matches).unwrap_or_else(|| raw(id, matches)),
    }
}

/// The value in the notation of its type: hidden, or canonical.
fn parsed(id: &str, matches: &ArgMatches) -> Option<String> {
    let secret = || typed::<Secret>(id, matches);
    let networks = || typed::<Networks>(id, matches);
    secret().or_else(networks).or_else(|| typed::<SocketAddr>(id, matches))
}

fn typed<T: Any + Clone + Send + Sync + ToString>(
    id: &str,
    matches: &ArgMatches,
) -> Option<String> {
    matches.try_get_one::<T>(id).ok().flatten().map(T::to_string)
}

/// The value as it was given; empty without one.
fn raw(id: &str, matches: &ArgMatches) -> String {
    let values = matches.get_raw(id).into_iter().flatten();
    values.map(|value| value.to_string_lossy()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::FromArgMatches;

    fn printed(args: &[&str]) -> String {
        let matches = Cli::command().get_matches_from([&["image-chat", "config"], args].concat());
        let cli = Cli::from_arg_matches(&matches).expect("valid arguments");
        effective_config(&matches, &cli.config)
    }

    #[test]
    fn each_setting_has_a_line() {
        let printed = printed(&[]);
        for arg in Cli::command().get_arguments() {
            if let Some(name) = arg.get_env() {
                let line = format!("{}=", name.display());
                assert!(printed.lines().any(|text| text.starts_with(&line)), "{line}");
            }
        }
    }

    #[test]
    fn values_are_canonical_and_secrets_are_hidden() {
        let printed = printed(&[
            "--addr=[0::1]:80",
            "--trusted-proxies= 10.0.0.1, fd00::/8",
            "--oidc-client-secret=canary",
            "--database-url=sqlite://canary",
            "--public-url=https://chat.example/",
            "--tls-cert=/a b.pem",
        ]);
        for line in [
            "IMAGE_CHAT_ADDR=[::1]:80",
            "IMAGE_CHAT_TRUSTED_PROXIES=10.0.0.1/32,fd00::/8",
            "IMAGE_CHAT_OIDC_CLIENT_SECRET=(hidden)",
            "IMAGE_CHAT_DATABASE_URL=(hidden)",
            "IMAGE_CHAT_PUBLIC_URL=https://chat.example",
            "IMAGE_CHAT_TLS_CERT=/a b.pem",
            "IMAGE_CHAT_TLS_KEY=",
        ] {
            assert!(printed.lines().any(|text| text == line), "{line} in {printed}");
        }
        assert!(!printed.contains("canary"), "{printed}");
    }
}
