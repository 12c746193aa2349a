//! An answer of the server: its headers and body, which a file can hold.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use std::fs;
use std::io::Result;
use std::path::Path;

/// What belongs to a connection or is written for each answer.
const NOT_REPEATED: [HeaderName; 4] =
    [header::CONNECTION, header::CONTENT_LENGTH, header::DATE, header::TRANSFER_ENCODING];

/// An answer with status 200.
#[derive(Clone)]
pub struct Answer {
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Answer {
    /// The encoding of the body.
    pub fn encoding(&self) -> &str {
        let encoding = self.headers.get(header::CONTENT_ENCODING);
        encoding.and_then(|value| value.to_str().ok()).unwrap_or("plain")
    }

    /// Writes a line for each header that is repeated, an empty line and the body.
    pub fn save(&self, file: &Path) -> Result<()> {
        let mut bytes = Vec::new();
        for (name, value) in &self.headers {
            if !NOT_REPEATED.contains(name) {
                bytes.extend([name.as_str().as_bytes(), b":", value.as_bytes(), b"\n"].concat());
            }
        }
        bytes.push(b'\n');
        bytes.extend(&self.body);
        fs::write(file, bytes)
    }

    /// Reads what [`Self::save`] wrote.
    pub fn load(file: &Path) -> Option<Self> {
        let mut rest = Bytes::from(fs::read(file).ok()?);
        let mut headers = HeaderMap::new();
        loop {
            let line = rest.split_to(memchr::memchr(b'\n', &rest)? + 1);
            let Some(colon) = memchr::memchr(b':', &line) else { break };
            let name = HeaderName::from_bytes(&line[..colon]).ok()?;
            headers.append(name, HeaderValue::from_bytes(&line[colon + 1..line.len() - 1]).ok()?);
        }
        Some(Self { headers, body: rest })
    }
}
