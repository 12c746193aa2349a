//! The encoding of a body that a request prefers (RFC 9110, 12.5.3).

use axum::http::{HeaderMap, HeaderValue, header};

/// The encodings that there are, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// For programs, and for browsers without TLS.
    Gzip,
    /// A tenth less than gzip.
    Brotli,
}

impl Encoding {
    /// The one with the most weight; the best one of those that have the same.
    pub fn preferred_by(request: &HeaderMap) -> Self {
        let values = request.get_all(header::ACCEPT_ENCODING).iter();
        let entries = values.filter_map(|value| value.to_str().ok()).flat_map(|all| all.split(','));
        let accepted = entries.filter_map(Self::parse).filter(|(weight, _)| *weight > 0.0);
        let best = accepted.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        best.map_or(Self::Identity, |(_, encoding)| encoding)
    }

    /// An entry such as `gzip` or `gzip;q=0.5`.
    fn parse(entry: &str) -> Option<(f32, Self)> {
        let (name, weight) = entry.split_once(';').unwrap_or((entry, ""));
        let known = [("br", Self::Brotli), ("gzip", Self::Gzip), ("identity", Self::Identity)];
        let named = |(known, _): &&(&str, Self)| name.trim().eq_ignore_ascii_case(known);
        let (_, encoding) = known.iter().find(named)?;
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse().ok());
        Some((weight.unwrap_or(1.0), *encoding))
    }

    /// Its name in a header; none for a body as it is.
    pub fn name(self) -> Option<HeaderValue> {
        match self {
            Self::Brotli => Some(HeaderValue::from_static("br")),
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Identity => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, Brotli, Gzip, Identity};
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn the_preferred_encoding_is_used_and_a_refused_one_is_not() {
        for (accepted, expected) in [
            ("", Identity),
            ("*", Identity),
            ("gzip", Gzip),
            (" GZIP;q=0.1", Gzip),
            ("gzip; q=0", Identity),
            ("gzip, deflate, br, zstd", Brotli),
            ("br;q=0, gzip", Gzip),
            ("br;q=0.5, gzip", Gzip),
            ("br;q=0.5, gzip;q=0.5", Brotli),
            ("identity, gzip;q=0.5", Identity),
            ("gzip;q=x", Gzip),
        ] {
            let value = HeaderValue::from_static(accepted);
            let request = HeaderMap::from_iter([(header::ACCEPT_ENCODING, value)]);
            assert_eq!(Encoding::preferred_by(&request), expected, "{accepted}");
        }
    }
}
