//! `SHA256SUMS`: the digests of an archive's entries, as `sha256sum --check` reads them.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Read};

/// The digests of entries by their names, in hexadecimal digits.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<String, String>);

impl Sums {
    /// Adds an entry; false when it is there already.
    pub fn add(&mut self, name: &str, digest: String) -> bool {
        self.0.insert(name.to_owned(), digest).is_none()
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (name, digest)| {
            // Writing into a String does not fail.
            let _ = writeln!(text, "{digest}  {name}");
            text
        })
    }

    /// Reads the text of the file; `None` when it is another text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut sums = Self::default();
        for line in text.lines() {
            let (digest, name) = line.split_once("  ")?;
            sums.add(name, digest.to_owned()).then_some(())?;
        }
        Some(sums)
    }

    /// The first entry that differs from these, which are what is promised.
    pub fn differs(&self, found: &Self) -> Option<Difference> {
        let unlisted = found.0.keys().find(|name| !self.0.contains_key(*name));
        if let Some(name) = unlisted {
            return Some(Difference::Damaged(name.clone()));
        }
        self.0.iter().find_map(|(name, digest)| match found.0.get(name) {
            Some(other) if other == digest => None,
            Some(_) => Some(Difference::Damaged(name.clone())),
            None => Some(Difference::Missing(name.clone())),
        })
    }
}

/// How an entry differs from what is promised.
#[derive(Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is not there.
    Missing(String),
    /// It has another content, or is not listed.
    Damaged(String),
}

/// Passes on what it reads, counts and hashes it.
pub struct Hashing<R> {
    inner: R,
    length: u64,
    hash: Sha256,
}

impl<R: Read> Hashing<R> {
    /// Nothing read yet.
    pub fn new(inner: R) -> Self {
        Self { inner, length: 0, hash: Sha256::new() }
    }

    /// Reads what is left, and returns the number of bytes and the digest of everything.
    pub fn finish(mut self) -> io::Result<(u64, String)> {
        io::copy(&mut self, &mut io::sink())?;
        Ok((self.length, self.digest()))
    }

    /// The digest of what was read.
    pub fn digest(self) -> String {
        hex(&self.hash.finalize())
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.hash.update(&buffer[..length]);
        self.length += length as u64;
        Ok(length)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_it_was_written_and_each_difference_is_named() {
        let mut sums = Sums::default();
        assert!(sums.add("b", "02".into()) && sums.add("a c", "01".into()));
        assert!(!sums.add("b", "03".into()), "twice");
        let mut sums = Sums::parse(&Sums::text(&sums)).expect("readable");
        assert_eq!(sums.text(), "01  a c\n03  b\n");
        let other = Sums::parse("01  a c\n04  b\n").expect("readable");
        assert_eq!(sums.differs(&other), Some(Difference::Damaged("b".into())));
        let fewer = Sums::parse("03  b\n").expect("readable");
        assert_eq!(sums.differs(&fewer), Some(Difference::Missing("a c".into())));
        assert_eq!(fewer.differs(&sums), Some(Difference::Damaged("a c".into())));
        assert!(sums.add("d", "05".into()) && Sums::parse("x").is_none());
    }

    #[test]
    fn the_digest_is_that_of_sha256sum() {
        let (length, digest) = Hashing::new(&b"abc"[..]).finish().expect("read");
        assert_eq!(length, 3);
        assert_eq!(digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
