//! Settings that are valid one by one and not together.

/// Why a configuration is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A secret is given in both ways.
    #[error("{0} and {0}_FILE are both given; one of them is enough")]
    Twice(&'static str),
    /// The key of an S3 store has two parts, and this one is missing.
    #[error("{0} is missing; a key has an id and a secret")]
    HalfKey(&'static str),
    /// The second belongs to the first, and is missing.
    #[error("{0} is given and {1} is not; TLS takes both")]
    Half(&'static str, &'static str),
    /// An OpenID Connect provider is configured without this setting.
    #[error("{0} is missing; OpenID Connect takes an issuer, a client id and a client secret")]
    NoProvider(&'static str),
}
