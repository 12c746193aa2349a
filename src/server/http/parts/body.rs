//! Bodies from parts, in each encoding.

use super::shared_part::Part;
use super::{brotli, gzip};
use bytes::Bytes;
use crc32fast::Hasher;

/// The body as it is.
pub fn plain(parts: Vec<Part<'_>>) -> Vec<Bytes> {
    let bytes = |part| match part {
        Part::Shared(shared) => shared.plain.clone(),
        Part::Own(own) => own.into(),
    };
    parts.into_iter().map(bytes).collect()
}

/// The body in gzip.
pub fn in_gzip(parts: Vec<Part<'_>>) -> Vec<Bytes> {
    let mut crc = Hasher::new();
    let mut length = 0_usize;
    let mut body = vec![Bytes::from_static(&gzip::BEGIN)];
    for part in parts {
        match part {
            Part::Shared(shared) => {
                crc.combine(&shared.crc);
                length += shared.plain.len();
                body.push(shared.deflated.clone());
            }
            Part::Own(own) => {
                crc.update(own.as_bytes());
                length += own.len();
                body.push(gzip::stored(own.as_bytes()).into());
            }
        }
    }
    body.push(gzip::end(crc, length).into());
    body
}

/// The body in brotli.
pub fn in_brotli(parts: Vec<Part<'_>>) -> Vec<Bytes> {
    let mut body = vec![Bytes::from_static(&brotli::BEGIN)];
    body.extend(parts.into_iter().map(|part| match part {
        Part::Shared(shared) => shared.brotli.clone(),
        Part::Own(own) => brotli::stored(own.as_bytes()).into(),
    }));
    body.push(Bytes::from_static(&brotli::END));
    body
}

#[cfg(test)]
mod tests {
    use super::super::shared_part::SharedPart;
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    /// Each of these bodies, read again.
    fn check(parts: &[(bool, String)]) {
        let shared: Vec<_> = parts.iter().map(|(_, text)| SharedPart::new(text.clone())).collect();
        let part = |((is_shared, text), shared): (&(bool, String), _)| match is_shared {
            true => Part::Shared(shared),
            false => Part::Own(text.clone()),
        };
        let body = || parts.iter().zip(&shared).map(part).collect();
        let whole: String = parts.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(plain(body()).concat(), whole.as_bytes());
        let packed = in_gzip(body()).concat();
        let mut unpacked = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).expect("gzip");
        assert!(unpacked == whole.as_bytes(), "gzip of {} bytes", whole.len());
        let packed = in_brotli(body()).concat();
        let mut unpacked = Vec::new();
        ::brotli::Decompressor::new(packed.as_slice(), 4_096)
            .read_to_end(&mut unpacked)
            .expect("brotli");
        assert!(unpacked == whole.as_bytes(), "brotli of {} bytes", whole.len());
    }

    #[test]
    fn what_is_put_together_is_what_is_read() {
        let text = |n: usize| (0..n).map(|i| format!("{} ", i * 7919 % 1_000)).collect::<String>();
        check(&[]);
        check(&[(true, String::new()), (false, String::new())]);
        check(&[(true, text(3_000)), (false, text(20)), (true, text(5_000)), (false, text(1))]);
        check(&[(false, text(70_000)), (true, text(1)), (true, text(400_000))]);
        // What is alike, and what is a word of the dictionary that brotli brings along.
        let words = || "<div class=\"download\">Wikipedia, the free encyclopedia</div>".repeat(40);
        check(&[(true, words()), (false, "a".into()), (true, words()), (true, words())]);
        check(&(1..40).map(|n| (n % 3 > 0, text(n))).collect::<Vec<_>>());
    }

    #[test]
    fn the_length_of_an_own_part_does_not_depend_on_what_it_says() {
        let shared = SharedPart::new("token=7f3a".repeat(100));
        let parts = |own: &str| vec![Part::Shared(&shared), Part::Own(own.into())];
        let lengths =
            |own: &str| (in_gzip(parts(own)).concat().len(), in_brotli(parts(own)).concat().len());
        assert_eq!(lengths("token=7f3a"), lengths("token=0123"));
        assert!(shared.deflated.len() < 100 && shared.brotli.len() < 100);
    }
}
