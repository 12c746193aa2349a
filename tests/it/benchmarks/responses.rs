//! Is the end of a response found, however its bytes arrive?

use super::response::Response;

const SIZED: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
const EMPTY: &[u8] = b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n";
const CHUNKED: &[u8] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
    5;name=value\r\nhello\r\nB\r\n\r\n, world\r\n\r\n0\r\nTrailer: one\r\n\r\n";

#[test]
fn a_response_ends_with_its_last_byte_and_not_before() {
    for (bytes, status) in [(SIZED, 200), (EMPTY, 503), (CHUNKED, 200)] {
        for step in 1..=bytes.len() {
            let mut response = Response::default();
            let mut parts = bytes.chunks(step).peekable();
            while let Some(part) = parts.next() {
                let ended = response.feed(part).expect("a response");
                assert_eq!(ended, parts.peek().is_none(), "{step} bytes at a time");
            }
            assert_eq!(response.status, status);
        }
    }
}

#[test]
fn what_has_no_certain_end_is_an_error() {
    let all: [&[u8]; 5] = [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        &[b'x'; 20_000],
    ];
    for bytes in all {
        assert!(Response::default().feed(bytes).is_err(), "{:?}", String::from_utf8_lossy(bytes));
    }
}
