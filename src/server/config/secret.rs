//! Secret settings: hidden when printed, and given in a variable or in a file.
//!
//! A secret `IMAGE_CHAT_X` has a second setting `IMAGE_CHAT_X_FILE`, the path of a file that holds it: file
//! permissions keep other users out, while variables and arguments show in process lists.

use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use std::ffi::OsStr;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Printed in place of a secret.
const HIDDEN: &str = "(hidden)";
/// The longest secret in bytes: keys and addresses are far shorter, an endless device is not.
const MAX_BYTES: u64 = 64 * 1024;

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

/// A secret read from a file; printed as the file's path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretFile {
    path: PathBuf,
    secret: Secret,
}

impl SecretFile {
    /// The content of the file.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    fn read(path: &Path) -> std::io::Result<Self> {
        let mut text = String::new();
        let length = std::fs::File::open(path)?.take(MAX_BYTES + 1).read_to_string(&mut text)?;
        if length as u64 > MAX_BYTES {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        // Editors and `echo` end a file with a line break.
        let secret = Secret::new(text.trim_end_matches(['\r', '\n']));
        Ok(Self { path: path.to_owned(), secret })
    }
}

impl fmt::Display for SecretFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.display().fmt(f)
    }
}

/// Validates a secret; the error says what is expected and does not repeat the value.
pub type Check = fn(&str) -> Result<(), String>;

/// Parses the value of a secret. An invalid one is not repeated in the error.
#[derive(Clone, Copy)]
pub struct Given(pub Check);

impl TypedValueParser for Given {
    type Value = Secret;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Secret, Error> {
        let text = value.to_str().ok_or_else(|| "it is not a text".to_owned());
        let checked = text.and_then(|text| (self.0)(text).map(|()| Secret::new(text)));
        checked.map_err(|reason| {
            let name = argument.map(ToString::to_string).unwrap_or_default();
            let text = format!("invalid value for '{name}': {reason}\n");
            Error::raw(ErrorKind::ValueValidation, text).with_cmd(command)
        })
    }
}

/// Parses the path of a secret's file, and reads it.
pub fn in_file(
    check: Check,
) -> impl Fn(&str) -> Result<SecretFile, String> + Clone + Send + Sync + 'static {
    move |path| {
        let file = SecretFile::read(Path::new(path)).map_err(|error| error.to_string())?;
        check(file.secret.reveal()).map(|()| file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = Secret::new("S-7-secret");
        assert_eq!(
            format!("{secret} {secret:?} {:?}", Some(&secret)),
            "(hidden) (hidden) Some((hidden))"
        );
        assert_eq!(secret.reveal(), "S-7-secret");
        let file = SecretFile { path: "/run/x".into(), secret };
        assert_eq!(file.to_string(), "/run/x");
        assert!(!format!("{file:?}").contains("S-7-secret"));
    }

    #[test]
    fn line_breaks_at_the_end_of_a_file_are_dropped() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret");
        for (content, secret) in [("a b", "a b"), ("a\n", "a"), ("a\r\n", "a"), (" a \n\n", " a ")]
        {
            std::fs::write(&path, content).expect("written");
            assert_eq!(SecretFile::read(&path).expect("read").secret().reveal(), secret);
        }
        std::fs::write(&path, "x".repeat(64 * 1024 + 1)).expect("written");
        assert!(SecretFile::read(&path).is_err(), "too long");
        assert!(SecretFile::read(&folder.path().join("nothing")).is_err());
        assert!(SecretFile::read(Path::new("/dev/zero")).is_err(), "without an end");
    }
}
